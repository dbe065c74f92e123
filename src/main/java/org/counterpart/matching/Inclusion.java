package org.counterpart.matching;

import java.util.Arrays;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.search.CandidateLists;
import org.counterpart.matching.search.Subjects;

/**
 * The chance of each subject to be drawn as a control at least once, were the controls of each case drawn at random
 * from those eligible for it, {@code p = 1 − ∏(1 − min(1, ratio / eligible))} over the cases it is eligible for
 * (Samuelsen 1997, doi:10.1093/biomet/84.2.379).
 *
 * @param rows of the possible controls; a row that is a case or lacks a matching value is not among them
 * @param times how many cases each is eligible for
 * @param probability of being drawn at least once
 */
@SuppressWarnings("ArrayRecordComponent") // handed to a writer, never compared
public record Inclusion(int[] rows, int[] times, double[] probability) {

    public static Inclusion of(Cohort cohort, boolean[] isCase, MatchingDesign design) {
        Subjects subjects = Subjects.of(cohort, isCase, design);
        Matcher.requireBothGroups(subjects);
        CandidateLists lists = PossiblePairs.of(cohort, subjects, design).lists();
        int[] times = new int[subjects.controls().length];
        double[] spared = new double[times.length];
        for (int i = 0; i < lists.cases(); i++) {
            int[] eligible = lists.all(i);
            double left = Math.log1p(-Math.min(1, (double) design.ratio() / eligible.length));
            for (int control : eligible) {
                times[control]++;
                spared[control] += left;
            }
        }
        return new Inclusion(
                subjects.controls(),
                times,
                Arrays.stream(spared).map(s -> -Math.expm1(s)).toArray());
    }
}
