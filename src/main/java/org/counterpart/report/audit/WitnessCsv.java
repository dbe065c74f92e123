package org.counterpart.report.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.counterpart.audit.Reconstruction;
import org.counterpart.report.GuardedCell;

/**
 * A data set that reproduces a printed model, as a file: {@code case} (1/0), then a column for each predictor under its
 * own name, 1 for
 * exposed; a row for each subject, cases first. A predictor called case, or as another one before it, gets a trailing
 * underscore.
 */
public final class WitnessCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private WitnessCsv() {}

    /** {@code published-model1.csv}: the paper's file, and which of its models. */
    public static String name(String source, Reconstruction reconstruction) {
        return stem(source) + "-model" + (reconstruction.model() + 1) + ".csv";
    }

    /** The name of the paper's file, without its ending. */
    public static String stem(String source) {
        return AuditJson.fileName(source).replaceFirst("\\.[^.]*$", "");
    }

    public static byte[] of(Reconstruction found) {
        StringBuilder out = new StringBuilder();
        try {
            FORMAT.printRecord(out, header(found.predictors()).toArray());
            int row = 0;
            for (int pattern : found.patterns()) {
                List<Object> cells = new ArrayList<>(List.of(row++ < found.cases() ? 1 : 0));
                for (int j = 0; j < found.predictors().size(); j++) {
                    cells.add(pattern >> j & 1);
                }
                FORMAT.printRecord(out, cells.toArray());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e); // a text in memory takes everything
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> header(List<String> predictors) {
        List<String> header = new ArrayList<>(List.of("case"));
        Set<String> taken = new HashSet<>(header);
        for (String predictor : predictors) {
            String name = predictor;
            while (!taken.add(name.toLowerCase(Locale.ROOT))) {
                name += "_";
            }
            header.add(GuardedCell.of(name));
        }
        return header;
    }
}
