package org.counterpart.report;

import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.prediction.roc.Cutpoints.Cut;

/**
 * A cut of a score as every table, figure and sentence prints it: {@code ≥0.510}; the level of an ordered variable by
 * its name; of two levels that have no order, the name alone of the one that counts as positive.
 */
public final class CutText {
    private CutText() {}

    /** Of a fitted probability. */
    public static String ofRisk(Cut cut) {
        return of(cut, Shown.fixed(cut.threshold(), 3));
    }

    /** Of a variable's own values. */
    public static String of(Cut cut, String marker, List<Variable> variables, Wording wording) {
        return variables.stream()
                .filter(v -> v.name().equals(marker) && levels(v) && Double.isFinite(cut.threshold()))
                .map(v -> level(cut, v, wording.level(v, v.levels().get((int) cut.threshold()))))
                .findFirst()
                .orElseGet(() -> of(cut, Shown.significant(cut.threshold(), 6)));
    }

    /** A yes/no variable keeps its codes: there is nothing between them. */
    private static boolean levels(Variable v) {
        return v.type() == Variable.Type.ORDINAL
                || (v.levels().size() == 2 && !v.levels().get(1).equals("1"));
    }

    private static String level(Cut cut, Variable v, String name) {
        boolean second =
                v.levels().size() == 2 && cut.threshold() == 1 && cut.rule().equals(">=");
        return second ? name : of(cut, name);
    }

    public static String of(Cut cut, String threshold) {
        return sign(cut.rule()) + threshold;
    }

    public static String sign(String rule) {
        return rule.equals(">=") ? "≥" : rule.equals("<=") ? "≤" : rule;
    }
}
