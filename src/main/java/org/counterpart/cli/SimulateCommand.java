package org.counterpart.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.counterpart.cohort.CsvCohortWriter;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.report.Json;
import org.counterpart.simulation.SimulationModel;
import org.counterpart.simulation.SyntheticCohort;
import org.counterpart.stats.Note;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code counterpart simulate STUDY.yaml -o cohort.csv}: draws a synthetic cohort from the plan's declared model. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Draws a synthetic cohort from the model a plan declares under simulation:.",
        footer = {"", "Example: counterpart simulate examples/pvp-residual-pain/study.yaml -o cohort.csv"})
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "STUDY.yaml", description = "study plan with a simulation: key")
    private Path study;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "where the cohort goes (default: standard output)")
    private Path output;

    @Option(names = "--n", paramLabel = "N", description = "subjects (default: the plan's simulation.n)")
    private Integer n;

    @Option(names = "--seed", paramLabel = "N", description = "seed (default: the plan's simulation.seed)")
    private Long seed;

    @Option(names = "--force", description = "replace the plan's own cohort file though it differs")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        if (n != null && (n < 2 || n > 10_000_000)) {
            throw common.usage("--n must be between 2 and 10000000, got " + n);
        }
        if (common.json() && output == null) {
            throw common.usage("--format json needs -o FILE.csv, since the cohort itself goes to standard output");
        }
        StudyPlan plan = StudyPlanReader.read(study);
        common.warnOfOthers(plan);
        SimulationModel model = plan.simulation()
                .orElseThrow(() -> new ProblemsException(
                        List.of(plan.source().problem("simulation", "", Note.of("simulation.none")))));
        SyntheticCohort.Result drawn = new SyntheticCohort(
                        model, plan.selection().derivations(), plan.selection().caseDefinition())
                .draw(n == null ? model.n() : n, seed == null ? model.seed() : seed);
        String csv = CsvCohortWriter.write(drawn.cohort());
        if (output == null) {
            common.out().print(csv);
            return ExitCode.DONE;
        }
        write(csv.getBytes(StandardCharsets.UTF_8), plan);
        common.out().print(common.json() ? Json.write(json(drawn)) : text(drawn));
        return ExitCode.DONE;
    }

    /** Writes the file, unless it is the plan's cohort and holds something else: that may be patients. */
    private void write(byte[] bytes, StudyPlan plan) throws IOException {
        if (!force
                && Files.exists(output)
                && isCohort(plan)
                && !java.util.Arrays.equals(Files.readAllBytes(output), bytes)) {
            throw new ProblemsException(List.of(
                    plan.source().problem("cohort.file", plan.cohort().given(), Note.of("simulation.overwrites"))));
        }
        Files.write(output, bytes);
    }

    private boolean isCohort(StudyPlan plan) throws IOException {
        Path cohort = plan.cohort().file().orElse(null);
        return cohort != null && Files.exists(cohort) && Files.isSameFile(output, cohort);
    }

    private String text(SyntheticCohort.Result drawn) {
        return common.messages()
                        .text(
                                "simulation.done",
                                drawn.cohort().size(),
                                drawn.cases(),
                                drawn.seed(),
                                drawn.intercept(),
                                output.toString())
                + "\n";
    }

    private static ObjectNode json(SyntheticCohort.Result drawn) {
        ObjectNode node = Json.object();
        node.put("synthetic", true);
        node.put("n", drawn.cohort().size());
        node.put("cases", drawn.cases());
        node.put("seed", drawn.seed());
        node.put("intercept", drawn.intercept());
        return node;
    }
}
