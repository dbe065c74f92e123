package org.counterpart.univariate;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The Freeman-Halton P of an r x c table: all tables with these margins are walked, but a branch whose tables are all likely enough or all
 * unlikely enough is counted at once (the idea of Mehta and Patel's network, 1983, doi:10.1080/01621459.1983.10477989). The last two
 * columns are walked row by row with exact bounds; the columns before them by plain enumeration.
 */
final class ExactTables {
    private static final long BUDGET = 30_000_000L;

    private final int rows;
    private final int[] columns;
    private final int[] left;
    private final double[] logFactorial;
    private final double logConstant;
    private final double threshold;
    private long steps;

    ExactTables(ContingencyTable given) {
        ContingencyTable table = given.columns() <= given.rows() ? given : given.transposed();
        rows = table.rows();
        columns = new int[table.columns()];
        left = new int[rows];
        int total = (int) table.total();
        logFactorial = new double[total + 1];
        for (int i = 2; i <= total; i++) {
            logFactorial[i] = LogGamma.value(i + 1.0);
        }
        double constant = -logFactorial[total];
        double seen = 0;
        for (int i = 0; i < rows; i++) {
            left[i] = (int) table.rowTotal(i);
            constant += logFactorial[left[i]];
            for (int j = 0; j < columns.length; j++) {
                seen -= logFactorial[(int) table.count(i, j)];
            }
        }
        for (int j = 0; j < columns.length; j++) {
            columns[j] = (int) table.columnTotal(j);
            constant += logFactorial[columns[j]];
        }
        logConstant = constant;
        threshold = seen + Math.log1p(1e-7);
    }

    /** NaN when the table has too many companions to walk. */
    double p() {
        double sum = column(columns.length - 1, 0);
        return steps > BUDGET ? Double.NaN : Math.min(1, sum);
    }

    /** @param so the sum of −ln n! of the cells already filled */
    private double column(int j, double so) {
        return j == 1 ? lastTwo(so) : cell(j, 0, columns[j], so);
    }

    private double cell(int j, int i, int need, double so) {
        if (++steps > BUDGET) {
            return 0;
        }
        if (i == rows - 1) {
            if (need > left[i]) {
                return 0;
            }
            left[i] -= need;
            double sum = column(j - 1, so - logFactorial[need]);
            left[i] += need;
            return sum;
        }
        int after = 0;
        for (int k = i + 1; k < rows; k++) {
            after += left[k];
        }
        double sum = 0;
        int most = Math.min(need, left[i]);
        for (int x = Math.max(0, need - after); x <= most; x++) {
            left[i] -= x;
            sum += cell(j, i + 1, need - x, so - logFactorial[x]);
            left[i] += x;
        }
        return sum;
    }

    private double lastTwo(double so) {
        double base = so;
        for (int m : left) {
            base -= logFactorial[m];
        }
        return new TwoColumns(base).walk(0, columns[0], 0);
    }

    private double logChoose(int n, int k) {
        return logFactorial[n] - logFactorial[k] - logFactorial[n - k];
    }

    /** Splits each row's remainder between two columns: Π C(m_i, x_i), Σ x_i given. */
    private final class TwoColumns {
        private final double base;
        private final double[][] most;
        private final double[][] least;
        private final int[] after;

        TwoColumns(double base) {
            this.base = base;
            int s = columns[0];
            most = new double[rows + 1][s + 1];
            least = new double[rows + 1][s + 1];
            after = new int[rows + 1];
            for (int k = 1; k <= s; k++) {
                most[rows][k] = Double.NEGATIVE_INFINITY;
                least[rows][k] = Double.POSITIVE_INFINITY;
            }
            for (int i = rows - 1; i >= 0; i--) {
                after[i] = after[i + 1] + left[i];
                for (int k = 0; k <= s; k++) {
                    most[i][k] = Double.NEGATIVE_INFINITY;
                    least[i][k] = Double.POSITIVE_INFINITY;
                    for (int x = 0; x <= Math.min(k, left[i]); x++) {
                        double c = logChoose(left[i], x);
                        most[i][k] = Math.max(most[i][k], c + most[i + 1][k - x]);
                        least[i][k] = Math.min(least[i][k], c + least[i + 1][k - x]);
                    }
                }
            }
        }

        double walk(int i, int need, double so) {
            if (need > after[i]) {
                return 0;
            }
            if (base + so + most[i][need] <= threshold) {
                return Math.exp(logConstant + base + so + logChoose(after[i], need));
            }
            if (base + so + least[i][need] > threshold || ++steps > BUDGET) {
                return 0;
            }
            double sum = 0;
            int top = Math.min(need, left[i]);
            for (int x = Math.max(0, need - after[i + 1]); x <= top; x++) {
                sum += walk(i + 1, need - x, so + logChoose(left[i], x));
            }
            return sum;
        }
    }
}
