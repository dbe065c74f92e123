package org.counterpart.audit.claim;

import java.util.Locale;

/** What can be asked of printed numbers; the words are those of the JSON output. */
public enum Check {
    ESTIMATE_IN_CI,
    CI_SYMMETRY,
    P_VS_CI,
    DECISION,
    B_VS_OR,
    WALD,
    WALD_P,
    B_SE_P,
    SE_VS_CI,
    REPEATED_CI,
    AUC_IN_CI,
    AUC_SYMMETRY,
    AUC_WIDTH,
    AUC_SE,
    AUC_P,
    AUC_DECISION,
    YOUDEN,
    SENSITIVITY_COUNT,
    SPECIFICITY_COUNT,
    PPV,
    NPV,
    ACCURACY,
    PREVALENCE,
    LR_POS,
    LR_NEG,
    CELLS_SENSITIVITY,
    CELLS_SPECIFICITY,
    CELLS_PPV,
    CELLS_NPV,
    CELLS_ACCURACY,
    PERCENT,
    GROUP_TOTAL,
    LEVEL_TOTAL,
    TABLE_P,
    TABLE_CHI2,
    CRUDE_OR,
    CRUDE_CI,
    MEAN_GRIM,
    SD_GRIMMER,
    T_FROM_SUMMARY,
    PAIRS,
    BELOW_ZERO,
    HOSMER_LEMESHOW,
    EFFECT;

    /** {@code ci-symmetry}, {@code p-vs-ci} ... */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
