package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A variable may have any name that its file gives it. The example study under names that mean something elsewhere (the
 * fitted model's, a column of the output, a term's, R's intercept, another variable's with an underscore, a level's) is
 * the same study.
 */
class RenamedStudyTest {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    private static final Map<String, String> CLASSES = Map.of("I", "model", "II", "a=b", "III", "=sex", "IV", "auc");
    private static final Pattern EXPECTED = Pattern.compile("same(?:P)?\\(\".*?\", ([-0-9.eE]+), ");

    static {
        NAMES.put("asa", "model");
        NAMES.put("tfi", "case");
        NAMES.put("mri_fluid", "set");
        NAMES.put("poor_cement", "sex=male");
        NAMES.put("diabetes", "model=a");
        NAMES.put("bmi", "(Intercept)");
        NAMES.put("injury_days", "id");
        NAMES.put("cement_ml", "case_");
        NAMES.put("cement_leakage", "骨水泥`渗漏'");
        NAMES.put("age", "auc");
        NAMES.put("bmd", "BMD, g/cm²");
    }

    @TempDir
    static Path folder;

    private static final Map<Boolean, Path> PLANS = new LinkedHashMap<>();

    @BeforeAll
    static void twoSpellings() throws IOException {
        for (boolean renamed : new boolean[] {false, true}) {
            Path to = Files.createDirectories(folder.resolve(renamed ? "renamed" : "plain"));
            cohort(to.resolve("cohort.csv"), renamed);
            PLANS.put(renamed, Files.writeString(to.resolve("study.yaml"), plan(renamed)));
        }
    }

    private static void cohort(Path to, boolean renamed) throws IOException {
        StringWriter out = new StringWriter();
        try (Reader in = Files.newBufferedReader(Path.of("examples/pvp-residual-pain/cohort.csv"));
                CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            List<String> heads = null;
            for (CSVRecord record : CSVFormat.RFC4180.parse(in)) {
                List<String> cells = record.toList();
                if (heads == null) {
                    heads = cells;
                    csv.printRecord(cells.stream().map(h -> renamed ? NAMES.getOrDefault(h, h) : h));
                    continue;
                }
                int asa = heads.indexOf("asa");
                List<String> written = new ArrayList<>(cells);
                if (renamed) {
                    written.set(asa, CLASSES.getOrDefault(cells.get(asa), cells.get(asa)));
                }
                csv.printRecord(written);
            }
        }
        Files.writeString(to, out.toString());
    }

    private static String n(boolean renamed, String name) {
        return "\"" + (renamed ? NAMES.getOrDefault(name, name) : name) + "\"";
    }

    private static String level(boolean renamed, String level) {
        return "\"" + (renamed ? CLASSES.get(level) : level) + "\"";
    }

    private static String plan(boolean r) {
        StringBuilder binaries = new StringBuilder();
        for (String name : List.of("tfi", "mri_fluid", "poor_cement", "diabetes", "cement_leakage")) {
            binaries.append("  ").append(n(r, name)).append(": {type: binary}\n");
        }
        String classes = String.join(", ", level(r, "I"), level(r, "II"), level(r, "III"), level(r, "IV"));
        return """
                cohort: {file: cohort.csv, id: patient_id, synthetic: true}
                variables:
                  sex: {type: categorical, levels: [female, male]}
                  %s: {type: integer}
                  %s: {type: numeric}
                  %s: {type: numeric}
                  %s: {type: ordinal, levels: [%s]}
                  %s: {type: integer}
                  %s: {type: numeric}
                  vas_day2: {type: integer}
                  vas_month1: {type: integer}
                %scase: {any: [{variable: vas_day2, above: 3}, {variable: vas_month1, above: 3}]}
                matching: {exact: [sex], caliper: {%s: 5, %s: 0.5 sd}, ratio: 1}
                univariate: {variables: [%s]}
                multivariable: {predictors: [%s], models: [unconditional, conditional, firth]}
                roc: {bootstrap: 20}
                report: {languages: [en, zh], formats: [html]}
                """.formatted(
                n(r, "age"),
                n(r, "bmd"),
                n(r, "bmi"),
                n(r, "asa"),
                classes,
                n(r, "injury_days"),
                n(r, "cement_ml"),
                binaries,
                n(r, "age"),
                n(r, "bmd"),
                String.join(
                        ", ",
                        NAMES.keySet().stream()
                                .filter(name -> !name.equals("age") && !name.equals("bmd"))
                                .map(name -> n(r, name))
                                .toList()),
                String.join(", ", n(r, "tfi"), n(r, "mri_fluid"), n(r, "asa"), n(r, "poor_cement"), n(r, "bmi")));
    }

    private static JsonNode results(boolean renamed, String... more) {
        List<String> line = new ArrayList<>(List.of(
                "run",
                PLANS.get(renamed).toString(),
                "-o",
                folder.resolve("o" + renamed + more.length).toString(),
                "--format",
                "json",
                "--force"));
        line.addAll(List.of(more));
        Cli run = Cli.run(line.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5"})
    void theSameNumbersUnderAnyNames(String minCell) throws IOException {
        String[] more = minCell.isEmpty() ? new String[0] : new String[] {"--min-cell", minCell};
        JsonNode plain = results(false, more);
        JsonNode renamed = results(true, more);
        same(plain, renamed, "");
        assertThat(expected(renamed(more.length)))
                .hasSizeGreaterThan(100)
                .isEqualTo(expected(folder.resolve("ofalse" + more.length)));
    }

    private static Path renamed(int more) {
        return folder.resolve("otrue" + more);
    }

    /** The numbers that {@code verify.R} expects, in its order. */
    private static List<String> expected(Path out) throws IOException {
        return EXPECTED.matcher(Files.readString(out.resolve("verify.R")))
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    /** Numbers, truths and gaps in the same places; names and sentences may differ. */
    private static void same(JsonNode a, JsonNode b, String at) {
        assertThat(b.getNodeType()).as(at).isEqualTo(a.getNodeType());
        if (a.isContainer()) {
            assertThat(b.size()).as(at).isEqualTo(a.size());
            List<String> names = List.copyOf(a.propertyNames());
            List<String> others = List.copyOf(b.propertyNames());
            for (int i = 0; i < a.size(); i++) {
                if (a.isArray()) {
                    same(a.get(i), b.get(i), at + "/" + i);
                } else {
                    same(a.get(names.get(i)), b.get(others.get(i)), at + "/" + names.get(i));
                }
            }
        } else if (a.isNumber()) {
            assertThat(b.asDouble()).as(at).isEqualTo(a.asDouble());
        } else if (a.isBoolean()) {
            assertThat(b.asBoolean()).as(at).isEqualTo(a.asBoolean());
        }
    }

    /** Of two scores named "model" one is the fitted model's; each keeps its own area. */
    @Test
    void aVariableNamedModelIsNoFittedModel() {
        JsonNode markers = results(true).at("/roc/markers");
        assertThat(markers.get(0).get("fitted").asBoolean()).isTrue();
        JsonNode asa = null;
        for (JsonNode marker : markers) {
            asa = marker.get("name").asString().equals("model")
                            && !marker.get("fitted").asBoolean()
                    ? marker
                    : asa;
        }
        assertThat(asa).isNotNull();
        assertThat(asa.get("auc").asDouble())
                .isNotEqualTo(markers.get(0).get("auc").asDouble());
    }
}
