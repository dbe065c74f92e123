package org.counterpart.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Basis;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.algebra.Orthogonal;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.design.DesignMatrix;

/** Conditional logistic regression: the same on matched sets, without an intercept. */
public final class ConditionalRegression extends Regression {
    private static final double ON_THE_FACE = 1e-8;

    public final RiskSets sets;
    final Ties ties;

    ConditionalRegression(DesignMatrix design, int[] columns, RiskSets sets, Ties ties) {
        super(design, columns, false);
        this.sets = sets;
        this.ties = ties;
    }

    public static ConditionalRegression of(DesignMatrix design, double[] y, int[] set, Ties ties) {
        int[] all = IntStream.range(0, design.columns()).toArray();
        return new ConditionalRegression(design, all, RiskSets.of(design, y, set), ties);
    }

    @Override
    public Regression with(int[] newColumns, boolean newIntercept) {
        return new ConditionalRegression(design, newColumns, sets, ties);
    }

    @Override
    ConditionalRegression on(DesignMatrix other) {
        return new ConditionalRegression(
                other, IntStream.range(0, other.columns()).toArray(), sets, ties);
    }

    @Override
    int size() {
        return sets.members.length;
    }

    @Override
    double nullLogLik() {
        return new ConditionalLikelihood(new double[0][sets.members.length - sets.pairs], sets, ties)
                .evaluate(new double[0], new double[0], new double[0]);
    }

    @Override
    public Prepared prepare() {
        double[][] z = new double[columns.length][];
        double[] scale = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            z[j] = aboutSets(design.column(columns[j]));
            double squares = Newton.dot(z[j], z[j]);
            double deviation = Math.sqrt(squares / Math.max(1, z[j].length));
            scale[j] = deviation > 0
                    ? Math.scalb(1.0, -(int) Math.rint(Math.log(deviation) / Math.log(2)))
                    : design.scale(columns[j]);
            for (int i = 0; i < z[j].length; i++) {
                z[j][i] *= scale[j];
            }
        }
        double[] center = new double[columns.length];
        ConditionalLikelihood likelihood = new ConditionalLikelihood(z, sets, ties);
        Prepared plain = new Prepared(likelihood, Basis.scaled(center, scale, false), new double[columns.length]);
        if (plain.wellConditionedBy(likelihood)) {
            return plain;
        }
        Orthogonal q = Orthogonal.of(z, center, scale, false);
        return new Prepared(
                new ConditionalLikelihood(q.columns, sets, ties), q.basis, new double[q.basis.parameters()]);
    }

    /** A pair's difference (case minus control), then the other sets' members about their set's mean. */
    private double[] aboutSets(double[] column) {
        double[] out = new double[sets.members.length - sets.pairs];
        for (int s = 0; s < sets.pairs; s++) {
            out[s] = column[sets.members[2 * s]] - column[sets.members[2 * s + 1]];
        }
        for (int s = sets.pairs; s < sets.sets(); s++) {
            double first = column[sets.members[sets.start[s]]];
            double sum = 0;
            for (int i = sets.start[s]; i < sets.start[s + 1]; i++) {
                sum += column[sets.members[i]] - first;
            }
            double mean = sum / (sets.start[s + 1] - sets.start[s]);
            for (int i = sets.start[s]; i < sets.start[s + 1]; i++) {
                out[i - sets.pairs] = column[sets.members[i]] - first - mean;
            }
        }
        return out;
    }

    @Override
    Regression face(Prepared prepared, double[] workingDirection) {
        double largest = Arrays.stream(workingDirection).map(Math::abs).max().orElse(1);
        boolean[] kept = ((ConditionalLikelihood) prepared.likelihood).face(workingDirection, ON_THE_FACE * largest);
        RiskSets rest = sets.keep(kept);
        return rest.sets() == 0 ? null : new ConditionalRegression(design, columns, rest, ties);
    }

    @Override
    public Regression onRowsOf(Regression face) {
        return new ConditionalRegression(design, columns, ((ConditionalRegression) face).sets, ties);
    }
}
