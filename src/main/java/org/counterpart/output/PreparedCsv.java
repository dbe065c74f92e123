package org.counterpart.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
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
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    /** Ours beside the cohort's variables. */
    private static final String ELIGIBLE = "eligible";

    private static final String CASE = "case";

    private PreparedCsv() {}

    /** The cohort's own columns, and no others. */
    public static String of(Cohort cohort) {
        return write(cohort, cohort.idName(), UnaryOperator.identity(), List.of(), row -> List.of());
    }

    /**
     * With {@code eligible} (1, 0) and {@code case} (1, 0, empty) behind the cohort's columns; a column of the cohort
     * that is called so has an underscore behind its name.
     */
    public static String of(PreparedCohort prepared) {
        MatchedNames names = names(prepared.cohort());
        return write(
                prepared.cohort(),
                names.id(),
                names::of,
                List.of(ELIGIBLE, CASE),
                row -> List.of(
                        prepared.eligible()[row] ? "1" : "0",
                        prepared.cases()[row] < 0 ? "" : Integer.toString(prepared.cases()[row])));
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

    /** What stands behind the cells of a row. */
    @FunctionalInterface
    private interface More {
        List<String> of(int row);
    }

    private static String write(
            Cohort cohort, String id, UnaryOperator<String> name, List<String> moreNames, More more) {
        boolean ids = !cohort.idName().isEmpty();
        List<Column> columns =
                cohort.variables().stream().map(v -> cohort.column(v.name())).toList();
        StringBuilder out = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
            List<String> cells = new ArrayList<>();
            if (ids) {
                cells.add(id);
            }
            columns.forEach(c -> cells.add(name.apply(c.variable().name())));
            cells.addAll(moreNames);
            csv.printRecord(cells);
            for (int row = 0; row < cohort.size(); row++) {
                cells.clear();
                if (ids) {
                    cells.add(cohort.id(row));
                }
                for (Column column : columns) {
                    cells.add(cell(column, row));
                }
                cells.addAll(more.of(row));
                csv.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder has none
        }
        return out.toString();
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
