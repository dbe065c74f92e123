package org.counterpart.multiverse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How much of the variation between universes one choice accounts for: the correlation ratio η², the sum of squares
 * between the choice's alternatives over the total one (the main effect of an analysis of variance with this factor
 * alone), of the log odds ratio of each term of the unconditional model and of the AUC. Of the lottery: what is left
 * within specifications. Interactions between choices count for none of them, so the shares need not add up to 1; where
 * a term is not in every universe the design is unbalanced and they may overlap.
 *
 * @param choice the choice's key in the plan, or {@link #LOTTERY}
 * @param share mean of the shares of all quantities that vary; NaN when none does
 * @param shares by quantity; NaN for one that does not vary
 */
public record ChoiceInfluence(String choice, double share, Map<Quantity, Double> shares) {
    public static final String LOTTERY = "lottery";

    /** @param quantities by name, one value a universe, NaN where it has none */
    static List<ChoiceInfluence> of(Multiverse.Result result, Map<Quantity, double[]> quantities) {
        List<ChoiceInfluence> found = new ArrayList<>();
        List<Universe> universes = result.universes();
        Grid grid = result.procedure().grid();
        for (int c = 0; c < grid.choices().size(); c++) {
            int choice = c;
            List<String> shown = grid.choices().get(c).alternatives().stream()
                    .map(a -> a.shown())
                    .toList();
            found.add(of(
                    grid.choices().get(c).path(),
                    quantities,
                    universes,
                    u -> shown.indexOf(result.specifications()
                            .get(u.specification())
                            .values()
                            .get(choice)),
                    Share.BETWEEN));
        }
        if (result.procedure().draws() > 0) {
            found.add(of(LOTTERY, quantities, universes, Universe::specification, Share.WITHIN));
        }
        return found;
    }

    private enum Share {
        BETWEEN,
        WITHIN
    }

    private static ChoiceInfluence of(
            String choice,
            Map<Quantity, double[]> quantities,
            List<Universe> universes,
            ToIntFunction<Universe> group,
            Share which) {
        int[] groups = universes.stream().mapToInt(group).toArray();
        Map<Quantity, Double> shares = new LinkedHashMap<>();
        quantities.forEach((name, values) -> {
            double between = correlationRatio(values, groups);
            shares.put(name, which == Share.BETWEEN ? between : 1 - between);
        });
        double mean = shares.values().stream()
                .mapToDouble(s -> s)
                .filter(s -> !Double.isNaN(s))
                .average()
                .orElse(Double.NaN);
        return new ChoiceInfluence(choice, mean, shares);
    }

    /** Sum of squares between groups over the total one; NaN when nothing varies. */
    static double correlationRatio(double[] values, int[] groups) {
        double sum = 0;
        int n = 0;
        for (double v : values) {
            if (!Double.isNaN(v)) {
                sum += v;
                n++;
            }
        }
        double mean = sum / n;
        double total = 0;
        double size = 0;
        Map<Integer, double[]> byGroup = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double d = values[i] - mean;
                total += d * d;
                size = Math.max(size, Math.abs(values[i]));
                double[] of = byGroup.computeIfAbsent(groups[i], g -> new double[2]);
                of[0]++;
                of[1] += d;
            }
        }
        if (!(total > n * Math.pow(1e-12 * size, 2))) {
            return Double.NaN;
        }
        double between = 0;
        for (double[] of : byGroup.values()) {
            between += of[1] * of[1] / of[0];
        }
        return Math.min(1, between / total);
    }
}
