package org.counterpart.cohort.profile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.profile.FoundVariable.Remark;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.DecimalMark;
import org.counterpart.files.DataPlace;

/**
 * The declarations that {@code init} would write, tried on the file as {@code run} would read it: one that does not
 * read every cell of its column is a question, and not written as if it did.
 */
final class Declarations {
    private Declarations() {}

    static List<ColumnProfile> tried(
            DataPlace place, String displayName, CsvOptions options, ReadResult read, List<ColumnProfile> columns)
            throws IOException {
        Map<String, List<String>> missing = new HashMap<>();
        columns.forEach(c -> missing.put(c.name(), c.found().missing()));
        CsvOptions declared = options.with(DecimalMark.of(String.valueOf(read.decimal())))
                .with(options.missing().with(missing));
        List<ColumnProfile> tried = new ArrayList<>(columns);
        for (boolean again = true; again; ) {
            again = false;
            List<Variable> variables = tried.stream()
                    .filter(c -> c.variable().type() != Variable.Type.TEXT && !c.has(Remark.UNREADABLE))
                    .map(ColumnProfile::variable)
                    .toList();
            try {
                CsvCohortReader.read(place, displayName, declared, "", variables);
            } catch (ProblemsException e) {
                Map<String, List<Problem>> of = e.problems().stream().collect(Collectors.groupingBy(Problem::column));
                for (int i = 0; i < tried.size(); i++) {
                    ColumnProfile column = tried.get(i);
                    if (!column.has(Remark.UNREADABLE) && of.containsKey(column.name())) {
                        List<Problem> ask = column.found().ask().isEmpty() ? of.get(column.name()) : List.of();
                        tried.set(i, column.with(column.found().with(Remark.UNREADABLE, ask)));
                        again = true;
                    }
                }
            }
        }
        return tried;
    }
}
