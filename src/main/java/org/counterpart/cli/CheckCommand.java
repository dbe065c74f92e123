package org.counterpart.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.report.Fields;
import org.counterpart.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code counterpart check STUDY.yaml}: every problem of plan and data, nothing computed. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Checks a plan and its data, lists every problem, computes nothing.",
        footer = {"", "Example: counterpart check examples/pvp-residual-pain/study.yaml"})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "STUDY.yaml", description = "the study plan")
    private Path study;

    @Override
    public Integer call() throws IOException {
        StudyPlan plan = StudyPlanReader.read(study);
        if (plan.published().isPresent()) {
            PublishedReader.read(plan.published().get());
        }
        ReadResult read = Study.read(plan);
        Study.checkParts(plan, read);
        if (common.json()) {
            Fields out = Fields.of("check", common.messages());
            out.put("sound", true).put("records", read.records()).put("encoding", read.encoding());
            out.notesIfAny("notes", Study.notes(plan, read));
            common.out().print(out.write());
        } else {
            common.out()
                    .println(common.messages()
                            .text(
                                    "study.check.sound",
                                    study.toString(),
                                    read.records(),
                                    plan.cohort().given(),
                                    read.encoding()));
            Study.notes(plan, read)
                    .forEach(n -> common.out().println(common.messages().text(n)));
        }
        return ExitCode.DONE;
    }
}
