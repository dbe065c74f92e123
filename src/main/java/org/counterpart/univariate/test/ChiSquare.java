package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Are rows and columns of a table of counts independent? Pearson's {@code Σ(O − E)²/E}; with Yates' correction (2x2
 * only) each difference is lessened by {@code min(½, |O − E|)}, as R does.
 *
 * <p>Reference: Pearson (1900); Yates (1934) doi:10.2307/2983604. Same as R: {@code chisq.test(correct = FALSE |
 * TRUE)}. A row or column of zeros makes the statistic absent.
 */
public record ChiSquare(Correction correction) {

    public enum Correction {
        NONE,
        YATES
    }

    /** Without Yates' correction. */
    public static ChiSquare withDefaults() {
        return new ChiSquare(Correction.NONE);
    }

    public ChiSquare with(Correction newCorrection) {
        return new ChiSquare(newCorrection);
    }

    /**
     * @param statistic X²
     * @param g2 the likelihood-ratio statistic {@code 2ΣO·ln(O/E)}, never corrected
     * @param cramersV {@code √(X²/(n·(min(rows, columns) − 1)))}
     */
    public record Result(
            ChiSquare procedure,
            double statistic,
            double df,
            double p,
            double g2,
            double g2P,
            double cramersV,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(ContingencyTable table) {
        int df = (table.rows() - 1) * (table.columns() - 1);
        if (df < 1) {
            return absent(df, Note.of("univariate.one-category"));
        }
        if (!(table.smallestExpected() > 0)) {
            return absent(df, Note.of("univariate.empty-margin"));
        }
        double lessen = 0;
        if (correction == Correction.YATES && df == 1) {
            lessen = Math.min(0.5, Math.abs(table.count(0, 0) - table.expected(0, 0)));
        }
        double sum = 0;
        double g2 = 0;
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < table.columns(); j++) {
                double expected = table.expected(i, j);
                double apart = Math.abs(table.count(i, j) - expected) - lessen;
                sum += apart * apart / expected;
                long count = table.count(i, j);
                g2 += count == 0 ? 0 : 2 * count * Math.log(count / expected);
            }
        }
        // Rounding may leave a hair below 0 where every count is the expected one.
        double likelihoodRatio = Math.max(0, g2);
        double v = Math.sqrt(sum / table.total() / (Math.min(table.rows(), table.columns()) - 1));
        return new Result(
                this,
                sum,
                df,
                Tails.chiSquareUpper(sum, df),
                likelihoodRatio,
                Tails.chiSquareUpper(likelihoodRatio, df),
                v,
                List.of());
    }

    private Result absent(int df, Note why) {
        double none = Double.NaN;
        return new Result(this, none, df, none, none, none, none, List.of(why));
    }
}
