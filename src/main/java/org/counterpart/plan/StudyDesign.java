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
    /** Groups compared with each other. */
    GROUPS;

    /** Whether the program chooses the controls. */
    public boolean matches() {
        return this == MATCHED;
    }

    /** Whether subjects stand in matched sets. */
    public boolean hasSets() {
        return this == MATCHED || this == SETS;
    }

    /** The result file that holds the analysed subjects. */
    public String dataFile() {
        return hasSets() ? "matched.csv" : "analysed.csv";
    }

    /** As plan, results and messages have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
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
            case GROUPS -> List.of("groups", "unmatched");
        };
    }
}
