package org.counterpart.cohort;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.cohort.cell.NameHint;

/** A file that is matched already: a column whose values repeat, each with exactly one case. */
public final class Sets {
    private static final int FEWEST = 5;
    /** An identifier that stands on so many rows or more on the average names something else than a person. */
    public static final int MOST_ROWS = 12;

    private static final List<String> NO_PERSON = List.of(
            "pair",
            "set",
            "match",
            "stratum",
            "strata",
            "group",
            "site",
            "centre",
            "center",
            "hospital",
            "ward",
            "doctor",
            "visit",
            "配对",
            "对子",
            "匹配",
            "组",
            "中心",
            "医院",
            "科室",
            "病区");

    private Sets() {}

    /**
     * The column that holds sets: the first that is called so, else the first.
     *
     * @param isCase 1 for a case, 0 for a control, -1 when neither; one a row
     */
    public static Optional<String> column(Cohort cohort, int[] isCase, String outcome) {
        return cohort.variables().stream()
                .map(Variable::name)
                .filter(name -> !name.equals(outcome) && holdsSets(cohort.column(name), isCase))
                .min(Comparator.comparing(name -> !called(name)));
    }

    private static boolean called(String name) {
        return NO_PERSON.stream().anyMatch(word -> name.toLowerCase(Locale.ROOT).contains(word));
    }

    private static boolean holdsSets(Column column, int[] isCase) {
        if (column instanceof TextColumn || column.variable().type() == Variable.Type.DATE) {
            return false;
        }
        LevelColumn sets = column.asLevels();
        int groups = sets.variable().levels().size();
        if (groups < FEWEST || groups * 2 > column.size()) {
            return false;
        }
        int[] rows = new int[groups];
        int[] cases = new int[groups];
        for (int row = 0; row < sets.size(); row++) {
            if (!sets.missing(row)) {
                rows[sets.code(row)]++;
                cases[sets.code(row)] += isCase[row] == 1 ? 1 : 0;
            }
        }
        return Arrays.stream(rows).allMatch(n -> n > 1 && n <= 11)
                && Arrays.stream(cases).allMatch(n -> n == 1);
    }

    /** Columns that by their name tell one person from another, and repeat: several rows belong to one person. */
    public static Stream<Column> repeatedIds(Cohort cohort) {
        return cohort.variables().stream()
                .filter(v -> NameHint.ID.fits(v.name()) && !called(v.name()))
                .map(v -> cohort.column(v.name()))
                .filter(c -> c.missingCount() == 0 && distinct(c) < c.size() && distinct(c) * MOST_ROWS > c.size());
    }

    public static int distinct(Column column) {
        return column instanceof TextColumn
                ? column.size()
                : column.asLevels().variable().levels().size();
    }
}
