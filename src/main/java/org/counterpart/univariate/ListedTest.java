package org.counterpart.univariate;

import java.util.Locale;

/** The tests that are listed where all that apply to a row of Table 1 are asked for. */
public enum ListedTest {
    CHI_SQUARE(Of.COUNTS),
    CHI_SQUARE_YATES(Of.COUNTS),
    FISHER(Of.COUNTS),
    TREND(Of.COUNTS),
    ODDS_RATIO(Of.COUNTS),
    T_POOLED(Of.VALUES),
    T_WELCH(Of.VALUES),
    MANN_WHITNEY(Of.RANKS),
    MANN_WHITNEY_CORRECTED(Of.RANKS),
    MANN_WHITNEY_EXACT(Of.RANKS),
    LEVENE(Of.VALUES),
    SHAPIRO_WILK(Of.VALUES),
    KRUSKAL_WALLIS(Of.RANKS),
    ANOVA(Of.VALUES),
    WELCH_ANOVA(Of.VALUES),
    T_PAIRED(Of.VALUES),
    SIGNED_RANK(Of.RANKS),
    SIGNED_RANK_CORRECTED(Of.RANKS),
    SIGNED_RANK_EXACT(Of.RANKS),
    MCNEMAR(Of.COUNTS),
    MCNEMAR_CORRECTED(Of.COUNTS),
    MCNEMAR_EXACT(Of.COUNTS);

    /** What a test looks at. */
    private enum Of {
        VALUES,
        RANKS,
        COUNTS
    }

    private final Of of;

    ListedTest(Of of) {
        this.of = of;
    }

    /** In files and on paper: {@code t-pooled}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it needs no more than an order, so that it applies to ordinal levels. */
    public boolean ofRanks() {
        return of == Of.RANKS;
    }
}
