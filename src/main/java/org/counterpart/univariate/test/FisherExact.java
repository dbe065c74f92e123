package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Interval;
import org.counterpart.stats.NoncentralHypergeometric;
import org.counterpart.stats.Note;

/**
 * Are rows and columns independent, given the margins? Two-sided P: the probability of all tables no likelier than the
 * one seen (within a factor 1 + 1e-7, as R); where too many tables have these margins, estimated from random ones, and
 * a note says so with its standard error. For 2x2 the odds ratio is the conditional maximum likelihood estimate with
 * its exact (central) interval.
 *
 * <p>Reference: Fisher (1935); Freeman &amp; Halton (1951) doi:10.1093/biomet/38.1-2.141 for larger tables. Same as R:
 * {@code fisher.test}; the odds ratio is solved to 1e-15 where R stops near 1e-4.
 */
public record FisherExact(double level, Effort effort) {
    /** How much work a table larger than 2x2 is worth, decided from its margins before the work begins. */
    public enum Effort {
        /** Exact up to 60 million steps (some two seconds), else 100,000 random tables. */
        FULL(60_000_000, 100_000),
        /**
         * For a P of thousands of subjects beside that of another test: exact up to 200,000 steps, else 10,000 random
         * tables as SPSS draws.
         */
        BRIEF(200_000, 10_000);

        private static final int MANY = 2000;

        private final long steps;
        private final int draws;

        Effort(long steps, int draws) {
            this.steps = steps;
            this.draws = draws;
        }

        /** What a P is worth that stands beside that of another test. */
        public static Effort beside(ContingencyTable table) {
            return table.total() > MANY ? BRIEF : FULL;
        }
    }

    /** A 95% interval, full effort. */
    public static FisherExact withDefaults() {
        return new FisherExact(0.95, Effort.FULL);
    }

    public FisherExact with(Effort newEffort) {
        return new FisherExact(level, newEffort);
    }

    /**
     * @param statistic NaN: the test has none
     * @param estimate conditional odds ratio (2x2 only), first row against second
     * @param pLess P against an odds ratio below 1 (2x2 only)
     */
    public record Result(
            FisherExact procedure,
            double statistic,
            double p,
            double pLess,
            double pGreater,
            double estimate,
            Interval ci,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(ContingencyTable table) {
        ContingencyTable filled = table.filled();
        if (table.rows() == 2 && table.columns() == 2 && filled.rows() == 2 && filled.columns() == 2) {
            return twoByTwo(table);
        }
        if (filled.rows() < 2 || filled.columns() < 2) {
            return withoutOdds(1, Note.of("univariate.one-category"));
        }
        double p = new ExactTables(filled, effort.steps).p();
        if (!Double.isNaN(p)) {
            return new Result(this, Double.NaN, p, Double.NaN, Double.NaN, Double.NaN, Interval.NONE, List.of());
        }
        SampledTables.Estimate drawn = SampledTables.p(filled, effort.draws);
        return withoutOdds(drawn.p(), Note.of("univariate.fisher-sampled", drawn.draws(), drawn.standardError()));
    }

    private Result withoutOdds(double p, Note why) {
        double none = Double.NaN;
        return new Result(this, none, p, none, none, none, Interval.NONE, List.of(why));
    }

    private Result twoByTwo(ContingencyTable table) {
        long x = table.count(0, 0);
        NoncentralHypergeometric law =
                new NoncentralHypergeometric(table.columnTotal(0), table.rowTotal(0), table.total());
        double tail = (1 - level) / 2;
        return new Result(
                this,
                Double.NaN,
                law.noLikelier(x, 1 + 1e-7),
                law.lower(x, 0),
                law.upper(x, 0),
                Math.exp(law.logOddsOfMean(x)),
                new Interval(law.logOddsOfUpper(x, tail), law.logOddsOfLower(x, tail)).exp(),
                List.of());
    }
}
