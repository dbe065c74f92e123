package org.counterpart.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.counterpart.stats.Quantiles;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A cohort file nobody has described yet: what each column looks like, and how the file is best read.
 *
 * @param file the file as read; its decimal mark was found
 * @param missing the tokens that mean "not recorded", the usual ones that stand among numbers included
 * @param id name of the column that looks most like the subjects' ids; empty when none does
 */
public record Profile(ReadResult file, List<String> missing, String id, List<ColumnProfile> columns) {
    /** What people and programs write for "not recorded" besides the empty cell and NA. */
    private static final Set<String> USUAL_MISSING = Set.of(
            ".", "-", "--", "/", "\\", "?", "nan", "null", "none", "n/a", "#n/a", "n.a.", "missing", "unknown", "缺失",
            "不详", "未知", "未测", "未查");

    public Profile {
        missing = List.copyOf(missing);
        columns = List.copyOf(columns);
    }

    /** @param displayName the file as messages name it */
    public static Profile of(Path file, String displayName, CsvOptions options) throws IOException {
        CsvOptions better = options;
        ReadResult read = CsvCohortReader.readUndeclared(file, displayName, options, "");
        if (read.delimiter() != Delimiter.COMMA && options.decimal() == '.' && hasDecimalCommas(read.cohort())) {
            better = better.withDecimal(',');
            read = CsvCohortReader.readUndeclared(file, displayName, better, "");
        }
        List<String> missing = missingAmongNumbers(read.cohort(), better);
        if (missing.size() > better.missing().size()) {
            better = better.withMissing(missing);
            read = CsvCohortReader.readUndeclared(file, displayName, better, "");
        }
        return of(read, missing);
    }

    static Profile of(ReadResult read, List<String> missing) {
        Cohort cohort = read.cohort();
        Table table = CohortTable.of(cohort);
        List<ColumnProfile> columns = new ArrayList<>();
        for (Variable variable : cohort.variables()) {
            Column column = cohort.column(variable.name());
            columns.add(profile(column, FoundVariable.of(column, read.decimal()), table));
        }
        return new Profile(read, missing, id(columns), columns);
    }

    /** Whether some column is all numbers when its comma is the decimal mark, and none when its point is. */
    private static boolean hasDecimalCommas(Cohort cohort) {
        boolean comma = false;
        for (Variable variable : cohort.variables()) {
            Column column = cohort.column(variable.name());
            List<String> cells = column.asLevels().variable().levels();
            if (column instanceof NumberColumn) {
                if (cells.stream().anyMatch(c -> c.indexOf('.') >= 0)) {
                    return false;
                }
            } else {
                comma |= cells.stream().allMatch(c -> !Double.isNaN(DecimalNumber.parse(Cells.narrow(c), ',')));
            }
        }
        return comma;
    }

    private static List<String> missingAmongNumbers(Cohort cohort, CsvOptions options) {
        Set<String> tokens = new LinkedHashSet<>(options.missing());
        for (Variable variable : cohort.variables()) {
            List<String> cells = variable.levels();
            List<String> texts = cells.stream()
                    .filter(c -> Double.isNaN(DecimalNumber.parse(Cells.narrow(c), options.decimal())))
                    .toList();
            if (texts.size() < cells.size()
                    && texts.stream().allMatch(t -> USUAL_MISSING.contains(t.toLowerCase(Locale.ROOT)))) {
                tokens.addAll(texts);
            }
        }
        return List.copyOf(tokens);
    }

    private static String id(List<ColumnProfile> columns) {
        Optional<ColumnProfile> byName = columns.stream()
                .filter(c -> c.has(FoundVariable.Remark.IDENTIFIER) && NameHint.ID.fits(c.name()))
                .findFirst();
        return byName.or(() -> columns.stream()
                        .filter(c -> c.has(FoundVariable.Remark.IDENTIFIER))
                        .findFirst())
                .map(ColumnProfile::name)
                .orElse("");
    }

    private static ColumnProfile profile(Column column, FoundVariable found, Table table) {
        tech.tablesaw.columns.Column<?> all = table.column(column.variable().name());
        tech.tablesaw.columns.Column<?> recorded = all.removeMissing();
        boolean asLevels = found.variable().type() != Variable.Type.TEXT
                && found.variable().type() != Variable.Type.DATE
                && (recorded instanceof StringColumn
                        || found.variable().type() == Variable.Type.BINARY
                        || found.variable().type() == Variable.Type.CATEGORICAL);
        ColumnProfile.Numbers numbers =
                recorded instanceof DoubleColumn values && !values.isEmpty() ? numbers(values) : null;
        String[] ends = ends(column, found.variable());
        return new ColumnProfile(
                found,
                recorded.size(),
                all.countMissing(),
                recorded.countUnique(),
                numbers,
                ends[0],
                ends[1],
                asLevels ? counts(column, found.variable()) : List.of());
    }

    private static ColumnProfile.Numbers numbers(DoubleColumn values) {
        double[] sorted = values.asDoubleArray();
        Arrays.sort(sorted);
        // Tablesaw's own quartiles are of another type (6).
        return new ColumnProfile.Numbers(
                values.min(),
                Quantiles.TYPE7.ofSorted(sorted, 0.25),
                Quantiles.TYPE7.ofSorted(sorted, 0.5),
                Quantiles.TYPE7.ofSorted(sorted, 0.75),
                values.max(),
                values.mean(),
                sorted.length < 2 ? Double.NaN : values.standardDeviation());
    }

    private static List<ColumnProfile.Count> counts(Column column, Variable found) {
        StringColumn cells = (StringColumn) CohortTable.column(column.asLevels());
        Table counted = cells.removeMissing().countByCategory();
        List<ColumnProfile.Count> out = new ArrayList<>();
        List<String> order =
                found.levels().isEmpty() ? column.asLevels().variable().levels() : found.levels();
        for (String level : order) {
            int at = counted.stringColumn(0).asList().indexOf(level);
            out.add(new ColumnProfile.Count(
                    level, at < 0 ? 0 : (int) counted.numberColumn(1).getDouble(at)));
        }
        return out;
    }

    private static String[] ends(Column column, Variable found) {
        LevelColumn levels = column.asLevels();
        List<String> cells = levels.variable().levels();
        if (cells.isEmpty()) {
            return new String[] {"", ""};
        }
        if (found.type() == Variable.Type.DATE) {
            DatePattern pattern = DatePattern.of(found.format());
            List<String> ordered = cells.stream()
                    .filter(c -> pattern.parse(Cells.narrow(c)).isPresent())
                    .sorted(java.util.Comparator.comparing(
                            c -> pattern.parse(Cells.narrow(c)).orElseThrow()))
                    .toList();
            return new String[] {ordered.get(0), ordered.get(ordered.size() - 1)};
        }
        return column instanceof NumberColumn
                ? new String[] {cells.get(0), cells.get(cells.size() - 1)}
                : new String[] {"", ""};
    }
}
