package org.counterpart.audit.reconstruct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whole numbers of subjects with each pattern at which the printed coefficients solve the score equations. At fixed
 * coefficients the expected numbers of exposed cases {@code Σ mₓ pₓ uₓ} are linear in the numbers of subjects m and
 * must be whole: a closest-vector problem, in which the change of m counts by its size, what is left of the equations
 * in halves of the coefficients' rounding intervals, and the standard errors, to first order, in halves of theirs.
 */
final class ScoreLattice {
    private static final int MOST_CELLS = 16;
    private static final double FIXED = 1e3;
    /** The intercept is free, but the equations are solved around one value of it. */
    private static final double INTERCEPT = 15;

    private static final double LOG_SE = 2e-3;
    private static final double AUC = 0.01;
    /** Where few solutions are near, the others are looked at, too, rather than tables farther off. */
    private static final double MOST_ROOM = 2;

    private static final double SOLUTIONS = 1000;

    private final Target target;
    private final int[] subjects;
    private final double[] centre;
    private final int[] cases;
    private final int[] cells;
    /** Index of each predictor's exposed cases among the unknowns; −1 where they are printed. */
    private final int[] unknown;

    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final int unknowns;

    /** Candidate numbers of subjects with each pattern, and of cases: all and exposed. */
    interface Candidate {
        void accept(int[] subjects, int[] cases);
    }

    /** @param shift of the intercept from where as many cases are expected as there are */
    ScoreLattice(Target target, WholeTable near, double shift) {
        PatternFit at = new PatternFit(target.predictors);
        this.target = target;
        this.subjects = near.subjects();
        int terms = target.predictors + 1;
        cells = IntStream.range(0, subjects.length)
                .filter(x -> subjects[x] > 0 || target.predictors <= 3)
                .boxed()
                .sorted(Comparator.comparingInt(x -> -subjects[x]))
                .limit(MOST_CELLS)
                .mapToInt(Integer::intValue)
                .toArray();
        RealTable real = new RealTable(target, at, subjects, cells, shift);
        real.settle();
        centre = real.subjects();
        round();
        double[] expected = real.expected();
        cases = new int[terms];
        cases[0] = target.wanted.cases();
        unknown = new int[terms];
        Arrays.fill(unknown, -1);
        int count = cells.length - 1;
        for (int t = 1; t < terms; t++) {
            boolean printed = target.exposedCases[t - 1] >= 0;
            cases[t] = printed ? target.exposedCases[t - 1] : (int) Math.rint(expected[t]);
            unknown[t] = printed ? -1 : count++;
        }
        unknowns = count;
        scoreEquations(at, expected);
        standardErrors(at);
        order(near);
        printedMargins();
    }

    /** The whole numbers nearest to the centre that have its sum. */
    private void round() {
        int sum = 0;
        int most = cells[0];
        for (int x : cells) {
            sum += subjects[x];
            subjects[x] = (int) Math.rint(centre[x]);
            sum -= subjects[x];
        }
        subjects[most] += sum;
    }

    /** Coefficients move by the inverse information times what is left of the equations. */
    private void scoreEquations(PatternFit at, double[] expected) {
        int terms = target.predictors + 1;
        double mean = Arrays.stream(target.half).sum() / target.half.length;
        for (int s = 0; s < terms; s++) {
            double unit = s == 0 ? INTERCEPT * mean : target.half[s - 1];
            double[] perCell = new double[cells.length];
            for (int c = 0; c < cells.length; c++) {
                for (int t = 0; t < terms; t++) {
                    perCell[c] += PatternFit.in(cells[c], t) ? at.inverse[s][t] * at.probability[cells[c]] / unit : 0;
                }
            }
            double[] row = row(perCell);
            double value = 0;
            for (int t = 0; t < terms; t++) {
                value -= at.inverse[s][t] * (expected[t] - cases[t]) / unit;
                if (unknown[t] >= 0) {
                    row[unknown[t]] = -at.inverse[s][t] / unit;
                }
            }
            add(row, perCell, value);
        }
    }

    private void standardErrors(PatternFit at) {
        for (int j = 0; j < target.predictors; j++) {
            if (!target.seAsked(j)) {
                continue;
            }
            double variance = at.inverse[j + 1][j + 1];
            double[] perCell = new double[cells.length];
            double unit = Math.max(Math.log(target.seHigh[j] / target.seLow[j]) / 2, LOG_SE);
            for (int c = 0; c < cells.length; c++) {
                double along = 0;
                for (int t = 0; t <= target.predictors; t++) {
                    along += PatternFit.in(cells[c], t) ? at.inverse[j + 1][t] : 0;
                }
                double p = at.probability[cells[c]];
                perCell[c] = -p * (1 - p) * along * along / (2 * variance) / unit;
            }
            add(row(perCell), perCell, (Math.log(target.seLow[j] * target.seHigh[j]) - Math.log(variance)) / 2 / unit);
        }
    }

    /** A printed AUC is kept in reach: the table's own changes little. */
    private void order(WholeTable near) {
        if (target.aucs.isEmpty()) {
            return;
        }
        double[] gradient = new ScoreOrder(target, at(target.beta)).gradient(near.cases(), near.controls());
        double[] perCell = new double[cells.length];
        for (int c = 0; c < cells.length; c++) {
            perCell[c] = gradient[cells[c]] / AUC;
        }
        add(row(perCell), perCell, 0);
    }

    private static double[] at(double[] beta) {
        double[] b = new double[beta.length + 1];
        System.arraycopy(beta, 0, b, 1, beta.length);
        return b;
    }

    private void printedMargins() {
        for (int j = 0; j < target.predictors; j++) {
            if (target.exposedControls[j] < 0) {
                continue;
            }
            int term = j + 1;
            double[] perCell = new double[cells.length];
            for (int c = 0; c < cells.length; c++) {
                perCell[c] = PatternFit.in(cells[c], term) ? FIXED : 0;
            }
            double[] row = row(perCell);
            if (unknown[term] >= 0) {
                row[unknown[term]] = -FIXED;
            }
            rows.add(row);
            values.add(FIXED * (target.exposedControls[j] + cases[term] - margin(term)));
        }
    }

    private double margin(int term) {
        double sum = 0;
        for (int x = 0; x < centre.length; x++) {
            sum += PatternFit.in(x, term) ? centre[x] : 0;
        }
        return sum;
    }

    /**
     * A row that is to have this value for the change from the centre; the unknowns count from the whole numbers next
     * to it.
     */
    private void add(double[] row, double[] perCell, double value) {
        double already = 0;
        for (int c = 0; c < cells.length; c++) {
            already += perCell[c] * (subjects[cells[c]] - centre[cells[c]]);
        }
        rows.add(row);
        values.add(value - already);
    }

    /** What a change of the cells makes when the first of them takes up the others' changes. */
    private double[] row(double[] perCell) {
        double[] out = new double[unknowns];
        for (int c = 1; c < cells.length; c++) {
            out[c - 1] = perCell[c] - perCell[0];
        }
        return out;
    }

    /** Goes through tables near the given one, as far out as a thousand solutions are to be expected. */
    void search(int budget, Candidate candidate) {
        if (unknowns < 1 || cells.length < 2) {
            return;
        }
        double low = Math.log(0.02);
        double high = Math.log(MOST_ROOM);
        for (int i = 0; i < 14; i++) {
            double middle = (low + high) / 2;
            if (logExpected(vectors(Math.exp(middle))) > Math.log(SOLUTIONS)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double[][] vectors = vectors(Math.exp(high));
        double farther = Math.max(0, Math.log(SOLUTIONS) - logExpected(vectors)) / unknowns;
        Lattice lattice = new Lattice(vectors);
        lattice.reduce();
        double[] point = new double[cells.length + values.size()];
        for (int c = 0; c < cells.length; c++) {
            point[c] = (centre[cells[c]] - subjects[cells[c]]) / (Math.exp(high) * room(cells[c]));
        }
        for (int r = 0; r < values.size(); r++) {
            point[cells.length + r] = values.get(r);
        }
        lattice.near(point, Math.sqrt(unknowns) * Math.exp(farther), budget, whole -> offer(whole, candidate));
    }

    /** Logarithm of the number of lattice points in the ball searched: its volume over that of a cell. */
    private double logExpected(double[][] vectors) {
        double ball = unknowns % 2 == 0 ? 0 : Math.log(2);
        for (int n = unknowns % 2 == 0 ? 2 : 3; n <= unknowns; n += 2) {
            ball += Math.log(2 * Math.PI / n);
        }
        return ball + unknowns * Math.log(unknowns) / 2 - Lattice.logVolume(vectors);
    }

    private double[][] vectors(double freedom) {
        double[][] out = new double[unknowns][cells.length + rows.size()];
        for (int c = 1; c < cells.length; c++) {
            out[c - 1][c] = 1 / (freedom * room(cells[c]));
            out[c - 1][0] = -1 / (freedom * room(cells[0]));
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int v = 0; v < unknowns; v++) {
                out[v][cells.length + r] = rows.get(r)[v];
            }
        }
        return out;
    }

    /**
     * How much the subjects of a pattern may change, in relation to others: none is to become negative, the large ones
     * are freest.
     */
    private double room(int pattern) {
        return Math.pow(centre[pattern] + 0.7, 0.75);
    }

    private void offer(long[] whole, Candidate candidate) {
        int[] m = subjects.clone();
        int[] e = cases.clone();
        for (int c = 1; c < cells.length; c++) {
            m[cells[c]] += (int) whole[c - 1];
            m[cells[0]] -= (int) whole[c - 1];
        }
        for (int x : cells) {
            if (m[x] < 0) {
                return;
            }
        }
        for (int t = 1; t < e.length; t++) {
            e[t] += unknown[t] < 0 ? 0 : (int) whole[unknown[t]];
            if (e[t] < 0 || e[t] > e[0]) {
                return;
            }
        }
        candidate.accept(m, e);
    }
}
