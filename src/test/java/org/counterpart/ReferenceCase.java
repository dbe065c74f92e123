package org.counterpart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A data set with R's answers: a folder of {@code src/test/resources/reference/cases}, made by the scripts of {@code
 * src/test/r/reference} ({@code -Dreference.cases} names another folder: {@code src/test/r/agreement.sh}). Every
 * comparison is remembered, so that {@code target/agreement.csv} lists the largest relative difference
 * from R for each procedure.
 */
public final class ReferenceCase {
    private static final Path CASES =
            Path.of(System.getProperty("reference.cases", "src/test/resources/reference/cases"));
    private static final Map<String, Agreement> AGREEMENT = new TreeMap<>();

    private final Path folder;
    private final JsonNode expected;
    private final Map<String, String[]> columns = new TreeMap<>();

    private ReferenceCase(Path folder) {
        this.folder = folder;
        try (CSVParser csv = CSVParser.parse(
                folder.resolve("data.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            expected = new ObjectMapper().readTree(Files.readString(folder.resolve("expected.json")));
            List<CSVRecord> records = csv.getRecords();
            for (String name : csv.getHeaderNames()) {
                columns.put(name, records.stream().map(r -> r.get(name)).toArray(String[]::new));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ReferenceCase of(String name) {
        return new ReferenceCase(CASES.resolve(name));
    }

    /** Every expected result of this procedure, over all cases. */
    public static Stream<Expected> all(String procedure) {
        try (Stream<Path> folders = Files.list(CASES)) {
            List<Expected> found = new ArrayList<>();
            folders.filter(Files::isDirectory)
                    .sorted()
                    .map(ReferenceCase::new)
                    .forEach(c -> c.expected.get("results").forEach(r -> {
                        if (r.get("procedure").asString().equals(procedure)) {
                            found.add(new Expected(c, r));
                        }
                    }));
            assertThat(found).as("cases of " + procedure).isNotEmpty();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public Path data() {
        return folder.resolve("data.csv");
    }

    public String[] texts(String column) {
        return columns.get(column).clone();
    }

    /** Numbers of a column, NaN where the cell is empty. */
    public double[] numbers(String column) {
        return Arrays.stream(columns.get(column))
                .mapToDouble(s -> s.isEmpty() ? Double.NaN : Double.parseDouble(s))
                .toArray();
    }

    /** One result R gave: its inputs, its values, and how near ours must be. */
    public record Expected(ReferenceCase of, JsonNode node) {
        public String procedure() {
            return node.get("procedure").asString();
        }

        public JsonNode inputs() {
            return node.get("inputs");
        }

        public JsonNode values() {
            return node.get("values");
        }

        public double value(String name) {
            return number(values().get(name));
        }

        public double[] array(String name) {
            JsonNode array = values().get(name);
            double[] out = new double[array.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = number(array.get(i));
            }
            return out;
        }

        public void check(String name, double actual) {
            compare(name, actual, value(name));
        }

        public void check(String name, double... actual) {
            double[] want = array(name);
            assertThat(actual).as(this + " " + name).hasSameSizeAs(want);
            for (int i = 0; i < want.length; i++) {
                compare(name + "[" + i + "]", actual[i], want[i]);
            }
        }

        /** Fails unless |actual − want| ≤ atol + rtol·|want|; NaN stands for "not defined". */
        public void compare(String name, double actual, double want) {
            if (Double.isNaN(want) || Double.isInfinite(want)) {
                assertThat(Double.valueOf(actual)).as(this + " " + name).isEqualTo(Double.valueOf(want));
                return;
            }
            double rtol = node.get("rtol").asDouble();
            double atol = node.get("atol").asDouble();
            assertThat(Math.abs(actual - want))
                    .as("%s %s: got %s, R gives %s", this, name, actual, want)
                    .isLessThanOrEqualTo(atol + rtol * Math.abs(want));
            if (rtol > 0) {
                remember(this, Math.abs(want) > atol ? Math.abs(actual - want) / Math.abs(want) : 0);
            }
        }

        @Override
        public String toString() {
            return of.folder.getFileName() + " " + node.get("id").asString();
        }

        private static double number(JsonNode n) {
            return n == null || n.isNull()
                    ? Double.NaN
                    : n.isString() ? Double.parseDouble(n.asString()) : n.asDouble();
        }
    }

    /** How near R one procedure is, over all its cases. */
    private static final class Agreement {
        private final Set<Path> cases = new HashSet<>();
        private long values;
        private double largest;
    }

    private static synchronized void remember(Expected result, double relative) {
        Agreement seen = AGREEMENT.computeIfAbsent(result.procedure(), p -> new Agreement());
        seen.cases.add(result.of.folder);
        seen.values++;
        seen.largest = Math.max(seen.largest, relative);
    }

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ReferenceCase::writeAgreement));
    }

    private static synchronized void writeAgreement() {
        StringBuilder out = new StringBuilder("procedure,cases,values,largest_relative_difference\n");
        AGREEMENT.forEach((procedure, seen) -> out.append('"')
                .append(procedure)
                .append("\",")
                .append(seen.cases.size())
                .append(',')
                .append(seen.values)
                .append(',')
                .append(seen.largest)
                .append('\n'));
        try {
            Files.writeString(Path.of("target/agreement.csv"), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
