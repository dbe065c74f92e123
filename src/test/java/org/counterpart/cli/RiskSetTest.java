package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Controls at risk at their case's event, against R's risk sets (survival, Epi). */
class RiskSetTest {
    /** More than anybody could have. */
    private static final String ALL = "1000";

    @TempDir
    Path folder;

    static Stream<Expected> eligible() {
        return ReferenceCase.all("riskset eligible controls");
    }

    static Stream<Expected> inclusion() {
        return ReferenceCase.all("riskset inclusion probabilities (Samuelsen)");
    }

    private static List<String> asked(Expected expected, String... more) {
        JsonNode in = expected.inputs();
        List<String> arguments = new ArrayList<>(List.of(
                "match",
                expected.of().data().toString(),
                "--id",
                in.get("id").asString(),
                "--exit",
                in.get("exit").asString(),
                "--event",
                in.get("event_column").asString(),
                "--format",
                "json"));
        if (in.has("entry")) {
            arguments.addAll(List.of("--entry", in.get("entry").asString()));
        }
        String exact = StreamSupport.stream(in.get("exact").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(","));
        if (!exact.isEmpty()) {
            arguments.addAll(List.of("--exact", exact));
        }
        in.get("calipers")
                .properties()
                .forEach(c -> arguments.addAll(
                        List.of("--caliper", c.getKey() + "=" + c.getValue().asString())));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static JsonNode run(List<String> arguments) {
        Cli run = Cli.run(arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.json();
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    /** With replacement and without a limit every case gets everybody who is eligible for it. */
    @ParameterizedTest
    @MethodSource("eligible")
    void eligibleControlsAreThoseOfR(Expected expected) throws IOException {
        JsonNode out = run(asked(expected, "--method", "nearest", "--replace", "--ratio", ALL));
        List<String> pairs = new ArrayList<>();
        out.at("/sets")
                .forEach(s ->
                        s.at("/controls").forEach(c -> pairs.add(s.at("/case").asString() + "," + c.asString())));
        // Of large cases R's lists are kept for the first cases alone.
        List<String> listed = StreamSupport.stream(
                        expected.values().get("case_id").spliterator(), false)
                .limit((long) expected.value("eligible_lists_given_for_first_cases"))
                .map(JsonNode::asString)
                .toList();
        assertThat(pairs.stream().filter(pair -> listed.contains(pair.substring(0, pair.indexOf(',')))))
                .containsExactlyInAnyOrderElementsOf(rows(expected.of()
                        .folder()
                        .resolve(expected.inputs().get("eligible_file").asString())));
        expected.check("total_eligible_pairs", out.at("/eligiblePairs").asDouble());
        expected.check("eligible", eligible(out, expected));
        assertThat(out.at("/cases").asInt())
                .isEqualTo(expected.inputs().get("cases_used").asInt());
    }

    /** By case, in R's order. */
    private static double[] eligible(JsonNode out, Expected expected) {
        Map<String, Integer> of = new HashMap<>();
        out.at("/sets")
                .forEach(s -> of.put(s.at("/case").asString(), s.at("/controls").size()));
        return StreamSupport.stream(expected.values().get("case_id").spliterator(), false)
                .mapToDouble(id -> of.getOrDefault(id.asString(), 0))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("inclusion")
    void chancesToBeDrawnAreThoseOfSamuelsen(Expected expected) throws IOException {
        List<String> wanted = Files.readAllLines(expected.of()
                .folder()
                .resolve(expected.inputs().get("inclusion_file").asString()));
        double[] k = expected.array("k");
        for (int i = 0; i < k.length; i++) {
            Path file = folder.resolve("inclusion.csv");
            run(asked(expected, "--ratio", Integer.toString((int) k[i]), "--inclusion", file.toString()));
            Map<String, String[]> ours = rows(file).stream()
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.toMap(cells -> cells[0], cells -> cells));
            assertThat(ours).hasSize(wanted.size() - 1);
            double sum = 0;
            for (String line : wanted.subList(1, wanted.size())) {
                String[] cells = line.split(",", -1);
                assertThat(ours.get(cells[0])[1]).isEqualTo(cells[2]);
                double p = Double.parseDouble(ours.get(cells[0])[2]);
                assertThat(p).isCloseTo(Double.parseDouble(cells[3 + i]), within(1e-12));
                sum += p;
            }
            expected.compare("sum_p at " + k[i], sum, expected.array("sum_p")[i]);
        }
    }

    /** The optimum without replacement is the same whatever the order of the rows, and its pairs are at risk. */
    @Test
    void theOptimumIsOfRiskSetsToo() throws IOException {
        Expected expected = eligible()
                .filter(e -> e.toString().contains("job_dob2y"))
                .findFirst()
                .orElseThrow();
        JsonNode one = run(asked(expected, "--ratio", "2"));
        List<String> lines = new ArrayList<>(Files.readAllLines(expected.of().data()));
        String header = lines.remove(0);
        Collections.shuffle(lines, new Random(3));
        lines.add(0, header);
        List<String> shuffled = asked(expected, "--ratio", "2");
        shuffled.set(1, Files.write(folder.resolve("shuffled.csv"), lines).toString());
        JsonNode other = run(shuffled);
        assertThat(other.at("/sets")).isEqualTo(one.at("/sets"));
        assertThat(one.at("/notes").toString()).contains("serves as a control once");
        List<String> allowed = rows(expected.of()
                .folder()
                .resolve(expected.inputs().get("eligible_file").asString()));
        List<String> serving = new ArrayList<>();
        one.at("/sets")
                .forEach(s -> s.at("/controls").forEach(c -> {
                    assertThat(allowed).contains(s.at("/case").asString() + "," + c.asString());
                    serving.add(c.asString());
                }));
        assertThat(serving).isNotEmpty().doesNotHaveDuplicates();
    }

    private Path diary() throws IOException {
        return Files.writeString(folder.resolve("diary.csv"), """
                id,since,until,stroke,sex
                a,2020-01-01,2020-12-31,2020-06-01,m
                b,2020-01-01,2020-12-31,2020-06-02,m
                c,2020-06-01,2020-12-31,,m
                d,2020-01-01,2020-05-31,,m
                e,2020-01-01,2020-06-01,,m
                f,2020-01-01,2020-12-31,2021-02-01,m
                """);
    }

    /**
     * On the 1st of June, when a has the event, b (whose own event comes later), e (whose last day it is) and f are at
     * risk; c enters that day and d has left. On the 2nd, when b has it, a has had it and e has left: c and f remain.
     */
    @Test
    void datesOfEventsSayWhoIsACaseAndWhen() throws IOException {
        String[] arguments = {
            "match",
            diary().toString(),
            "--id",
            "id",
            "--entry",
            "since",
            "--exit",
            "until",
            "--event",
            "stroke",
            "--method",
            "nearest",
            "--replace",
            "--ratio",
            ALL,
            "--exact",
            "sex",
            "--format",
            "json",
            "--pairs",
            folder.resolve("pairs.csv").toString()
        };
        JsonNode out = run(List.of(arguments));
        assertThat(rows(folder.resolve("pairs.csv")))
                .containsExactlyInAnyOrder(
                        "1,a,b,0,2020-06-01",
                        "1,a,e,0,2020-06-01",
                        "1,a,f,0,2020-06-01",
                        "2,b,c,0,2020-06-02",
                        "2,b,f,0,2020-06-02");
        assertThat(out.at("/riskSet/event").asString()).isEqualTo("stroke");
        assertThat(out.at("/notes").toString()).contains("event lies outside their observation: 1");
    }

    /** Whoever does not say whether it has the event takes no part, as in R; the sentence that says so is true. */
    @Test
    void whoDoesNotSayWhetherItHasTheEventServesNobody() throws IOException {
        Path file = Files.writeString(folder.resolve("status.csv"), "id,until,ill\na,5,1\nb,9,\nc,7,0\n");
        Cli run = Cli.run(
                "match",
                file.toString(),
                "--id",
                "id",
                "--exit",
                "until",
                "--event",
                "ill",
                "--method",
                "nearest",
                "--replace",
                "--ratio",
                ALL,
                "--format",
                "json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().at("/sets/0/controls").toString()).isEqualTo("[\"c\"]");
        assertThat(run.err()).contains("1 subjects have no value of ill");
    }

    /** Where nothing says who is nearer, each case draws for itself: over many seeds as often one as the other. */
    @Test
    void controlsAreDrawnAtRandomWhereNobodyIsNearer() throws IOException {
        Path file = diary();
        int e = 0;
        int seeds = 300;
        for (int seed = 1; seed <= seeds; seed++) {
            JsonNode out = run(List.of(
                    "match",
                    file.toString(),
                    "--id",
                    "id",
                    "--entry",
                    "since",
                    "--exit",
                    "until",
                    "--event",
                    "stroke",
                    "--method",
                    "nearest",
                    "--replace",
                    "--exact",
                    "sex",
                    "--format",
                    "json",
                    "--seed",
                    Integer.toString(seed)));
            e += out.at("/sets/0/controls/0").asString().equals("e") ? 1 : 0;
        }
        // A third of 300 draws has the standard deviation 8.2; five of them on either side.
        assertThat(e).isBetween(59, 141);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--exit until; 2; --exit and --event",
                "--event stroke --case sex=m; 2; --exit and --event",
                "--exit until --event stroke --score sex; 2; would ignore time",
                "--exit until --event nothing; 1; nothing",
            })
    void whatIsNotEnoughIsSaid(String options, int status, String said) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("match", diary().toString(), "--id", "id"));
        arguments.addAll(List.of(options.split(" ", -1)));
        Cli run = Cli.run(arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(said).doesNotContain("\tat ");
    }
}
