package org.counterpart.cohort;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a STROBE flow diagram (von Elm 2007, item 13, doi:10.1371/journal.pmed.0040296).
 *
 * @param records rows of subjects in the file
 * @param repeated of those, rows of an id that has another row, left out by the plan's rule for duplicates
 * @param exclusions what each eligibility criterion did, in order
 * @param undetermined eligible, but missing cells leave open whether a case
 * @param neither eligible, no case, and known to fail the control rule
 * @param matching what matching did; null before it
 */
public record Flow(
        int records,
        int repeated,
        List<Eligibility.Exclusion> exclusions,
        int cases,
        int controls,
        int undetermined,
        int neither,
        Matching matching) {

    /**
     * The matching step; in a cohort the exposed take the place of the cases and the unexposed that of the controls.
     *
     * @param missingValue for each matching variable, the subjects it left out because its cell is missing; a subject
     *     with several counts at the first
     */
    public record Matching(
            Map<String, Integer> missingValue,
            int excludedCases,
            int excludedControls,
            int matchedCases,
            int matchedControls,
            int unmatchedCases,
            int unmatchedControls) {
        public Matching {
            missingValue = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(missingValue));
        }

        /** Those who were to be given partners. */
        public int offeredCases() {
            return excludedCases + matchedCases + unmatchedCases;
        }

        /** Those who might have been partners. */
        public int offeredControls() {
            return excludedControls + matchedControls + unmatchedControls;
        }
    }

    public Flow {
        exclusions = List.copyOf(exclusions);
    }

    /** Persons in the file. */
    public int subjects() {
        return records - repeated;
    }

    /** Subjects who passed every criterion. */
    public int eligible() {
        return exclusions.isEmpty()
                ? subjects()
                : exclusions.get(exclusions.size() - 1).left();
    }

    public Flow with(Matching step) {
        return new Flow(records, repeated, exclusions, cases, controls, undetermined, neither, step);
    }

    /** The same flow, of which so many cases and controls are meant. */
    public Flow of(int ofCases, int ofControls) {
        return new Flow(records, repeated, exclusions, ofCases, ofControls, undetermined, neither, matching);
    }

    /** The same subjects, of a file that held this many more rows of them. */
    public Flow withRepeated(int rows) {
        return new Flow(subjects() + rows, rows, exclusions, cases, controls, undetermined, neither, matching);
    }
}
