package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MatchCommandTest {
    private static final String SMALL = """
            pid,group,sex,age,seen,bmd
            001,case,f,60,2020-01-31,0.90
            002,case,f,70,2020-02-28,0.80
            003,case,m,61,2020-03-01,0.85
            004,control,f,62,2020-01-01,0.85
            005,control,f,59,2020-03-01,0.70
            006,control,m,80,2020-03-31,0.85
            007,,m,61,2020-03-31,0.85
            008,control,m,,2020-03-31,0.85
            """;

    @TempDir
    Path folder;

    static Stream<ReferenceCase.Expected> optima() {
        return ReferenceCase.all("optimum 1:1: maximum cardinality, then minimum total cost")
                .filter(e -> !List.of("match_edge_decimals", "match_61_1059_rounded")
                        .contains(e.of().folder().getFileName().toString()));
    }

    @ParameterizedTest
    @MethodSource("optima")
    void findsTheOptimumOfTheReference(ReferenceCase.Expected expected) {
        List<String> arguments = new ArrayList<>(
                List.of("match", expected.of().data().toString(), "--id", "id", "--case", "case", "--format", "json"));
        arguments.add("--exact");
        List<String> exact = new ArrayList<>();
        expected.inputs().get("exact").forEach(e -> exact.add(e.asString()));
        arguments.add(String.join(",", exact));
        expected.inputs()
                .get("calipers")
                .properties()
                .forEach(c -> arguments.addAll(
                        List.of("--caliper", c.getKey() + "=" + c.getValue().asString())));
        Cli run = Cli.run(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        expected.check("max_cardinality", run.json().get("matchedCases").asInt());
        expected.check("min_cost_caliper_l2", run.json().get("totalDistance").asDouble());
    }

    @Test
    void decimalBoundsAsTheReferenceGivesThem() {
        ReferenceCase.all("optimum 1:1 with decimal-exact calipers (tolerance 1e-9)")
                .filter(e -> e.of().folder().endsWith("match_edge_decimals"))
                .forEach(e -> {
                    JsonNode json = Cli.run(
                                    "match",
                                    e.of().data().toString(),
                                    "--id=id",
                                    "--case=case=1",
                                    "--exact=sex",
                                    "--caliper=age=2.5",
                                    "--caliper=bmd=0.03",
                                    "--format=json")
                            .json();
                    e.check("eligible_pairs", json.get("eligiblePairs").asInt());
                    e.check("max_cardinality", json.get("sets").size());
                    e.check("min_cost_caliper_l2", json.get("totalDistance").asDouble());
                });
    }

    @Test
    void tellsEverythingTheContractAsksFor() throws IOException {
        Path data = write(SMALL);
        Path pairs = folder.resolve("pairs.csv");
        Cli run = Cli.run(
                "match",
                data.toString(),
                "--id=pid",
                "--case=group=case",
                "--exact=sex",
                "--caliper=age=3",
                "--caliper=seen=30",
                "--caliper=bmd=0.5sd",
                "--sd=bmd=0.1",
                "--format=json",
                "--pairs=" + pairs);
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("1 subjects have no value of group");
        JsonNode json = run.json();
        assertThat(json.get("algorithm").asString()).isEqualTo("optimal");
        assertThat(json.get("seed").asInt()).isEqualTo(1);
        assertThat(json.get("cases").asInt()).isEqualTo(3);
        assertThat(json.get("candidates").asInt()).isEqualTo(3);
        assertThat(json.get("matchedControls").asInt()).isEqualTo(1);
        assertThat(json.get("excluded").get("missing").get(0).get("variable").asString())
                .isEqualTo("age");
        JsonNode bmd = json.get("caliper").get(2);
        assertThat(bmd.get("given").asString()).isEqualTo("0.5sd");
        assertThat(bmd.get("sdOf").asString()).isEqualTo("external");
        assertThat(bmd.get("width").asDouble()).isEqualTo(0.05);
        assertThat(json.get("caliper").get(0).get("sd").isNull()).isTrue();
        assertThat(json.get("caliper").get(0).get("reason").asString()).isNotEmpty();
        JsonNode set = json.get("sets").get(0);
        assertThat(set.get("set").asInt()).isEqualTo(1);
        assertThat(set.get("case").asString()).isEqualTo("001");
        assertThat(set.get("controls").get(0).asString()).isEqualTo("004");
        // age 2 of 3, 30 days of 30, bmd 0.05 of 0.05
        assertThat(set.get("distances").get(0).asDouble()).isCloseTo(Math.sqrt(4 / 9.0 + 2), within(1e-15));
        JsonNode unmatched = json.get("unmatched").get(0);
        assertThat(unmatched.get("case").asString()).isEqualTo("002");
        assertThat(unmatched.get("reason").asString()).isEqualTo("no candidate within age ±3");
        assertThat(unmatched.get("candidatesLeft").toString()).isEqualTo("{\"sex\":2,\"age\":0,\"seen\":0,\"bmd\":0}");
        JsonNode sex = json.get("balance").get(0);
        assertThat(sex.get("level").asString()).isEqualTo("f");
        assertThat(sex.get("after").get("smd").asDouble()).isZero();
        assertThat(sex.get("after").get("varianceRatio").isNull()).isTrue();
        assertThat(Files.readString(pairs))
                .isEqualTo("set,case,control,distance,age_difference,seen_difference,bmd_difference\n1,001,004,"
                        + new BigDecimal(set.get("distances").get(0).asString()) + ",-2,30,0.05\n");
    }

    @Test
    void doesNotDependOnTheOrderOfRowsOrThreads() throws IOException {
        Path data = ReferenceCase.of("match_61_1059_rounded").data();
        List<String> lines = new ArrayList<>(Files.readAllLines(data));
        String header = lines.remove(0);
        List<String> told = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            Path shuffled = write(header + "\n" + String.join("\n", lines) + "\n");
            told.add(Cli.run(
                            "match",
                            shuffled.toString(),
                            "--id=id",
                            "--case=case",
                            "--exact=sex",
                            "--caliper=age=0.3sd",
                            "--caliper=bmd=0.05",
                            "--ratio=2",
                            "--format=json",
                            "--distance=mahalanobis",
                            "--threads=" + (k + 1))
                    .out());
            Collections.shuffle(lines, new Random(k));
        }
        assertThat(told).allMatch(t -> t.equals(told.get(0)));
    }

    @Test
    void printsTablesInBothLanguages() throws IOException {
        String data = write(SMALL).toString();
        String[] arguments = {
            "match", data, "--id=pid", "--case=group=case", "--exact=sex", "--caliper=age=3", "--ratio=2"
        };
        assertThat(Cli.run(arguments).out())
                .contains("Offered for matching", "no candidate within age ±3", "SMD before", "±3", "Sets by number");
        String[] chinese = Arrays.copyOf(arguments, arguments.length + 1);
        chinese[arguments.length] = "--lang=zh";
        assertThat(Cli.run(chinese).out()).contains("待匹配", "没有 age 相差在 ±3 以内的候选对照", "匹配前 SMD");
    }

    @Test
    void nearestTakesItsOptions() throws IOException {
        JsonNode json = Cli.run(
                        "match",
                        write(SMALL).toString(),
                        "--id=pid",
                        "--case=group=case",
                        "--caliper=bmd=1sd",
                        "--sd=pooled",
                        "--method=nearest",
                        "--order=data",
                        "--replace",
                        "--distance=scaled-euclidean",
                        "--distance-variables=bmd,sex",
                        "--smd=cases",
                        "--variables=age",
                        "--seed=9",
                        "--complete-sets",
                        "--format=json")
                .json();
        assertThat(json.get("algorithm").asString()).isEqualTo("nearest");
        assertThat(json.get("order").asString()).isEqualTo("data");
        assertThat(json.get("replace").asBoolean()).isTrue();
        assertThat(json.get("distance").asString()).isEqualTo("scaled-euclidean");
        assertThat(json.get("smd").asString()).isEqualTo("cases");
        assertThat(json.get("seed").asInt()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--case=group=case --caliper=age=-1|2|--caliper",
                "--case=group=case --caliper=age|2|--caliper must be COL=WIDTH",
                "--case=group=case --caliper=age=5 --sd=age=0.1|2|no caliper in SDs",
                "--case=group=case --caliper=age=5 --sd=everybody|2|cohort, controls, cases, pooled",
                "--case=group=case --method=best|2|optimal, nearest",
                "--case=group=case --ratio=0|2|ratio must be at least 1",
                "--case=group=case --replace|2|replacement goes with method nearest",
                "--case=group=case --order=data|2|--order goes with",
                "--case=group=case --distance=euclidean --exact=group|2|cannot be matched on the column",
                "--case=group=case --exact=sexx|1|sex",
                "--case=group=case --caliper=sex=1|1|not a number",
                "--case=group --exact=sex|1|case",
                "--case=group=case|2|nothing but chance would pair",
                "--case=group=case --caliper=age=0.1|3|None of the 3 cases could be matched",
                "--case=group=case --caliper=age=1sd --sd=age=1e-9|3|None of the 3 cases could be matched"
            })
    void saysWhatIsWrong(String options, int status, String words) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("match", write(SMALL).toString(), "--id=pid", "--format=json"));
        arguments.addAll(List.of(options.split(" ")));
        Cli run = Cli.run(arguments.toArray(String[]::new));
        assertThat(run.err()).contains(words).doesNotContain("Exception");
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesToOverwriteTheData() throws IOException {
        String data = write(SMALL).toString();
        Cli run = Cli.run("match", data, "--id=pid", "--case=group=case", "--pairs=" + data);
        assertThat(run.status()).isEqualTo(ExitCode.USAGE);
        assertThat(Files.readString(Path.of(data))).isEqualTo(SMALL);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "cohort", ".csv"), text);
    }
}
