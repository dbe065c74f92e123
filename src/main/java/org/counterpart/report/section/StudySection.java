package org.counterpart.report.section;

import java.util.Locale;

/** The sections of a study's report, in their order; a terminal shows their tables in the same. */
public enum StudySection {
    PUBLISHED,
    FLOW,
    MATCHING,
    WEIGHTS,
    CODING,
    UNIVARIATE,
    /** Quantities that were measured several times. */
    REPEATED,
    MODELS,
    IMPUTATION,
    /** Models of other kinds. */
    OTHER,
    /** Curves of the share without an event. */
    SURVIVAL,
    ROC,
    RISK,
    VALIDATION,
    /** One section for each outcome after the first. */
    OUTCOMES,
    AUDIT,
    MANUSCRIPT,
    NOTES,
    CHECKLISTS;

    /** In files and message keys, the same in every language. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
