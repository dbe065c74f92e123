package org.counterpart.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.counterpart.matching.MatchingLottery;
import org.counterpart.multiverse.Multiverse;
import org.counterpart.multiverse.MultiverseSummary;
import org.counterpart.output.MultiverseFiles;
import org.counterpart.output.OutputFolder;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.report.Messages;
import org.counterpart.report.Wording;
import org.counterpart.report.multiverse.MultiverseJson;
import org.counterpart.report.multiverse.MultiverseTables;
import org.counterpart.stats.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterpart multiverse STUDY.yaml}: the study over other valid matchings and other defensible choices. */
@Command(
        name = "multiverse",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Re-analyses a study over random valid matchings, over a grid of choices, or both.",
        footer = {
            "",
            "Without --grid: the plan's own analysis on each of the drawn matchings. With --grid: every combination of the plan's multiverse:"
                    + " lists on its own matching, or, with --draws too, on so many drawn ones.",
            "Example: counterpart multiverse examples/pvp-residual-pain/study.yaml --draws 10000"
        })
final class MultiverseCommand implements Callable<Integer> {
    enum Lottery {
        fuzzy,
        greedy
    }

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "STUDY.yaml", description = "the study plan")
    private Path study;

    @Option(names = "--draws", paramLabel = "B", description = "matchings to draw (default: 1000, with --grid none)")
    private Integer draws;

    @Option(names = "--grid", description = "every combination of the plan's multiverse: lists, or of the default ones")
    private boolean grid;

    @Option(
            names = "--lottery",
            paramLabel = "fuzzy|greedy",
            description = "cases in random order take any eligible control left (default), or the nearest one left")
    private Lottery lottery = Lottery.fuzzy;

    @Option(names = "--seed", paramLabel = "N", description = "seed of the lottery (default: 1)")
    private long seed = 1;

    @Option(
            names = "--limit-seconds",
            paramLabel = "S",
            description = "stop after so long and report what is done: the first so many universes of the whole run")
    private Double limit;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "folder for multiverse.json, specifications.csv and the figures (default: none)")
    private Path output;

    @Option(names = "--force", description = "replace a folder that is not an earlier result")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        long start = System.nanoTime();
        if (draws != null && (draws < 1 || draws > 10_000_000)) {
            throw common.usage("--draws must be between 1 and 10000000, got " + draws);
        }
        if (limit != null && !(limit > 0)) {
            throw common.usage("--limit-seconds must be above 0, got " + limit);
        }
        StudyPlan plan = StudyPlanReader.read(study);
        common.warnOfOthers(plan);
        Messages messages = common.messages();
        Optional<OutputFolder> target = Optional.ofNullable(output)
                .map(o -> new OutputFolder(
                        o, force ? OutputFolder.Existing.REPLACE : OutputFolder.Existing.KEEP, plan.inputs()));
        if (target.isPresent() && !target.get().free()) {
            common.commandLine().getErr().println(messages.text("study.exists", output.toString()));
            return ExitCode.PROBLEMS;
        }
        if (!plan.hasOutcome()) {
            throw common.usage("a multiverse is of odds ratios, and the plan names no outcome (case:)");
        }
        if (draws != null && !plan.design().matches()) {
            throw common.usage("--draws draws matchings, and design: "
                    + plan.design().word() + " makes none; use --grid, or leave --draws out");
        }
        Multiverse chosen = Multiverse.of(plan, draws == null ? OptionalInt.empty() : OptionalInt.of(draws), grid)
                .with(MatchingLottery.Rule.valueOf(lottery.name().toUpperCase(Locale.ROOT)))
                .withSeed(seed);
        BooleanSupplier stop = () -> limit != null && System.nanoTime() - start > limit * 1e9;
        Multiverse.Result result = common.onThreads(() -> chosen.run(plan, common.threads, stop));
        MultiverseSummary summary = MultiverseSummary.of(result);
        if (target.isPresent()) {
            Optional<Path> kept = target.get().write(MultiverseFiles.of(result, summary, messages, Version.number()));
            kept.ifPresent(k -> common.warn(messages.text("report.output.kept", k.toString())));
        }
        if (common.json()) {
            common.out().print(MultiverseJson.of(result, summary, messages).write());
        } else {
            print(result, summary, messages);
        }
        return ExitCode.DONE;
    }

    private void print(Multiverse.Result result, MultiverseSummary summary, Messages messages) {
        common.out().println(OneLine.of(Wording.title(result.plan(), messages)));
        if (result.plan().cohort().synthetic()) {
            common.out().println(messages.text("study.synthetic"));
        }
        common.out().println();
        MultiverseTables tables = new MultiverseTables(messages);
        common.out().println(common.text(tables.distributions(result, summary)));
        if (!result.procedure().grid().choices().isEmpty()) {
            common.out().println(common.text(tables.influence(result, summary)));
        }
        if (output != null) {
            common.out().println(messages.text("study.files", output.toString()));
        }
    }
}
