package org.counterpart.matching.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.matching.design.Exclusion;
import org.counterpart.matching.design.MatchingDesign;

/**
 * The cases and controls with a value of every matching variable, in the order drawn from the seed: rows of the cohort.
 *
 * @param missing who is left out, by the variable that lacks a value
 * @param own by case, the control that is the same subject; empty where nobody is both
 */
@SuppressWarnings("ArrayRecordComponent") // passed along inside the package, never compared
public record Subjects(
        int[] cases, int[] controls, List<Exclusion> missing, int casesLeftOut, int controlsLeftOut, int[] own) {

    public static Subjects of(Cohort cohort, boolean[] isCase, MatchingDesign design) {
        boolean[] out = new boolean[cohort.size()];
        List<Exclusion> missing = new ArrayList<>();
        for (String name : design.variables()) {
            Column column = cohort.column(name);
            int[] count = new int[2];
            for (int row = 0; row < out.length; row++) {
                if (column.missing(row)) {
                    out[row] = true;
                    count[isCase[row] ? 1 : 0]++;
                }
            }
            if (count[0] + count[1] > 0) {
                missing.add(new Exclusion(name, count[1], count[0]));
            }
        }
        int[] cases = rows(row -> isCase[row] && !out[row], out.length);
        int[] controls = rows(row -> !isCase[row] && !out[row], out.length);
        int allCases = rows(row -> isCase[row], out.length).length;
        int[] seededCases = SeededOrder.of(cohort, cases, design.seed());
        int[] seededControls = SeededOrder.of(cohort, controls, design.seed());
        return new Subjects(
                seededCases,
                seededControls,
                missing,
                allCases - cases.length,
                out.length - allCases - controls.length,
                design.riskSet().isPresent() ? own(cohort, seededCases, seededControls) : new int[0]);
    }

    /** With every matching variable as a case a subject has them as a control, too. */
    private static int[] own(Cohort cohort, int[] cases, int[] controls) {
        Map<String, Integer> place = new HashMap<>();
        for (int v = 0; v < controls.length; v++) {
            place.put(cohort.id(controls[v]), v);
        }
        return IntStream.of(cases).map(row -> place.get(cohort.id(row))).toArray();
    }

    /** The control that is the same subject as a case; −1 when none is. */
    int own(int i) {
        return own.length == 0 ? -1 : own[i];
    }

    private static int[] rows(java.util.function.IntPredicate wanted, int size) {
        return IntStream.range(0, size).filter(wanted).toArray();
    }
}
