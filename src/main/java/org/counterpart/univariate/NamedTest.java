package org.counterpart.univariate;

import java.util.Locale;

/** The tests that can fill a row of Table 1. */
public enum NamedTest {
    /** Nothing to test: one category, or one group, only. */
    NONE,
    T_POOLED,
    T_WELCH,
    T_PAIRED,
    MANN_WHITNEY,
    SIGNED_RANK,
    KRUSKAL_WALLIS,
    ANOVA,
    WELCH_ANOVA,
    CHI_SQUARE,
    CHI_SQUARE_YATES,
    FISHER,
    MCNEMAR,
    MCNEMAR_EXACT,
    STUART_MAXWELL,
    /** The likelihood ratio of a conditional logistic model of the variable alone. */
    CONDITIONAL_LR;

    /** In files and message keys: {@code t-pooled}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it compares means, so that the row shows these and not medians. */
    public boolean ofMeans() {
        return switch (this) {
            case T_POOLED, T_WELCH, T_PAIRED, ANOVA, WELCH_ANOVA -> true;
            case NONE,
                    MANN_WHITNEY,
                    SIGNED_RANK,
                    KRUSKAL_WALLIS,
                    CHI_SQUARE,
                    CHI_SQUARE_YATES,
                    FISHER,
                    MCNEMAR,
                    MCNEMAR_EXACT,
                    STUART_MAXWELL,
                    CONDITIONAL_LR -> false;
        };
    }
}
