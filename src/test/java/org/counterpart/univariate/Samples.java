package org.counterpart.univariate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.univariate.test.ContingencyTable;
import tools.jackson.databind.JsonNode;

/** The samples, pairs and tables that a reference case's inputs name. */
final class Samples {
    private Samples() {}

    /** The values of the first ({@code x}) or second ({@code y}) group, without missing ones. */
    static double[] group(Expected e, String which) {
        JsonNode inputs = e.inputs();
        String[] groups = e.of().texts(inputs.get("group").asString());
        double[] values = e.of().numbers(inputs.get("value").asString());
        String level = inputs.get(which + "_level").asString();
        return IntStream.range(0, values.length)
                .filter(i -> groups[i].equals(level) && !Double.isNaN(values[i]))
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** Pairs both of whose members are recorded: element 0 holds x, element 1 y. */
    static double[][] pairs(Expected e) {
        double[] x = e.of().numbers(e.inputs().get("x").asString());
        double[] y = e.of().numbers(e.inputs().get("y").asString());
        int[] complete = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .toArray();
        return new double[][] {
            Arrays.stream(complete).mapToDouble(i -> x[i]).toArray(),
            Arrays.stream(complete).mapToDouble(i -> y[i]).toArray()
        };
    }

    static ContingencyTable table(Expected e) {
        JsonNode rows = e.inputs().get("table");
        if (rows != null) {
            long[][] counts = new long[rows.size()][];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = new long[rows.get(i).size()];
                for (int j = 0; j < counts[i].length; j++) {
                    counts[i][j] = rows.get(i).get(j).asLong();
                }
            }
            return ContingencyTable.of(counts);
        }
        ReferenceCase data = e.of();
        String id = e.inputs().get("table_id").asString();
        String[] ids = data.texts("table_id");
        double[] row = data.numbers("row");
        double[] column = data.numbers("col");
        double[] count = data.numbers("count");
        int[] mine =
                IntStream.range(0, ids.length).filter(i -> ids[i].equals(id)).toArray();
        int r = (int) Arrays.stream(mine).mapToDouble(i -> row[i]).max().orElseThrow();
        int c = (int) Arrays.stream(mine).mapToDouble(i -> column[i]).max().orElseThrow();
        long[][] counts = new long[r][c];
        for (int i : mine) {
            counts[(int) row[i] - 1][(int) column[i] - 1] = (long) count[i];
        }
        return ContingencyTable.of(counts);
    }

    /** Discordant counts b (only the case exposed) and c. */
    static int[] discordant(Expected e) {
        JsonNode inputs = e.inputs();
        if (inputs.has("b")) {
            return new int[] {inputs.get("b").asInt(), inputs.get("c").asInt()};
        }
        String[] pair = e.of().texts(inputs.get("pair").asString());
        double[] outcome = e.of().numbers(inputs.get("case").asString());
        double[] exposed = e.of().numbers(inputs.get("exposure").asString());
        int[] counts = new int[2];
        for (int i = 0; i < pair.length; i++) {
            for (int j = 0; j < pair.length; j++) {
                if (pair[i].equals(pair[j]) && outcome[i] == 1 && outcome[j] == 0 && exposed[i] != exposed[j]) {
                    counts[exposed[i] == 1 ? 0 : 1]++;
                }
            }
        }
        return counts;
    }
}
