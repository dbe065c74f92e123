package org.counterpart.univariate;

import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.Anova;
import org.counterpart.univariate.test.ChiSquare;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.FisherExact;
import org.counterpart.univariate.test.Groups;
import org.counterpart.univariate.test.KruskalWallis;
import org.counterpart.univariate.test.Levene;
import org.counterpart.univariate.test.MannWhitney;
import org.counterpart.univariate.test.McNemar;
import org.counterpart.univariate.test.NumericGroups;
import org.counterpart.univariate.test.ShapiroWilk;
import org.counterpart.univariate.test.SignedRank;
import org.counterpart.univariate.test.StuartMaxwell;
import org.counterpart.univariate.test.StudentT;
import org.counterpart.univariate.test.TestResult;
import org.counterpart.univariate.test.WelchAnova;

/**
 * Which test fills a row of Table 1, by the rules clinical textbooks give, and why. Numeric: normal in every group by
 * Shapiro-Wilk at 0.05 gives t or, of three and more groups, analysis of variance (Welch's when Levene's test about the
 * mean has P &lt; 0.05), else ranks. 2x2: chi-square when n ≥ 40 and every expected count is at least 5, with Yates'
 * correction when the smallest is in [1, 5), else Fisher's exact test. Larger tables: chi-square unless more than a
 * fifth of the expected counts are below 5 or one is below 1.
 */
public record TestChoice(Yates yates) {
    /** When a 2x2 chi-square is corrected. */
    public enum Yates {
        /** By the expected counts. */
        BY_EXPECTED_COUNTS,
        ALWAYS,
        NEVER
    }

    private static final double ALPHA = 0.05;
    private static final int MOST_FOR_SHAPIRO = 5000;
    /** A 2x2 of fewer subjects is tested exactly. */
    private static final int FEWEST_FOR_CHI_SQUARE = 40;
    /** A chi-square of a smaller expected count is corrected in a 2x2, and rare in a larger table. */
    private static final double LEAST_EXPECTED = 5;

    /**
     * @param why the rule that chose it, and the numbers it looked at
     * @param result what it gave
     */
    public record Chosen(NamedTest test, Note why, TestResult result) {}

    public static TestChoice withDefaults() {
        return new TestChoice(Yates.BY_EXPECTED_COUNTS);
    }

    public Chosen numeric(List<double[]> groups) {
        return numeric(NumericGroups.of(groups));
    }

    Chosen numeric(NumericGroups groups) {
        boolean two = groups.count() == 2;
        for (double[] group : groups.values()) {
            if (group.length < 3) {
                return ranks(groups, Note.of("univariate.why.few", group.length));
            }
            if (Groups.constant(group)) {
                return ranks(groups, Note.of("univariate.why.constant"));
            }
        }
        double smallest = 1;
        boolean tooMany = groups.values().stream().anyMatch(g -> g.length > MOST_FOR_SHAPIRO);
        for (double[] group : tooMany ? List.<double[]>of() : groups.values()) {
            double p = ShapiroWilk.withDefaults().test(group).p();
            smallest = Math.min(smallest, p);
        }
        if (smallest < ALPHA) {
            return ranks(groups, Note.of("univariate.why.not-normal", smallest));
        }
        double levene = Levene.withDefaults().test(groups).p();
        boolean unequal = levene < ALPHA;
        Note why = tooMany
                ? Note.of("univariate.why.large-levene", MOST_FOR_SHAPIRO, levene)
                : Note.of("univariate.why.normal-levene", smallest, levene);
        if (!two) {
            return unequal
                    ? new Chosen(
                            NamedTest.WELCH_ANOVA,
                            why,
                            WelchAnova.withDefaults().test(groups))
                    : new Chosen(NamedTest.ANOVA, why, Anova.withDefaults().test(groups));
        }
        StudentT.Design design = unequal ? StudentT.Design.WELCH : StudentT.Design.POOLED;
        NamedTest key = unequal ? NamedTest.T_WELCH : NamedTest.T_POOLED;
        return new Chosen(key, why, StudentT.withDefaults().with(design).test(groups.moments(0), groups.moments(1)));
    }

    public Chosen ordinal(List<double[]> groups) {
        return ordinal(NumericGroups.of(groups));
    }

    Chosen ordinal(NumericGroups groups) {
        return ranks(groups, Note.of("univariate.why.ordinal"));
    }

    private static Chosen ranks(NumericGroups groups, Note why) {
        return groups.count() == 2
                ? new Chosen(
                        NamedTest.MANN_WHITNEY, why, MannWhitney.withDefaults().test(groups))
                : new Chosen(
                        NamedTest.KRUSKAL_WALLIS,
                        why,
                        KruskalWallis.withDefaults().test(groups));
    }

    public Chosen categories(ContingencyTable given) {
        ContingencyTable table = given.filled();
        long n = table.total();
        double least = table.smallestExpected();
        if (table.rows() < 2 || table.columns() < 2) {
            return new Chosen(
                    NamedTest.NONE,
                    Note.of("univariate.one-category"),
                    ChiSquare.withDefaults().test(table));
        }
        if (table.rows() == 2 && table.columns() == 2) {
            if (n < FEWEST_FOR_CHI_SQUARE || least < 1) {
                return new Chosen(
                        NamedTest.FISHER,
                        Note.of("univariate.why.fisher", n, least),
                        FisherExact.withDefaults().test(table));
            }
            boolean correct = yates == Yates.ALWAYS || (yates == Yates.BY_EXPECTED_COUNTS && least < LEAST_EXPECTED);
            String why = correct
                    ? (least < LEAST_EXPECTED ? "univariate.why.yates" : "univariate.why.yates-asked")
                    : (least < LEAST_EXPECTED ? "univariate.why.chi-square-asked" : "univariate.why.chi-square");
            ChiSquare.Correction correction = correct ? ChiSquare.Correction.YATES : ChiSquare.Correction.NONE;
            return new Chosen(
                    correct ? NamedTest.CHI_SQUARE_YATES : NamedTest.CHI_SQUARE,
                    Note.of(why, n, least),
                    new ChiSquare(correction).test(table));
        }
        double share = table.shareExpectedBelow(LEAST_EXPECTED);
        if (share > 0.2 || least < 1) {
            FisherExact.Result exact = FisherExact.withDefaults().test(table);
            String why = exact.notes().isEmpty() ? "univariate.why.fisher-rxc" : "univariate.why.fisher-sampled";
            return new Chosen(NamedTest.FISHER, Note.of(why, 100 * share, least), exact);
        }
        return new Chosen(
                NamedTest.CHI_SQUARE,
                Note.of("univariate.why.chi-square-rxc", 100 * share, least),
                ChiSquare.withDefaults().test(table));
    }

    /**
     * P of {@link #categories} and no more, for tables by the thousand: a 2x2 whose chi-square is taken as it is needs
     * no table made.
     *
     * @param counts by category and group
     */
    public double pOfCategories(long[][] counts) {
        double chiSquare =
                counts.length == 2 && counts[0].length == 2 && yates != Yates.ALWAYS ? plain(counts) : Double.NaN;
        return Double.isNaN(chiSquare)
                ? categories(ContingencyTable.of(counts)).result().p()
                : Tails.chiSquareUpper(chiSquare, 1);
    }

    /** Pearson's statistic of a 2x2 where every rule takes it uncorrected; NaN elsewhere. */
    private static double plain(long[][] counts) {
        double n = (double) counts[0][0] + counts[0][1] + counts[1][0] + counts[1][1];
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double expected = (double) (counts[i][0] + counts[i][1]) * (counts[0][j] + counts[1][j]) / n;
                if (!(expected >= LEAST_EXPECTED)) {
                    return Double.NaN;
                }
                double apart = Math.abs(counts[i][j] - expected);
                sum += apart * apart / expected;
            }
        }
        return n >= FEWEST_FOR_CHI_SQUARE ? sum : Double.NaN;
    }

    /**
     * @param x values of the first group's member of each pair
     * @param y of the second's
     */
    public Chosen pairedNumeric(double[] x, double[] y) {
        double[] d = new double[x.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = x[i] - y[i];
        }
        SignedRank rank = SignedRank.withDefaults();
        if (d.length < 3 || Groups.constant(d)) {
            return new Chosen(NamedTest.SIGNED_RANK, Note.of("univariate.why.pairs-few", d.length), rank.test(x, y));
        }
        StudentT paired = StudentT.withDefaults().with(StudentT.Design.PAIRED);
        if (d.length > MOST_FOR_SHAPIRO) {
            return new Chosen(NamedTest.T_PAIRED, Note.of("univariate.why.pairs-large", d.length), paired.test(x, y));
        }
        double p = ShapiroWilk.withDefaults().test(d).p();
        return p < ALPHA
                ? new Chosen(
                        NamedTest.SIGNED_RANK, Note.of("univariate.why.differences-not-normal", p), rank.test(x, y))
                : new Chosen(NamedTest.T_PAIRED, Note.of("univariate.why.differences-normal", p), paired.test(x, y));
    }

    /** @param pairs rows the case's category, columns the control's */
    public Chosen pairedCategories(ContingencyTable pairs) {
        if (pairs.rows() != 2) {
            return new Chosen(
                    NamedTest.STUART_MAXWELL,
                    Note.of("univariate.why.stuart-maxwell", pairs.rows()),
                    StuartMaxwell.withDefaults().test(pairs));
        }
        int b = (int) pairs.count(1, 0);
        int c = (int) pairs.count(0, 1);
        boolean exact = b + c < 25;
        return new Chosen(
                exact ? NamedTest.MCNEMAR_EXACT : NamedTest.MCNEMAR,
                Note.of(exact ? "univariate.why.mcnemar-exact" : "univariate.why.mcnemar", b + c),
                new McNemar(exact ? McNemar.Method.EXACT : McNemar.Method.CHI_SQUARE).test(b, c));
    }
}
