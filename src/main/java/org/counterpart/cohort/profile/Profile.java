package org.counterpart.cohort.profile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.CohortTable;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.DateFormats;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Sets;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.NameHint;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.reading.ColumnSense;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.Layout;
import org.counterpart.files.DataPlace;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;

/**
 * A cohort file nobody has described yet: what each column looks like, and how the file is best read.
 *
 * @param file the file as read; its decimal mark was found, rows that look like no subjects are left out
 * @param layout how it was read: with the rows left out named
 * @param missing the tokens that mean "not recorded" in every column
 * @param id name of the column that looks most like the subjects' ids; empty when none does
 * @param sets name of the column that holds matched sets; empty when none does
 */
public record Profile(
        ReadResult file,
        Layout layout,
        List<Problem> strayRows,
        List<String> missing,
        String id,
        String sets,
        List<ColumnProfile> columns) {

    public Profile {
        strayRows = List.copyOf(strayRows);
        missing = List.copyOf(missing);
        columns = List.copyOf(columns);
    }

    /** What the reading decided, of the file and of each column whose cells may be shown. */
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>(file.notes());
        for (ColumnProfile column : columns) {
            if (!column.found().concealed()) {
                notes.addAll(file.findings().notes().getOrDefault(column.name(), List.of()));
            }
        }
        return notes;
    }

    /** @param displayName the file as messages name it */
    public static Profile of(DataPlace place, String displayName, CsvOptions options) throws IOException {
        ReadResult read = CsvCohortReader.look(place, displayName, options, "", Set.of());
        List<Problem> strays = read.findings().strays().problems();
        CsvOptions better = options;
        // Without the rows that are no subjects the columns may look otherwise, and again rows may show.
        for (int round = 0; round < 3 && !read.findings().strays().problems().isEmpty(); round++) {
            better = better.with(read.findings().strays().without(better.layout()));
            read = CsvCohortReader.look(place, displayName, better, "", Set.of());
        }
        return of(place, displayName, read, better, strays);
    }

    private static Profile of(
            DataPlace place, String displayName, ReadResult read, CsvOptions options, List<Problem> strays)
            throws IOException {
        Cohort cohort = read.cohort();
        List<ColumnProfile> columns = new ArrayList<>();
        for (Variable variable : cohort.variables()) {
            Column column = cohort.column(variable.name());
            FoundVariable found = FoundVariable.of(cohort, column, read.findings(), read.decimal());
            if (read.findings().repeatedIds().containsKey(variable.name())) {
                Set<FoundVariable.Remark> remarks = new java.util.HashSet<>(found.remarks());
                remarks.remove(FoundVariable.Remark.OTHER_IDENTIFIER);
                remarks.add(FoundVariable.Remark.REPEATED_IDENTIFIER);
                found = new FoundVariable(found.variable(), remarks, found.missing(), found.ask());
            }
            columns.add(profile(column, found));
        }
        return new Profile(
                read,
                options.layout(),
                strays,
                options.missing().everywhere(),
                id(columns),
                sets(cohort, columns),
                Declarations.tried(place, displayName, options, read, columns));
    }

    /** The column of matched sets, where some column tells cases from controls by its name. */
    private static String sets(Cohort cohort, List<ColumnProfile> columns) {
        for (ColumnProfile column : columns) {
            if (NameHint.OUTCOME.fits(column.name()) && column.distinct() == 2) {
                LevelColumn levels = cohort.column(column.name()).asLevels();
                List<String> ordered = ColumnSense.inOrder(levels.variable().levels());
                int[] isCase = IntStream.range(0, levels.size())
                        .map(row -> levels.missing(row) ? -1 : levels.text(row).equals(ordered.get(1)) ? 1 : 0)
                        .toArray();
                return Sets.column(cohort, isCase, column.name()).orElse("");
            }
        }
        return "";
    }

    private static String id(List<ColumnProfile> columns) {
        Optional<ColumnProfile> byName = columns.stream()
                .filter(c -> c.has(FoundVariable.Remark.IDENTIFIER) && NameHint.ID.fits(c.name()))
                .filter(c -> !c.has(FoundVariable.Remark.PERSONAL))
                .findFirst();
        Optional<ColumnProfile> repeated = columns.stream()
                .filter(c -> c.has(FoundVariable.Remark.REPEATED_IDENTIFIER))
                .filter(c -> !c.has(FoundVariable.Remark.PERSONAL))
                .findFirst();
        return byName.or(() -> repeated)
                .or(() -> columns.stream()
                        .filter(c -> c.has(FoundVariable.Remark.IDENTIFIER))
                        .findFirst())
                .map(ColumnProfile::name)
                .orElse("");
    }

    private static ColumnProfile profile(Column column, FoundVariable found) {
        tech.tablesaw.columns.Column<?> all = CohortTable.column(column);
        tech.tablesaw.columns.Column<?> recorded = all.removeMissing();
        boolean asLevels = found.variable().type() != Variable.Type.TEXT
                && found.variable().type() != Variable.Type.DATE
                && (recorded instanceof StringColumn
                        || found.variable().type() == Variable.Type.BINARY
                        || found.variable().type() == Variable.Type.CATEGORICAL);
        ColumnProfile.Numbers numbers =
                recorded instanceof DoubleColumn values && !values.isEmpty() ? numbers(values) : null;
        if (found.concealed()) {
            return new ColumnProfile(
                    found, recorded.size(), all.countMissing(), recorded.countUnique(), null, "", "", List.of());
        }
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

    /** Of each level all its spellings together; where no levels are proposed, the spellings themselves. */
    private static List<ColumnProfile.Count> counts(Column column, Variable found) {
        LevelColumn cells = column.asLevels();
        Map<String, String> meant =
                found.levels().isEmpty() ? Map.of() : found.form().recode();
        Map<String, Integer> counts = new LinkedHashMap<>();
        (found.levels().isEmpty() ? cells.variable().levels() : found.levels()).forEach(level -> counts.put(level, 0));
        for (int row = 0; row < cells.size(); row++) {
            if (!cells.missing(row)) {
                String cell = cells.text(row);
                counts.computeIfPresent(meant.getOrDefault(Cells.plain(cell), cell), (level, n) -> n + 1);
            }
        }
        return counts.entrySet().stream()
                .map(e -> new ColumnProfile.Count(e.getKey(), e.getValue()))
                .toList();
    }

    private static String[] ends(Column column, Variable found) {
        LevelColumn levels = column.asLevels();
        List<String> cells = levels.variable().levels();
        if (cells.isEmpty()) {
            return new String[] {"", ""};
        }
        if (found.type() == Variable.Type.DATE) {
            DateFormats formats = DateFormats.of(found);
            List<String> ordered = cells.stream()
                    .filter(c -> formats.read(Cells.narrow(c)).isPresent())
                    .sorted(java.util.Comparator.comparing(
                            c -> formats.read(Cells.narrow(c)).orElseThrow().date()))
                    .toList();
            return column instanceof NumberColumn
                    ? new String[] {cells.get(0), cells.get(cells.size() - 1)}
                    : new String[] {ordered.get(0), ordered.get(ordered.size() - 1)};
        }
        return column instanceof NumberColumn
                ? new String[] {cells.get(0), cells.get(cells.size() - 1)}
                : new String[] {"", ""};
    }
}
