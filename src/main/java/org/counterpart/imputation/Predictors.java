package org.counterpart.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterpart.stats.Moments;

/**
 * The columns that predict a variable: the outcome, all other variables and, in matched sets, the means of all
 * variables over the others of a subject's set. Numbers are standardised by what was recorded.
 */
final class Predictors {
    private final IncompleteData data;
    private final int[] setSizes;
    private final Map<String, Own> own = new HashMap<>();

    /**
     * A variable's own columns.
     *
     * @param ofOthers their means over the others of the set; empty without sets
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Own(
            ImputedVariable variable, double center, double scale, double[][] columns, double[][] ofOthers) {}

    Predictors(IncompleteData data) {
        this.data = data;
        int sets = data.sets().map(s -> IntStream.of(s).max().orElse(-1) + 1).orElse(0);
        setSizes = new int[sets];
        data.sets().ifPresent(s -> IntStream.of(s).forEach(set -> setSizes[set]++));
        for (ImputedVariable variable : data.variables()) {
            Moments moments = Moments.of(Arrays.stream(variable.values())
                    .filter(v -> !Double.isNaN(v))
                    .toArray());
            boolean standardised = variable.kind() == ImputedVariable.Kind.NUMBER && moments.variance() > 0;
            own.put(
                    variable.name(),
                    new Own(
                            variable,
                            standardised ? moments.mean() : 0,
                            standardised ? moments.sd() : 1,
                            new double[variable.columns()][data.size()],
                            new double[data.sets().isPresent() ? variable.columns() : 0][data.size()]));
            if (!variable.incomplete()) {
                set(variable, variable.values());
            }
        }
    }

    /** @param now the variable's values, none of them missing */
    void set(ImputedVariable variable, double[] now) {
        Own changed = own.get(variable.name());
        for (int c = 0; c < changed.columns.length; c++) {
            double[] column = changed.columns[c];
            for (int row = 0; row < column.length; row++) {
                column[row] = (variable.coded(now[row], c) - changed.center) / changed.scale;
            }
            if (data.sets().isPresent()) {
                meansOfOthers(column, data.sets().get(), changed.ofOthers[c]);
            }
        }
    }

    /** A subject without others in its set has the mean of all, which is 0. */
    private void meansOfOthers(double[] column, int[] sets, double[] means) {
        double[] sums = new double[setSizes.length];
        for (int row = 0; row < column.length; row++) {
            sums[sets[row]] += column[row];
        }
        for (int row = 0; row < column.length; row++) {
            int others = setSizes[sets[row]] - 1;
            means[row] = others == 0 ? 0 : (sums[sets[row]] - column[row]) / others;
        }
    }

    double[][] of(ImputedVariable variable) {
        List<double[]> columns = new ArrayList<>();
        columns.add(data.outcome());
        for (ImputedVariable one : data.variables()) {
            Own other = own.get(one.name());
            if (!one.name().equals(variable.name())) {
                columns.addAll(Arrays.asList(other.columns));
            }
            columns.addAll(Arrays.asList(other.ofOthers));
        }
        return columns.toArray(double[][]::new);
    }
}
