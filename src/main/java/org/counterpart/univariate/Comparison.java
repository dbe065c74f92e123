package org.counterpart.univariate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Variable;
import org.counterpart.stats.Note;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.OddsRatio;

/**
 * Table 1: groups compared on each variable.
 *
 * @param group the grouping variable
 * @param levels its levels in ascending order
 * @param n subjects of each level
 * @param notes what was left out
 */
public record Comparison(String group, List<String> levels, List<Integer> n, List<Row> rows, List<Note> notes) {

    /** How a variable is summarised and tested. */
    public enum Kind {
        NUMERIC,
        CATEGORICAL,
        ORDINAL;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One variable.
     *
     * @param missing subjects of known group without a value, by group
     * @param summaries one a group when numeric or ordinal, else empty
     * @param categories empty when numeric
     * @param counts categories by groups, null when numeric
     * @param chosen the test that fills the table; its result has NaN where there is none
     * @param unpaired the test that takes the groups as unrelated, where a paired one fills the table; else null
     * @param smd numeric: first level minus second; NaN with more than two groups; infinite when groups do not overlap
     * @param crude the odds ratio of the second category in the second level against the first; null unless 2x2
     * @param paired the paired counterpart; null without matched sets
     * @param tests every test that applies, when all were asked for
     */
    public record Row(
            Variable variable,
            Kind kind,
            List<Integer> missing,
            List<Summary> summaries,
            List<String> categories,
            ContingencyTable counts,
            TestChoice.Chosen chosen,
            TestChoice.Chosen unpaired,
            double smd,
            OddsRatio.Result crude,
            Paired paired,
            Map<ListedTest, AllTests.Entry> tests) {
        public Row {
            missing = List.copyOf(missing);
            summaries = List.copyOf(summaries);
            categories = List.copyOf(categories);
            tests = Collections.unmodifiableMap(new LinkedHashMap<>(tests));
        }

        Row filledByPairs() {
            return paired == null || unpaired != null
                    ? this
                    : new Row(
                            variable,
                            kind,
                            missing,
                            summaries,
                            categories,
                            counts,
                            paired.chosen(),
                            chosen,
                            smd,
                            crude,
                            paired,
                            tests);
        }

        public int missingInAll() {
            return missing.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * The test that respects the matching.
     *
     * @param sets matched sets with all values known
     * @param oddsRatio of the discordant pairs; null unless 1:1 and two categories
     */
    public record Paired(TestChoice.Chosen chosen, int sets, MatchedPairOddsRatio oddsRatio) {}

    public Comparison {
        levels = List.copyOf(levels);
        n = List.copyOf(n);
        rows = List.copyOf(rows);
        notes = List.copyOf(new ArrayList<>(notes));
    }

    /** The same with the test that respects the matching in the place of the other, wherever there is one. */
    public Comparison filledByPairs() {
        return new Comparison(
                group, levels, n, rows.stream().map(Row::filledByPairs).toList(), notes);
    }

    public Row row(String variable) {
        return rows.stream()
                .filter(r -> r.variable().name().equals(variable))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("variable must be compared, got " + variable));
    }
}
