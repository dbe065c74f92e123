package org.counterpart.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Factors and their levels as {@code --levels} gives them: {@code COL=REF|SECOND|...}. */
final class FactorLevels {
    private FactorLevels() {}

    /** @param usage makes the exception for what is no predictor with two levels */
    static Map<String, List<String>> of(
            List<String> asked, List<String> predictors, Function<String, ? extends RuntimeException> usage) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        for (String given : asked) {
            int at = given.indexOf('=');
            List<String> names =
                    at < 1 ? List.of() : List.of(given.substring(at + 1).split("\\|", -1));
            if (names.size() < 2 || !predictors.contains(given.substring(0, at))) {
                throw usage.apply("--levels must be PREDICTOR=REF|SECOND|..., got " + given);
            }
            out.put(given.substring(0, at), names);
        }
        return out;
    }
}
