package org.counterpart.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.counterpart.output.OutputFolder;
import org.counterpart.output.StudyFiles;
import org.counterpart.plan.ReportPlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.report.Messages;
import org.counterpart.report.Table;
import org.counterpart.report.TextTable;
import org.counterpart.report.Wording;
import org.counterpart.report.json.StudyJson;
import org.counterpart.report.section.OutcomeText;
import org.counterpart.report.section.StudyTables;
import org.counterpart.stats.OneLine;
import org.counterpart.stats.Progress;
import org.counterpart.study.Study;
import org.counterpart.study.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterpart run STUDY.yaml}: the whole study, from the cohort file to the report folder. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Does the whole study a plan describes and writes a report folder.",
        footer = {"", "Example: counterpart run examples/pvp-residual-pain/study.yaml -o results"})
final class RunCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "STUDY.yaml", description = "the study plan")
    private Path study;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "report folder (default: output beside the plan)")
    private Path output;

    @Option(names = "--force", description = "replace a folder that is not an earlier result")
    private boolean force;

    @Option(
            names = "--min-cell",
            paramLabel = "N",
            description = {
                "publish no count of subjects from 1 to N-1, nor a number that gives one away, in report, tables, figures and results.json (N at least"
                        + " 3; default: report.min-cell of the plan, else every count)",
                "pairs.csv, matched.csv, verify.R and verify.sps stay as they are, for the researcher, not for publication"
            })
    private Integer minCell;

    @Override
    public Integer call() throws Exception {
        if (minCell != null && minCell < ReportPlan.LEAST_MIN_CELL) {
            throw common.usage("--min-cell must be at least " + ReportPlan.LEAST_MIN_CELL + ", got " + minCell);
        }
        Messages messages = common.messages();
        StudyPlan read = StudyPlanReader.read(study);
        StudyPlan plan = minCell == null ? read : read.withMinCell(minCell);
        Path folder =
                output != null ? output : study.toAbsolutePath().getParent().resolve("output");
        OutputFolder target = new OutputFolder(
                folder, force ? OutputFolder.Existing.REPLACE : OutputFolder.Existing.KEEP, plan.inputs());
        if (!target.free()) {
            common.commandLine().getErr().println(messages.text("study.exists", folder.toString()));
            return ExitCode.PROBLEMS;
        }
        Progress progress = Progress.current();
        StudyResult result = common.onThreads(() -> Study.run(plan, common.threads, progress::step));
        progress.step("study.step.report");
        Map<String, byte[]> files = common.onThreads(() -> StudyFiles.of(result, Version.number()));
        Optional<Path> kept = target.write(files);
        kept.ifPresent(k -> common.warn(messages.text("report.output.kept", k.toString())));
        if (StudyFiles.lackLetters(plan.report())) {
            common.warn(messages.text("report.no-letters"));
        }
        if (common.json()) {
            common.out().print(StudyJson.of(result, messages).write());
        } else {
            print(result, messages, folder);
        }
        return ExitCode.DONE;
    }

    private void print(StudyResult result, Messages messages, Path folder) {
        common.out().println(OneLine.of(Wording.title(result.plan(), messages)));
        if (result.plan().cohort().synthetic()) {
            common.out().println(messages.text("study.synthetic"));
        }
        common.out().println();
        for (Table table : new StudyTables(result, messages).all()) {
            common.out().println(TextTable.of(table));
        }
        for (StudyResult other : result.others()) {
            common.out()
                    .println(messages.text("study.outcome.heading", new OutcomeText(other, messages).label()) + "\n");
            for (Table table : new StudyTables(other, messages).all()) {
                common.out().println(TextTable.of(table));
            }
        }
        common.out().println(messages.text("study.files", folder.toString()));
    }
}
