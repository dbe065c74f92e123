package org.counterpart.output;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
     * With {@code eligible} (1, 0) and {@code case} (1, 0, empty) behind the cohort's columns, and a column for each
     * further outcome of the plan; a column of the cohort that is called so has an underscore behind its name.
     */
    public static String of(PreparedCohort prepared) {
        MatchedNames names = names(prepared);
        return new CsvCohortWriter(names.id(), names::of, PreparedCsv::cell, ours(prepared), row -> {
                    List<String> cells = new ArrayList<>(
                            List.of(prepared.eligible()[row] ? "1" : "0", status(prepared.cases()[row])));
                    prepared.others().forEach(o -> cells.add(status(o.cases()[row])));
                    return cells;
                })
                .text(prepared.cohort());
    }

    private static String status(int isCase) {
        return isCase < 0 ? "" : Integer.toString(isCase);
    }

    /** The column of an outcome after the first: {@code case_refracture}. */
    public static String column(PreparedCohort.Other other) {
        return CASE + "_" + other.name();
    }

    /** The columns that are none of the cohort's. */
    private static List<String> ours(PreparedCohort prepared) {
        return Stream.concat(
                        Stream.of(ELIGIBLE, CASE), prepared.others().stream().map(PreparedCsv::column))
                .toList();
    }

    /** The columns that stand under another name than their own, as {@code own → other}. */
    public static List<String> renamed(PreparedCohort prepared) {
        Cohort cohort = prepared.cohort();
        MatchedNames names = names(prepared);
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

    private static MatchedNames names(PreparedCohort prepared) {
        return new MatchedNames(prepared.cohort(), Set.copyOf(ours(prepared)));
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
