package org.counterpart.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.counterpart.cohort.Problem;
import org.counterpart.cohort.ProblemsException;
import org.counterpart.report.Messages;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.OneLine;
import picocli.CommandLine;

/** Turns what went wrong into one clear message and an exit status; never a stack trace unless asked. */
final class Failure implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        // The parse result handed over is the program's; the options stand with the command.
        CommandLine.ParseResult own = commandLine.getParseResult();
        if (own.hasMatchedOption("--stacktrace")) {
            e.printStackTrace(err);
        }
        Messages messages = Messages.of(
                own.matchedOptionValue("--lang", CommonOptions.Language.en).name());
        int status = explain(e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e, err, messages);
        err.flush();
        return status;
    }

    /** Says what went wrong; the exit status. */
    static int explain(Throwable e, PrintWriter err, Messages messages) {
        if (e instanceof ProblemsException problems) {
            problems.problems().forEach(p -> err.println(line(p, messages)));
            err.println(messages.text("cli.problems", problems.problems().size()));
            return ExitCode.PROBLEMS;
        }
        if (e instanceof NotAnalysableException not) {
            err.println(messages.text(not.note()));
            return ExitCode.NOT_ANALYSABLE;
        }
        if (e instanceof FileSystemException file) {
            String key = e instanceof NoSuchFileException
                    ? "cli.no-such-file"
                    : e instanceof AccessDeniedException ? "cli.access-denied" : "cli.cannot-use-file";
            err.println(messages.text(key, String.valueOf(file.getFile()), String.valueOf(file.getReason())));
            return ExitCode.PROBLEMS;
        }
        if (e instanceof InvalidPathException path) {
            err.println(messages.text("cli.no-path", OneLine.of(path.getInput())));
            return ExitCode.PROBLEMS;
        }
        if (e instanceof MalformedInputException) {
            err.println(messages.text("cli.malformed-text"));
            return ExitCode.PROBLEMS;
        }
        if (e instanceof IOException) {
            err.println(messages.text("cli.io", String.valueOf(e.getMessage())));
            return ExitCode.PROBLEMS;
        }
        if (e instanceof OutOfMemoryError) {
            err.println(messages.text("cli.memory"));
            return ExitCode.NOT_ANALYSABLE;
        }
        err.println(messages.text("cli.bug", e.getClass().getSimpleName()));
        return ExitCode.BUG;
    }

    /** {@code file:line: column "bmd": "1,2" is not a number}. */
    static String line(Problem p, Messages messages) {
        StringBuilder out = new StringBuilder(OneLine.of(p.source()));
        if (p.line() > 0) {
            out.append(String.format(Locale.ROOT, ":%d", p.line()));
        }
        out.append(": ");
        if (!p.column().isEmpty()) {
            out.append(OneLine.of(p.column())).append(": ");
        }
        if (!p.cell().isEmpty()) {
            out.append('"').append(OneLine.of(p.cell())).append("\": ");
        }
        return out.append(messages.text(p.what())).toString();
    }
}
