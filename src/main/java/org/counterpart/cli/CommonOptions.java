package org.counterpart.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.counterpart.analysis.AskedWrongly;
import org.counterpart.plan.StudyPlan;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.Table;
import org.counterpart.report.TextTable;
import org.counterpart.stats.OneLine;
import org.counterpart.stats.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options every command has, and the two places a command may print to. */
final class CommonOptions {
    enum Format {
        text,
        json
    }

    enum Language {
        en,
        zh
    }

    static final String DRIVERS = "--drivers";

    private static final int MOST_THREADS = 1024;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "text for people (default) or json for programs")
    Format format = Format.text;

    @Option(names = "--lang", paramLabel = "en|zh", description = "language of messages and tables (default: en)")
    Language language = Language.en;

    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads to use (default: all); never changes a result")
    void threads(int given) {
        if (given < 1 || given > MOST_THREADS) {
            throw usage("--threads must be from 1 to " + MOST_THREADS + ", got " + given);
        }
        threads = given;
    }

    @Option(
            names = DRIVERS,
            paramLabel = "DIR",
            description = "folder of the jars that read Parquet, DuckDB, SQLite and other databases (default: drivers)")
    Path drivers;

    @Option(names = "--quiet", description = "no progress, no warnings")
    boolean quiet;

    @Option(names = "--stacktrace", description = "show where in the program an error arose")
    boolean stacktrace;

    Messages messages() {
        return Messages.of(language.name());
    }

    boolean json() {
        return format == Format.json;
    }

    /** Where results go. */
    PrintWriter out() {
        return commandLine().getOut();
    }

    /** A table in letters, its ranges as the language writes them. */
    String text(Table table) {
        return TextTable.of(table.in(messages()));
    }

    /** Where progress and warnings go. */
    void warn(String text) {
        if (!quiet) {
            commandLine().getErr().println(text);
            commandLine().getErr().flush();
        }
    }

    /**
     * The constant that an option's word means.
     *
     * @param usage makes the exception that says what an option may be
     */
    static <E extends Enum<E>> E chosen(
            String option, String word, E[] values, Function<String, ParameterException> usage) {
        return Arrays.stream(values)
                .filter(v -> Json.word(v).equals(word))
                .findFirst()
                .orElseThrow(() -> usage.apply(option + " must be one of "
                        + Arrays.stream(values).map(Json::word).toList() + ", got " + word));
    }

    /** Says, where a plan has several outcomes, that a command looks at the first alone. */
    void warnOfOthers(StudyPlan plan) {
        if (plan.outcomes().all().size() > 1) {
            warn(messages()
                    .text(
                            "study.outcome.only-first",
                            plan.outcomes().own().orElseThrow().name()));
        }
    }

    /**
     * Does the work, parallel parts of it on as many threads as asked for; the numbers are the same with any. What it
     * throws is thrown here.
     */
    <T> T onThreads(Callable<T> work) throws Exception {
        Progress progress = Progress.current();
        FutureTask<T> task = new FutureTask<>(() -> Progress.during(progress, work));
        ForkJoinPool pool = new ForkJoinPool(Math.max(1, threads));
        try {
            pool.execute(task);
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            pool.shutdown();
        }
    }

    /** An analysis on those threads; one that no file could answer is wrong usage. */
    <T> T analysed(Callable<T> analysis) throws Exception {
        try {
            return onThreads(analysis);
        } catch (AskedWrongly e) {
            throw usage(e.getMessage());
        }
    }

    CommandLine commandLine() {
        return spec.commandLine();
    }

    CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(commandLine(), OneLine.of(message));
    }
}
