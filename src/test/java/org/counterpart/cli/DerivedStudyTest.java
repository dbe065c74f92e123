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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A study of which every kind of derived variable is a part. Expected values are of {@code src/test/r/derived.R} (R
 * 4.2.2, survival 3.5), which makes the variables and the models again from the cohort file.
 */
class DerivedStudyTest {
    private static final Path HOME = Path.of("src/test/resources/derived");

    @TempDir
    Path folder;

    private JsonNode run(Path plan, String... more) throws IOException {
        Path out = folder.resolve("results" + more.length + plan.getFileName());
        List<String> words = new ArrayList<>(List.of("run", plan.toString(), "-o", out.toString(), "--quiet"));
        words.addAll(List.of(more));
        Cli run = Cli.run(words.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return new ObjectMapper().readTree(out.resolve("results.json"));
    }

    private static Map<String, Double> ratios(JsonNode model) {
        Map<String, Double> ratios = new HashMap<>();
        model.get("terms")
                .forEach(t -> ratios.put(t.get("term").asString(), t.get("or").asDouble()));
        return ratios;
    }

    private static void close(Map<String, Double> got, String term, double expected) {
        assertThat(got.get(term)).as(term).isCloseTo(expected, within(1e-9 * expected));
    }

    private static JsonNode derived(JsonNode study, String name) {
        for (JsonNode one : study.get("derived")) {
            if (one.get("variable").asString().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void theOddsRatiosAreThoseOfR() throws IOException {
        JsonNode study = run(HOME.resolve("study.yaml"));
        Map<String, Double> unconditional = ratios(study.at("/models/unconditional"));
        close(unconditional, "bmi", 0.9407386369795);
        close(unconditional, "nlr", 1.1237861661999);
        close(unconditional, "crp_q=Q2", 0.3280194335961);
        close(unconditional, "crp_q=Q4", 1.6500277675997);
        close(unconditional, "multi_level", 1.1326409331722);
        Map<String, Double> conditional = ratios(study.at("/models/conditional"));
        close(conditional, "bmi", 0.9905101180785);
        close(conditional, "crp_q=Q3", 0.7638209609273);
        JsonNode marker = study.at("/roc/markers").get(5);
        assertThat(marker.get("name").asString()).isEqualTo("combined");
        assertThat(marker.get("auc").asDouble()).isCloseTo(0.6037561576355, within(1e-12));
        assertThat(derived(study, "crp_q").get("at").toString()).isEqualTo("[2.6,4.25,7.9]");
        assertThat(derived(study, "pct_t").get("at").toString()).isEqualTo("[0.104,0.166]");
        assertThat(derived(study, "nlr").get("undefined").asInt()).isEqualTo(1);
        assertThat(derived(study, "bmi").get("definition").asString()).isEqualTo("weight / (height / 100)^2");
        assertThat(study.get("notes").toString())
                .contains("its AUC is optimistic")
                .contains("stay: the second date lies before the first for 1 subjects");

        Path out = folder.resolve("results0study.yaml");
        String script = Files.readString(out.resolve("verify.R"));
        for (JsonNode one : study.get("derived")) {
            assertThat(script)
                    .contains("\"" + one.get("variable").asString() + ", subjects with the value made again\"");
        }
        assertThat(Files.readString(out.resolve("tables/coding.csv")))
                .contains("Weight / (Height / 100)^2, rounded to 1 decimal; in kg/m²")
                .contains("cut at 2.6, 4.25 and 7.9, the quantiles of the eligible controls");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("age: completed years from date of birth to date of surgery")
                .contains("年龄：出生日期至手术日期的整年数");
    }

    /** The same files of the same subjects in another order, to the byte. */
    @Test
    void theOrderOfTheRowsChangesNothing() throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(HOME.resolve("cohort.csv")));
        List<String> shuffled = rows.subList(1, rows.size());
        Collections.shuffle(shuffled, new Random(5));
        Files.write(folder.resolve("cohort.csv"), rows);
        Files.copy(HOME.resolve("study.yaml"), folder.resolve("study.yaml"));
        String first = run(HOME.resolve("study.yaml")).toString();
        String second = run(folder.resolve("study.yaml"), "--threads", "1").toString();
        assertThat(second).isEqualTo(first);
    }

    /** A quantile is a value of few where few gave it, and so is a count of rows without a value. */
    @Test
    void smallCountsAreHidden() throws IOException {
        JsonNode study = run(HOME.resolve("study.yaml"), "--min-cell", "5");
        assertThat(derived(study, "nlr").get("undefined").isNull()).isTrue();
        assertThat(derived(study, "nlr").get("missing").asInt()).isEqualTo(12);
        assertThat(derived(study, "sii").get("undefined").asInt()).isZero();
        assertThat(derived(study, "crp_q").get("at").toString()).isEqualTo("[2.6,4.25,7.9]");
        assertThat(study.get("notes").toString())
                .doesNotContain("has no value for 1 subjects")
                .doesNotContain("lies before the first for 1 subjects");
    }

    /** Every value of every record is that of R, numbers to twelve digits; what is read again says the same. */
    @Test
    void preparedIsWhatRMakes() throws IOException {
        Path prepared = folder.resolve("prepared.csv");
        Cli run = Cli.run("prepare", HOME.resolve("study.yaml").toString(), "-o", prepared.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("260 records written", "256 eligible, 60 cases, 196 controls");
        List<String[]> expected = cells(HOME.resolve("expected.csv"));
        List<String[]> got = cells(prepared);
        assertThat(got).hasSameSizeAs(expected);
        List<String> names = List.of(got.get(0));
        for (int row = 1; row < got.size(); row++) {
            for (int j = 0; j < expected.get(0).length; j++) {
                String name = expected.get(0)[j];
                String cell = got.get(row)[names.indexOf(name)];
                String wanted = expected.get(row)[j];
                String what = "row " + row + ", " + name;
                if (wanted.matches("-?\\d+\\.\\d+") && !cell.isEmpty()) {
                    assertThat(Double.parseDouble(cell))
                            .as(what)
                            .isCloseTo(
                                    Double.parseDouble(wanted), within(1e-12 * Math.abs(Double.parseDouble(wanted))));
                } else {
                    assertThat(cell).as(what).isEqualTo(wanted);
                }
            }
        }
        Path again = folder.resolve("again.csv");
        assertThat(Cli.run(
                                "prepare",
                                "--file",
                                prepared.toString(),
                                "--categorical",
                                "age_group,bmi_group",
                                "-o",
                                again.toString())
                        .status())
                .isZero();
        assertThat(Files.readString(again)).isEqualTo(Files.readString(prepared));
    }

    private static List<String[]> cells(Path csv) throws IOException {
        return Files.readAllLines(csv).stream().map(l -> l.split(",", -1)).toList();
    }

    private Path study(String derive, String csv, String more) throws IOException {
        Files.writeString(folder.resolve("cohort.csv"), csv);
        String plan = """
                cohort: {file: cohort.csv, id: id}
                variables:
                  x: {type: numeric}
                  y: {type: numeric}
                  vas: {type: integer}
                derive:
                  z: DERIVE
                case: {variable: vas, above: 3}
                matching: {caliper: {y: 5}}
                """.replace("DERIVE", derive);
        return Files.writeString(folder.resolve("study.yaml"), plan + more);
    }

    @Test
    void aRowWithoutAValueIsAProblemWithItsPlace() throws IOException {
        Path plan = study("{formula: \"ln(x) / y\"}", "id,x,y,vas\na,0,1,2\nb,2,0,2\nc,,0,2\nd,-1,3,5\n", "");
        Cli check = Cli.run("check", plan.toString());
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err())
                .contains("cohort.csv:2: z: \"x = 0, y = 1\": the formula ln(x) / y takes the logarithm of 0")
                .contains("at character 1")
                .contains("cohort.csv:3: z: \"x = 2, y = 0\": the formula ln(x) / y divides by zero at character 7")
                .doesNotContain("cohort.csv:4");
        Cli chinese = Cli.run("check", plan.toString(), "--lang", "zh");
        assertThat(chinese.err()).contains("除数为零");
    }

    @Test
    void tiesOfTheControlsAreSaid() throws IOException {
        Path plan = study(
                "{quantiles: x, groups: 4, among: controls}",
                "id,x,y,vas\na,0,1,2\nb,0,1,2\nc,0,1,2\nd,0,1,2\ne,5,1,1\nf,9,1,1\ng,2,1,7\n",
                "");
        Cli check = Cli.run("check", plan.toString());
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err())
                .contains("study.yaml:7: derive.z: \"x\": the cut points above Q1 and above Q2 are both 0: 4 of the 6"
                        + " eligible controls");
    }

    @Test
    void aNameThatAColumnHasIsAProblem() throws IOException {
        Path plan = study("{formula: \"x + y\"}", "id,x,y,vas,z\na,0,1,2,9\nb,2,0,5,9\n", "");
        Cli check = Cli.run("check", plan.toString());
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("study.yaml:7: derive.z: a column of the cohort file is called so");
    }

    /** Without a model a marker has its curve nevertheless; what tells the groups apart has none, and says so. */
    @Test
    void aMarkerStandsWithoutAModelAndNotWhereItSeparates() throws IOException {
        StringBuilder csv = new StringBuilder("id,x,y,vas\n");
        for (int i = 0; i < 40; i++) {
            csv.append(i)
                    .append(',')
                    .append(i * 7 % 11)
                    .append(',')
                    .append(i % 6)
                    .append(',')
                    .append(i % 3 == 0 ? 5 : 1)
                    .append('\n');
        }
        String more = "univariate: {variables: [x]}\nmultivariable: {entry: 0.0001}\nroc: {bootstrap: 10}\n";
        JsonNode study = run(study("{model: [x]}", csv.toString(), more));
        assertThat(study.at("/models/unconditional").isNull()).isTrue();
        assertThat(study.at("/roc/markers")).hasSize(1);
        JsonNode separated = run(study("{model: [vas, x]}", csv.toString(), more), "--threads", "1");
        assertThat(separated.at("/roc/markers")).isEmpty();
        assertThat(separated.get("notes").toString()).contains("z: the variables of its model tell cases and controls");
    }

    @Test
    void otherCutPointsAreOtherUniverses() throws IOException {
        StringBuilder csv = new StringBuilder("id,x,y,vas\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i)
                    .append(',')
                    .append(i * 7 % 23)
                    .append(',')
                    .append(i % 6)
                    .append(',')
                    .append(i % 3 == 0 ? 5 : 1)
                    .append('\n');
        }
        Path plan = study("{cut: x, at: [10]}", csv.toString(), """
                univariate: {variables: [z]}
                multivariable: {predictors: [z], models: [unconditional]}
                multiverse: {derive.z.at: [[10], [5, 15]]}
                """);
        Cli run = Cli.run(
                "multiverse",
                plan.toString(),
                "--grid",
                "-o",
                folder.resolve("m").toString(),
                "--format",
                "json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("z=≥10", "z=≥15");
    }
}
