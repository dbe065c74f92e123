package org.counterpart.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.files.DataPlace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A file of 20 columns: 12 numbers of four decimals, 5 whole numbers, 3 of words. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class LoadBenchmark {
    private static final String[] WORDS = {"alpha", "beta", "gamma", "delta"};

    @Param({"10000", "100000", "1000000"})
    public int rows;

    private Path file;
    private List<Variable> variables;

    @Setup
    public void write() throws IOException {
        Normal normal = new Normal(16);
        variables = new ArrayList<>();
        for (int j = 1; j <= 20; j++) {
            variables.add(
                    j <= 12
                            ? Variable.of("v" + j, Variable.Type.NUMERIC)
                            : j <= 17
                                    ? Variable.of("v" + j, Variable.Type.INTEGER)
                                    : Variable.of("v" + j, Variable.Type.CATEGORICAL, WORDS));
        }
        file = Files.createTempFile("load", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join(",", variables.stream().map(Variable::name).toList()) + "\n");
            for (int i = 0; i < rows; i++) {
                for (int j = 1; j <= 20; j++) {
                    String cell = j <= 12
                            ? Double.toString(Math.rint(10000 * normal.draw()) / 10000)
                            : j <= 17 ? Integer.toString(1 + normal.below(1000)) : WORDS[normal.below(4)];
                    out.write(cell);
                    out.write(j == 20 ? '\n' : ',');
                }
            }
        }
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** Commons CSV alone: every cell of every record looked at. */
    @Benchmark
    public long walk() throws IOException {
        long length = 0;
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord record : CSVFormat.RFC4180.parse(text)) {
                for (String cell : record) {
                    length += cell.length();
                }
            }
        }
        return length;
    }

    @Benchmark
    public ReadResult declared() throws IOException {
        return CsvCohortReader.read(DataPlace.of(file), "file", CsvOptions.withDefaults(), "", variables);
    }

    @Benchmark
    public ReadResult undeclared() throws IOException {
        return CsvCohortReader.readUndeclared(DataPlace.of(file), "file", CsvOptions.withDefaults(), "");
    }
}
