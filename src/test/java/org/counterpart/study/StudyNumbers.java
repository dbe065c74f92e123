package org.counterpart.study;

import java.io.IOException;
import java.nio.file.Path;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.report.Messages;
import org.counterpart.report.json.StudyJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The numbers of a plan's study without report, figures and documents: what {@code results.json} holds. */
public final class StudyNumbers {
    private StudyNumbers() {}

    public static JsonNode of(Path plan) throws IOException {
        return of(StudyPlanReader.read(plan));
    }

    /** @param minCell smallest count to publish */
    public static JsonNode of(Path plan, int minCell) throws IOException {
        return of(StudyPlanReader.read(plan).withMinCell(minCell));
    }

    private static JsonNode of(StudyPlan plan) throws IOException {
        StudyResult result = Study.run(plan, 1, step -> {});
        return new ObjectMapper().readTree(StudyJson.of(result, Messages.EN).write());
    }
}
