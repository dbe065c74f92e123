package org.counterpart.output;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.CaliperDifferences;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.report.GuardedCell;

/**
 * The pairs as a file: {@code set,case,control,distance} and {@code NAME_difference} (case minus control; days for
 * dates) for each caliper
 * variable; a row for each control. An id that a spreadsheet would run as a formula has an apostrophe in front.
 */
public final class PairsCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private PairsCsv() {}

    public static void write(Cohort cohort, Matching matching, Appendable out) throws IOException {
        CaliperDifferences differences = CaliperDifferences.of(cohort, matching);
        List<String> header = new ArrayList<>(List.of("set", "case", "control", "distance"));
        boolean timed = cohort.has(RiskSetRule.TIME);
        if (timed) {
            header.add("event-time");
        }
        differences.variables().forEach(v -> header.add(GuardedCell.of(v + "_difference")));
        FORMAT.printRecord(out, header.toArray());
        for (MatchedSet set : matching.sets()) {
            for (MatchedSet.Partner partner : set.controls()) {
                List<String> cells = new ArrayList<>(List.of(
                        Integer.toString(set.number()),
                        GuardedCell.of(cohort.id(set.caseRow())),
                        GuardedCell.of(cohort.id(partner.row())),
                        plain(partner.distance())));
                if (timed) {
                    cells.add(cohort.column(RiskSetRule.TIME).text(set.caseRow()));
                }
                for (int j = 0; j < differences.variables().size(); j++) {
                    cells.add(plain(differences.of(j, set.caseRow(), partner.row())));
                }
                FORMAT.printRecord(out, cells.toArray());
            }
        }
    }

    /** Full precision without an exponent; 5 and not 5.0. */
    private static String plain(double value) {
        BigDecimal decimal = BigDecimal.valueOf(value);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}
