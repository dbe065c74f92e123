package org.counterpart.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.source.SourceText;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.cohort.CohortFile;

/**
 * Something that goes into a run: the plan, a file of subjects, the table a database gives, published results.
 *
 * @param name of the file, without folders; of a database its product and name
 * @param subjects whether it holds single subjects
 * @param there whether it can be read at all
 * @param content of a file its bytes; of a database the table as plain text, its rows sorted
 */
public record PlanInput(String name, boolean subjects, boolean there, Content content) {
    /** Reads it. */
    @FunctionalInterface
    public interface Content {
        byte[] bytes() throws IOException;
    }

    public static List<PlanInput> of(StudyPlan plan) {
        List<PlanInput> inputs = new ArrayList<>();
        inputs.add(new PlanInput(plan.source().file().getFileName().toString(), false, true, plan.source()::bytes));
        CohortFile cohort = plan.cohort();
        if (cohort.file().isEmpty()) {
            inputs.add(new PlanInput(
                    cohort.given(),
                    true,
                    true,
                    () -> SourceText.of(cohort.place(), cohort.given(), cohort.csv())
                            .sorted()));
        }
        plan.data().forEach(file -> inputs.add(of(file, true)));
        plan.published().ifPresent(file -> inputs.add(of(file, false)));
        return inputs;
    }

    private static PlanInput of(Path file, boolean subjects) {
        return new PlanInput(
                file.getFileName().toString(), subjects, Files.isRegularFile(file), () -> Files.readAllBytes(file));
    }
}
