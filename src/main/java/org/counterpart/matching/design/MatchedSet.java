package org.counterpart.matching.design;

import java.util.List;

/**
 * A case and its controls, nearest first. Rows are those of the cohort that was matched.
 *
 * @param number from 1, in the order of the cases' ids
 */
public record MatchedSet(int number, int caseRow, List<Partner> controls) {

    /** @param distance from the case, by the design's distance */
    public record Partner(int row, double distance) {}

    public MatchedSet {
        controls = List.copyOf(controls);
    }
}
