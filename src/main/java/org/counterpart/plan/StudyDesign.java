package org.counterpart.plan;

import java.util.List;
import java.util.Locale;

/**
 * How the subjects of a study were chosen, which decides what may be computed and what may be said of them.
 *
 * <p>Case-control and cohort studies: Rothman, Greenland, Lash (2008), Modern Epidemiology, chapters 7 and 8. What each
 * must report: von Elm and others (2007), doi:10.1371/journal.pmed.0040296.
 */
public enum StudyDesign {
    /** Each case gets controls from the file. */
    MATCHED,
    /** The file is matched already: a column holds the set of each subject. */
    SETS,
    /** A case-control study of everybody eligible. */
    UNMATCHED,
    /** Everybody eligible, followed until the outcome: those with it are compared with those without. */
    COHORT,
    /** The exposed and, for each, unexposed from the file who are like her: a cohort study with matching. */
    MATCHED_COHORT,
    /** Groups compared with each other. */
    GROUPS;

    /** Whether the program chooses who is compared with whom. */
    public boolean matches() {
        return this == MATCHED || this == MATCHED_COHORT;
    }

    /** Whether subjects are told by their outcome and not by having been chosen as cases and controls. */
    public boolean isCohort() {
        return this == COHORT || this == MATCHED_COHORT;
    }

    /** Whether subjects stand in matched sets that were made round cases. */
    public boolean hasSetsOfCases() {
        return this == MATCHED || this == SETS;
    }

    /** Whether subjects stand in matched sets. */
    public boolean hasSets() {
        return matches() || this == SETS;
    }

    /** The result file that holds the analysed subjects. */
    public String dataFile() {
        return hasSets() ? "matched.csv" : "analysed.csv";
    }

    /** As plan and results have it: a cohort is matched by what its plan says beside. */
    public String word() {
        return (this == MATCHED_COHORT ? COHORT : this).name().toLowerCase(Locale.ROOT);
    }

    /**
     * The words under which a message may stand that is said otherwise in this design, the narrowest first; a message
     * that has none of them is the same in every design.
     */
    public List<String> variants() {
        return switch (this) {
            case MATCHED -> List.of();
            case SETS -> List.of("sets");
            case UNMATCHED -> List.of("unmatched");
            case COHORT -> List.of("cohort", "unmatched");
            case MATCHED_COHORT -> List.of("matched-cohort", "cohort");
            case GROUPS -> List.of("groups", "unmatched");
        };
    }
}
