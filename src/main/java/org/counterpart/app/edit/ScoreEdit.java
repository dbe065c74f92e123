package org.counterpart.app.edit;

import static org.counterpart.app.edit.PlanEdit.key;

import java.util.List;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlText;

/** A score to match on: it begins with the usual caliper, and takes with it what is of no use without it. */
final class ScoreEdit {
    private static final List<String> SCORE = List.of("matching", "score");
    private static final List<String> PREDICTORS = List.of("matching", "score", "predictors");
    private static final List<String> CALIPER = List.of("matching", "caliper", "score");

    private ScoreEdit() {}

    /** @param names variables of the score; none for no score */
    static YamlEdit to(YamlEdit edit, List<String> names) {
        if (names.isEmpty()) {
            return without(edit);
        }
        if (edit.has(PREDICTORS)) {
            return PlanEdit.list(edit, PREDICTORS, names);
        }
        YamlEdit scored = edit.set(PREDICTORS, YamlText.list(names));
        return scored.has(CALIPER) ? scored : scored.set(CALIPER, "0.2 sd");
    }

    private static YamlEdit without(YamlEdit edit) {
        YamlEdit out = edit.remove(SCORE).remove(CALIPER);
        out = only(out, List.of("matching", "distance"), List.of("score"));
        out = only(out, List.of("matching", "smd"), List.of("score"));
        out = only(out, List.of("matching", "order"), List.of("largest", "smallest"));
        for (String name : key(edit.text(), List.of("multiverse")).keys().keySet()) {
            boolean ofScore = name.startsWith("matching.score") || name.endsWith("caliper.score");
            out = ofScore ? out.remove(List.of("multiverse", name)) : out;
        }
        return out;
    }

    /** Without the key where it says one of these words. */
    private static YamlEdit only(YamlEdit edit, List<String> path, List<String> words) {
        return words.contains(key(edit.text(), path).text()) ? edit.remove(path) : edit;
    }
}
