package org.counterpart.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Variable;
import org.counterpart.stats.Note;

/** Says of an unmatched case which constraint left it without a candidate, or that its candidates were needed by other cases. */
final class Reasons {
    private final Cohort cohort;
    private final Subjects subjects;
    private final MatchingDesign design;
    private final ExactCells cells;
    private final List<CaliperWidth> widths;
    private final Coordinates coordinates;
    /** Controls in each combination of the first so many exact variables. */
    private final int[][] inCell;
    /** Controls of each combination of all exact variables, sorted by the first caliper's variable; null until asked for. */
    private final Map<Integer, int[]> blocks = new LinkedHashMap<>();

    private int[][] members;

    Reasons(
            Cohort cohort,
            Subjects subjects,
            MatchingDesign design,
            ExactCells cells,
            List<CaliperWidth> widths,
            Coordinates coordinates) {
        this.cohort = cohort;
        this.subjects = subjects;
        this.design = design;
        this.cells = cells;
        this.widths = widths;
        this.coordinates = coordinates;
        this.inCell = new int[design.exact().size() + 1][];
        for (int j = 0; j < inCell.length; j++) {
            inCell[j] = new int[cells.count(j)];
            for (int row : subjects.controls()) {
                inCell[j][cells.cell(j, row)]++;
            }
        }
    }

    /** @param controls how many the case was given before it was left out for an incomplete set; 0 when none */
    Unmatched of(int row, int controls) {
        Map<String, Integer> left = candidatesLeft(row);
        return new Unmatched(row, reason(left, controls), left);
    }

    private Note reason(Map<String, Integer> left, int controls) {
        int candidates = left.isEmpty() ? subjects.controls().length : last(left);
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
            if (left.get(key(w)) == 0) {
                return w.width() == 0 && w.caliper().unit() == Caliper.Unit.OWN
                        ? Note.of("matching.no-exact", w.variable())
                        : cohort.variable(w.variable()).type() == Variable.Type.DATE
                                ? Note.of("matching.no-date-within", w.variable(), w.width())
                                : Note.of("matching.no-within", w.variable(), w.width());
            }
        }
        throw new IllegalStateException("a case without candidate must lack one at some constraint");
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
            left.put(design.exact().get(j - 1), inCell[j][cells.cell(j, row)]);
        }
        if (widths.isEmpty()) {
            return left;
        }
        int[] counts = new int[widths.size()];
        List<Decimals> values = new ArrayList<>();
        List<Decimals.Bound> bounds = new ArrayList<>();
        for (CaliperWidth w : widths) {
            values.add(coordinates.of(w.variable()));
            bounds.add(values.get(values.size() - 1).bound(w.exact()));
        }
        int[] block = blocks.computeIfAbsent(cells.cell(row), b -> sorted(b, values.get(0)));
        double value = values.get(0).value(row);
        double reach = bounds.get(0).width();
        reach += Decimals.slack(Math.abs(value) + reach);
        for (int k = below(block, values.get(0), value - reach);
                k < block.length && values.get(0).value(block[k]) <= value + reach;
                k++) {
            for (int j = 0; j < counts.length && values.get(j).within(row, block[k], bounds.get(j)); j++) {
                counts[j]++;
            }
        }
        for (int j = 0; j < counts.length; j++) {
            left.put(key(widths.get(j)), counts[j]);
        }
        return left;
    }

    private int[] sorted(int cell, Decimals by) {
        if (members == null) {
            members = new int[cells.count()][];
            for (int b = 0; b < members.length; b++) {
                members[b] = new int[inCell[inCell.length - 1][b]];
            }
            int[] filled = new int[members.length];
            for (int row : subjects.controls()) {
                int b = cells.cell(row);
                members[b][filled[b]++] = row;
            }
        }
        int[] rows = members[cell];
        new IndexSort().sort(rows, 0, rows.length, by.values());
        return rows;
    }

    private static int below(int[] block, Decimals values, double value) {
        int low = 0;
        int high = block.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values.value(block[middle]) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
