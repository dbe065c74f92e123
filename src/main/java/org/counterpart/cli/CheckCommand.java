package org.counterpart.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.cohort.Flow;
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
            if (plan.outcomes().named()) {
                out.each("outcomes", plan.ofEachOutcome(), (row, one) -> outcome(row, one, read));
            }
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
            if (plan.outcomes().named()) {
                plan.ofEachOutcome().forEach(one -> common.out().println(counts(one, read)));
            }
            Study.notes(plan, read)
                    .forEach(n -> common.out().println(common.messages().text(n)));
        }
        return ExitCode.DONE;
    }

    private static String name(StudyPlan one) {
        return one.outcomes().own().orElseThrow().name();
    }

    private static void outcome(Fields row, StudyPlan one, ReadResult read) {
        Flow flow = one.selection().select(read.cohort()).flow();
        row.put("name", name(one)).put("cases", flow.cases());
        row.put("controls", flow.controls()).put("undetermined", flow.undetermined());
    }

    private String counts(StudyPlan one, ReadResult read) {
        Flow flow = one.selection().select(read.cohort()).flow();
        return common.messages()
                .text("study.outcome.counts", name(one), flow.cases(), flow.controls(), flow.undetermined());
    }
}
