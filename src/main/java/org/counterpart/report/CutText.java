package org.counterpart.report;

import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.prediction.Cutpoints.Cut;

/**
 * A cut of a score as every table, figure and sentence prints it: {@code ≥0.510}; the level of an ordered variable by
 * its name.
 */
public final class CutText {
    private CutText() {}

    /** Of a fitted probability. */
    public static String ofRisk(Cut cut) {
        return of(cut, Shown.fixed(cut.threshold(), 3));
    }

    /** Of a variable's own values. */
    static String of(Cut cut, String marker, List<Variable> variables, Wording wording) {
        return variables.stream()
                .filter(v -> v.name().equals(marker) && levels(v) && Double.isFinite(cut.threshold()))
                .map(v -> of(cut, wording.level(v, v.levels().get((int) cut.threshold()))))
                .findFirst()
                .orElseGet(() -> of(cut, Shown.significant(cut.threshold(), 6)));
    }

    /** A yes/no variable keeps its codes: there is nothing between them. */
    private static boolean levels(Variable v) {
        return v.type() == Variable.Type.ORDINAL
                || (v.levels().size() == 2 && !v.levels().get(1).equals("1"));
    }

    static String of(Cut cut, String threshold) {
        return sign(cut.rule()) + threshold;
    }

    static String sign(String rule) {
        return rule.equals(">=") ? "≥" : rule.equals("<=") ? "≤" : rule;
    }
}
