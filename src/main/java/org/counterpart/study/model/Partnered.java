package org.counterpart.study.model;

import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Selection;
import org.counterpart.plan.StudyPlan;

/** Who is given partners by matching: the cases, or in a cohort the exposed. */
public final class Partnered {
    private Partnered() {}

    /** By row of the subjects selected. */
    public static boolean[] of(StudyPlan plan, Selection.Selected selected) {
        return plan.matchesExposed() ? exposed(selected.cohort(), plan.group().orElseThrow()) : selected.isCase();
    }

    /**
     * @param exposure a variable of two levels of which the second is the exposed
     * @param cohort in which everybody has a value of it
     */
    static boolean[] exposed(Cohort cohort, String exposure) {
        LevelColumn column = cohort.levels(exposure);
        boolean[] exposed = new boolean[column.size()];
        for (int row = 0; row < exposed.length; row++) {
            exposed[row] = column.code(row) == 1;
        }
        return exposed;
    }
}
