package org.counterpart.matching.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.matching.design.Unmatched;
import org.counterpart.stats.Note;

/**
 * Says of an unmatched case which constraint left it without a candidate, or that its candidates were needed by other
 * cases.
 */
public final class Reasons {
    private final Cohort cohort;
    private final Subjects subjects;
    private final MatchingDesign design;
    private final ExactCells cells;
    private final List<CaliperWidth> widths;
    private final PairFinder.TreeSearch pairs;
    /** Whether a case stands among the controls, too, whom it cannot serve itself. */
    private final int self;
    /** Controls in each combination of the first so many exact variables. */
    private final int[][] inCell;

    public Reasons(
            Cohort cohort,
            Subjects subjects,
            MatchingDesign design,
            ExactCells cells,
            List<CaliperWidth> widths,
            PairFinder pairs) {
        this.cohort = cohort;
        this.subjects = subjects;
        this.design = design;
        this.cells = cells;
        this.widths = widths;
        this.pairs = pairs.search();
        this.self = design.riskSet().isPresent() ? 1 : 0;
        this.inCell = new int[design.exact().size() + 1][];
        for (int j = 0; j < inCell.length; j++) {
            inCell[j] = new int[cells.count(j)];
            for (int row : subjects.controls()) {
                inCell[j][cells.cell(j, row)]++;
            }
        }
    }

    /** @param controls how many the case was given before it was left out for an incomplete set; 0 when none */
    public Unmatched of(int row, int controls) {
        Map<String, Integer> left = candidatesLeft(row);
        return new Unmatched(row, reason(left, controls), left);
    }

    private Note reason(Map<String, Integer> left, int controls) {
        int candidates = left.isEmpty() ? subjects.controls().length - self : last(left);
        if (controls > 0) {
            return Note.of("matching.incomplete-set", controls, design.ratio());
        }
        if (candidates > 0) {
            return Note.of(
                    design.method() == MatchingDesign.Method.OPTIMAL
                            ? "matching.needed-elsewhere"
                            : "matching.taken-before",
                    candidates);
        }
        for (String variable : design.exact()) {
            if (left.get(variable) == 0) {
                return Note.of("matching.no-exact", variable);
            }
        }
        for (CaliperWidth w : widths) {
            if (left.get(key(w)) == 0 && RiskSetRule.isWindow(w)) {
                return Note.of("matching.no-at-risk");
            }
            if (left.get(key(w)) == 0) {
                return w.width() == 0 && w.caliper().unit() == Caliper.Unit.OWN
                        ? Note.of("matching.no-exact", named(w.variable()))
                        : cohort.variable(w.variable()).type() == Variable.Type.DATE
                                ? Note.of("matching.no-date-within", w.variable(), w.width())
                                : Note.of("matching.no-within", named(w.variable()), w.width());
            }
        }
        throw new IllegalStateException("a case without candidate must lack one at some constraint");
    }

    /** A column of the file by its name; what the matching made of several, in words. */
    private Object named(String variable) {
        return design.score().isPresent() && variable.equals(ScoreRule.COLUMN)
                ? design.score().get().variable().label()
                : variable;
    }

    private static int last(Map<String, Integer> left) {
        int last = 0;
        for (int n : left.values()) {
            last = n;
        }
        return last;
    }

    /** A variable that is matched exactly and has a caliper is named once for each. */
    private String key(CaliperWidth w) {
        return design.exact().contains(w.variable()) ? w.variable() + "±" : w.variable();
    }

    private Map<String, Integer> candidatesLeft(int row) {
        Map<String, Integer> left = new LinkedHashMap<>();
        for (int j = 1; j < inCell.length; j++) {
            left.put(design.exact().get(j - 1), inCell[j][cells.cell(j, row)] - self);
        }
        for (int j = 0; j < widths.size(); j++) {
            left.put(key(widths.get(j)), pairs.within(row, j + 1) - self);
        }
        return left;
    }
}
