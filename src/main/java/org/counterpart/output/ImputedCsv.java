package org.counterpart.output;

import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.imputation.ImputedVariable;
import org.counterpart.report.GuardedCell;
import org.counterpart.report.Shown;
import org.counterpart.report.script.MatchedNames;
import org.counterpart.study.Imputed;

/**
 * The imputed cells of the subjects analysed: the imputation, the subject's row in their file from 1, the column, and
 * the value.
 */
final class ImputedCsv {
    private ImputedCsv() {}

    static void write(Imputed found, Appendable out) throws IOException {
        Cohort analysed = found.samples().sample().cohort();
        MatchedNames names = new MatchedNames(analysed);
        try (CSVPrinter csv = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
            csv.printRecord("imputation", "row", "variable", "value");
            for (int m = 0; m < found.imputations().count(); m++) {
                Cohort completed =
                        found.samples().completed(found.imputations(), m).cohort();
                for (ImputedVariable variable : found.imputations().imputed()) {
                    Column recorded = analysed.column(variable.name());
                    Column imputed = completed.column(variable.name());
                    for (int row = 0; row < recorded.size(); row++) {
                        if (recorded.missing(row)) {
                            csv.printRecord(
                                    m + 1, row + 1, GuardedCell.of(names.of(variable.name())), value(imputed, row));
                        }
                    }
                }
            }
        }
    }

    private static String value(Column column, int row) {
        return column instanceof NumberColumn numbers && column.variable().type() != Variable.Type.DATE
                ? Shown.exact(numbers.value(row))
                : GuardedCell.of(column.text(row));
    }
}
