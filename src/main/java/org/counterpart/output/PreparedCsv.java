package org.counterpart.output;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.CsvCohortWriter;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.derived.Digits;
import org.counterpart.report.script.MatchedNames;
import org.counterpart.study.PreparedCohort;

/**
 * A cohort as plain CSV for any program: UTF-8 without a mark, commas, lines ending in {@code \n}; dates as {@code
 * yyyy-MM-dd}, numbers as the shortest decimal with a point, levels by their names, missing cells empty. Cells are data
 * and stay as they are: none gets an apostrophe.
 */
public final class PreparedCsv {
    /** Ours beside the cohort's variables. */
    private static final String ELIGIBLE = "eligible";

    private static final String CASE = "case";

    private PreparedCsv() {}

    /** The cohort's own columns, and no others. */
    public static String of(Cohort cohort) {
        return CsvCohortWriter.plain(cohort, PreparedCsv::cell).text(cohort);
    }

    /**
     * With {@code eligible} (1, 0) and {@code case} (1, 0, empty) behind the cohort's columns; a column of the cohort
     * that is called so has an underscore behind its name.
     */
    public static String of(PreparedCohort prepared) {
        MatchedNames names = names(prepared.cohort());
        return new CsvCohortWriter(
                        names.id(),
                        names::of,
                        PreparedCsv::cell,
                        List.of(ELIGIBLE, CASE),
                        row -> List.of(
                                prepared.eligible()[row] ? "1" : "0",
                                prepared.cases()[row] < 0 ? "" : Integer.toString(prepared.cases()[row])))
                .text(prepared.cohort());
    }

    /** The columns that stand under another name than their own, as {@code own → other}. */
    public static List<String> renamed(Cohort cohort) {
        MatchedNames names = names(cohort);
        List<String> renamed = new ArrayList<>();
        if (!cohort.idName().isEmpty() && !names.id().equals(cohort.idName())) {
            renamed.add(cohort.idName() + " → " + names.id());
        }
        for (Variable v : cohort.variables()) {
            if (!names.of(v.name()).equals(v.name())) {
                renamed.add(v.name() + " → " + names.of(v.name()));
            }
        }
        return renamed;
    }

    private static MatchedNames names(Cohort cohort) {
        return new MatchedNames(cohort, Set.of(ELIGIBLE, CASE));
    }

    private static String cell(Column column, int row) {
        if (!(column instanceof NumberColumn numbers) || column.missing(row)) {
            return column.text(row);
        }
        if (column.variable().type() == Variable.Type.DATE) {
            return LocalDate.ofEpochDay((long) numbers.value(row)).toString();
        }
        return Digits.text(numbers.value(row));
    }
}
