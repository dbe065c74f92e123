package org.counterpart.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.counterpart.app.edit.Form;
import org.counterpart.app.edit.PlanEdit;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;

/** The plan of the example, and what a control of the page does to it. */
abstract class PlanClicks {
    private static final Path PLAN = Path.of("examples/pvp-residual-pain/study.yaml");

    static String text() throws IOException {
        return Files.readString(PLAN);
    }

    /** @param click as the page's form sends it: {@code do=set&path=matching&path=ratio&value=2} */
    static String changed(String text, String click) {
        return PlanEdit.apply(text, Form.of(click));
    }

    /** Read as {@code counterpart run} reads it. */
    static StudyPlan plan(String text) {
        return StudyPlanReader.read(PLAN, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> comments(String text) {
        return text.lines()
                .filter(l -> l.contains("#"))
                .map(l -> l.substring(l.indexOf('#')))
                .toList();
    }
}
