package org.counterpart.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;

/** Plans of the examples and of the awkward study with some keys changed, for what is tested on several of them. */
public final class VariedPlan {
    private static final Map<String, Path> PLANS = Map.of(
            "pvp", Path.of("examples/pvp-residual-pain/study.yaml"),
            "birthwt", Path.of("examples/birthwt/study.yaml"),
            "awkward", Path.of("src/test/resources/awkward/study.yaml"));

    private VariedPlan() {}

    /**
     * {@code PLAN path=value ...}; without resamples and without the audit of a print, which take longer than the
     * study.
     */
    public static StudyPlan of(String line) throws IOException {
        List<String> words = List.of(line.split(" ", -1));
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("roc.bootstrap", "0");
        choices.put("published", null);
        for (String word : words.subList(1, words.size())) {
            String[] pair = word.split("=", 2);
            choices.put(pair[0], pair[1]);
        }
        return StudyPlanReader.read(PLANS.get(words.get(0))).vary(choices);
    }
}
