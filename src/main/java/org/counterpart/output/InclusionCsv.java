package org.counterpart.output;

import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.Inclusion;
import org.counterpart.report.GuardedCell;

/** The chances to be drawn as a control, in the order of the ids: those of subjects eligible for some case. */
public final class InclusionCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private InclusionCsv() {}

    public static void write(Cohort cohort, Inclusion inclusion, Appendable out) throws IOException {
        FORMAT.printRecord(out, "id", "times_eligible", "probability");
        int[] order = IntStream.range(0, inclusion.rows().length)
                .filter(v -> inclusion.times()[v] > 0)
                .boxed()
                .sorted(Comparator.comparing(v -> cohort.id(inclusion.rows()[v])))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int v : order) {
            FORMAT.printRecord(
                    out,
                    GuardedCell.of(cohort.id(inclusion.rows()[v])),
                    Integer.toString(inclusion.times()[v]),
                    Double.toString(inclusion.probability()[v]));
        }
    }
}
