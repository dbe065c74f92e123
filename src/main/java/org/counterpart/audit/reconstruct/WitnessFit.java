package org.counterpart.audit.reconstruct;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;

/**
 * What the logistic model of a table prints, from a fit on its subjects one by one: the program's own regression, apart
 * from the search.
 */
public final class WitnessFit {
    private final WholeTable table;
    private final LogisticFit fit;

    private WitnessFit(WholeTable table, LogisticFit fit) {
        this.table = table;
        this.fit = fit;
    }

    public static WitnessFit of(WholeTable table) {
        int k = table.predictors();
        int n = Arrays.stream(table.subjects()).sum();
        double[][] columns = new double[k][n];
        int[] y = new int[n];
        int row = 0;
        for (int outcome = 0; outcome < 2; outcome++) {
            int[] group = outcome == 1 ? table.cases() : table.controls();
            for (int x = 0; x < group.length; x++) {
                for (int i = 0; i < group[x]; i++, row++) {
                    y[row] = outcome;
                    for (int j = 0; j < k; j++) {
                        columns[j][row] = x >> j & 1;
                    }
                }
            }
        }
        List<String> names = IntStream.range(0, k).mapToObj(j -> "x" + j).toList();
        return new WitnessFit(table, Logistic.withDefaults().fit(DesignMatrix.ofColumns(names, columns), y));
    }

    /** In the order of the printed numbers; all NaN without a finite fit. */
    public double[] values(Wanted wanted) {
        Target target = new Target(wanted);
        ScoreOrder order = new ScoreOrder(target, fit.b());
        return wanted.numbers().stream()
                .mapToDouble(n -> fit.converged() ? value(n, target, order) : Double.NaN)
                .toArray();
    }

    /**
     * The model against the table's own shares of cases.
     *
     * @param df patterns with subjects, less the terms of the model; 0 when it has no room to fit badly
     */
    public record LackOfFit(double deviance, int df) {}

    public LackOfFit lackOfFit() {
        int[] cases = table.cases();
        int[] controls = table.controls();
        double deviance = 0;
        int occupied = 0;
        for (int x = 0; x < cases.length; x++) {
            double subjects = cases[x] + controls[x];
            if (subjects > 0) {
                double score = fit.b(0);
                for (int j = 0; j < table.predictors(); j++) {
                    score += (x >> j & 1) * fit.b(j + 1);
                }
                double expected = subjects / (1 + Math.exp(-score));
                deviance += cases[x] > 0 ? 2 * cases[x] * Math.log(cases[x] / expected) : 0;
                deviance += controls[x] > 0 ? 2 * controls[x] * Math.log(controls[x] / (subjects - expected)) : 0;
                occupied++;
            }
        }
        return new LackOfFit(deviance, Math.max(0, occupied - table.predictors() - 1));
    }

    private double value(PrintedNumber n, Target target, ScoreOrder order) {
        int term = n.of() + 1;
        return switch (n.kind()) {
            case EXPOSED_CASES -> WholeTable.margin(table.cases(), term);
            case EXPOSED_CONTROLS -> WholeTable.margin(table.controls(), term);
            case AUC -> order.auc(table.cases(), table.controls());
            case SENSITIVITY, SPECIFICITY -> {
                double[] at = order.cut(target.cut(n), table.cases(), table.controls());
                yield at[n.kind() == PrintedNumber.Kind.SENSITIVITY ? 0 : 1];
            }
            case OR, CI_LOW, CI_HIGH, B, SE, WALD, P -> Target.value(n.kind(), fit.b(term), fit.se(term));
        };
    }
}
