package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RocCommandTest {
    private static final Path ASAH = Path.of("src/test/resources/reference/cases/roc_asah/data.csv");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private JsonNode json(String... arguments) {
        assertThat(run(arguments)).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    /** pROC 1.18.0 on its aSAH data: roc(), ci.auc(), coords("best"), roc.test(). */
    @Test
    void printsTheContractsJson() {
        JsonNode node = json(
                "roc",
                ASAH.toString(),
                "--outcome",
                "outcome=Poor",
                "--markers",
                "wfns,s100b",
                "--format",
                "json",
                "--bootstrap",
                "50",
                "--seed",
                "4",
                "--threads",
                "2");
        JsonNode s100b = node.get("markers").get(1);
        assertThat(s100b.get("name").asString()).isEqualTo("s100b");
        assertThat(s100b.get("n").asInt()).isEqualTo(113);
        assertThat(s100b.get("events").asInt()).isEqualTo(41);
        assertThat(s100b.get("auc").asDouble()).isCloseTo(0.7313685636856369, within(1e-15));
        assertThat(s100b.get("ci").get(0).asDouble()).isCloseTo(0.6301182117616226, within(1e-12));
        assertThat(s100b.get("ciMethod").asString()).isEqualTo("delong");
        JsonNode best = s100b.get("best").get("youden").get(0);
        // pROC's cut 0.205 lies between the observed 0.19 and 0.22.
        assertThat(best.get("threshold").asDouble()).isEqualTo(0.22);
        assertThat(best.get("rule").asString()).isEqualTo(">=");
        assertThat(best.get("sensitivity").asDouble()).isCloseTo(26.0 / 41, within(1e-15));
        assertThat(best.get("ppv").asDouble()).isCloseTo(26.0 / 40, within(1e-15));
        assertThat(s100b.get("bootstrap").get("unit").asString()).isEqualTo("subject");
        JsonNode last = s100b.get("curve").get(s100b.get("curve").size() - 1);
        assertThat(last.get("threshold").isNull()).isTrue();
        assertThat(last.get("specificity").asDouble()).isEqualTo(1);
        JsonNode comparison = node.get("comparisons").get(0);
        assertThat(comparison.get("z").asDouble()).isCloseTo(2.208984, within(1e-6));
        assertThat(comparison.get("p").asDouble()).isCloseTo(0.027176, within(1e-6));
    }

    /**
     * R 4.2.2, pROC 1.18.0, of its aSAH data: {@code r <- roc(aSAH$outcome == "Poor", aSAH$wfns, direction = "<")};
     * {@code auc(r, partial.auc = c(1, .9), partial.auc.focus = "specificity")}, the same with
     * {@code partial.auc.correct = TRUE}; for s100b {@code partial.auc = c(.9, .8)} of the sensitivity.
     */
    @Test
    void partsOfTheAreaAreThoseOfPRoc() {
        String[] command = {
            "roc",
            ASAH.toString(),
            "--outcome",
            "outcome=Poor",
            "--markers",
            "wfns,s100b",
            "--partial-specificity",
            "0.9,1",
            "--format",
            "json"
        };
        JsonNode wfns = json(command).get("markers").get(0).get("partialAuc");
        assertThat(wfns.get("of").asString()).isEqualTo("specificity");
        assertThat(wfns.get("from").asDouble()).isEqualTo(0.9);
        assertThat(wfns.get("to").asDouble()).isEqualTo(1);
        assertThat(wfns.get("value").asDouble()).isCloseTo(0.03344173441734415, within(1e-14));
        assertThat(wfns.get("corrected").asDouble()).isCloseTo(0.6496933390386535, within(1e-13));
        command[6] = "--partial-sensitivity";
        command[7] = "0.8,0.9";
        JsonNode s100b = json(command).get("markers").get(1).get("partialAuc");
        assertThat(s100b.get("of").asString()).isEqualTo("sensitivity");
        assertThat(s100b.get("value").asDouble()).isCloseTo(0.03505758807588075, within(1e-14));
        assertThat(s100b.get("corrected").asDouble()).isCloseTo(0.6179858122110633, within(1e-13));
        command[9] = "text";
        assertThat(run(command)).isZero();
        assertThat(out.toString())
                .contains("Partial area under the ROC curve, sensitivity 0.8 to 0.9")
                .containsPattern("s100b +0.035 +0.618");
        command[8] = "--lang";
        command[9] = "zh";
        assertThat(run(command)).isZero();
        assertThat(out.toString()).contains("ROC 曲线下部分面积（灵敏度 0.8 至 0.9）").containsPattern("s100b +0.035 +0.618");
    }

    @Test
    void aPartBelowChanceAndAPartWithoutCasesHaveAReason() throws IOException {
        Path file = folder.resolve("m.csv");
        Files.writeString(file, "case,turned,sparse\n1,1,\n1,2,\n0,5,2\n0,6,3\n");
        JsonNode markers = json(
                        "roc",
                        file.toString(),
                        "--outcome",
                        "case",
                        "--markers",
                        "turned,sparse",
                        "--partial-specificity",
                        "0.5,1",
                        "--format",
                        "json")
                .get("markers");
        JsonNode turned = markers.get(0).get("partialAuc");
        assertThat(turned.get("value").asDouble()).isZero();
        assertThat(turned.get("corrected").isNull()).isTrue();
        assertThat(turned.get("reason").asString()).contains("below");
        JsonNode sparse = markers.get(1).get("partialAuc");
        assertThat(sparse.get("value").isNull()).isTrue();
        assertThat(sparse.get("reason").asString()).contains("no case");
        for (String bounds : new String[] {"1,0.9", "0.9", "a,1", "0.9,1,1", "NaN,1", "0.9,0.9", "-0.1,1"}) {
            assertThat(run(
                            "roc",
                            file.toString(),
                            "--outcome",
                            "case",
                            "--markers",
                            "turned",
                            "--partial-specificity=" + bounds))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(err.toString()).contains("--partial-specificity takes LOW,HIGH");
        }
        assertThat(run(
                        "roc",
                        file.toString(),
                        "--outcome",
                        "case",
                        "--markers",
                        "turned",
                        "--partial-specificity",
                        "0.9,1",
                        "--partial-sensitivity",
                        "0.9,1"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("exclude each other");
    }

    @Test
    void threadsDoNotChangeAByte() {
        String[] one = {
            "roc",
            ASAH.toString(),
            "--outcome",
            "outcome=Poor",
            "--markers",
            "s100b",
            "--bootstrap",
            "200",
            "--format",
            "json",
            "--threads",
            "1"
        };
        assertThat(run(one)).isZero();
        String first = out.toString();
        one[one.length - 1] = "3";
        assertThat(run(one)).isZero();
        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void aPerfectMarkerHasAReasonAndAMarkerWithoutCasesNoArea() throws IOException {
        Path file = folder.resolve("m.csv");
        Files.writeString(file, "case,perfect,sparse\n1,5,\n1,6,\n0,1,2\n0,2,3\n,9,9\n");
        JsonNode node =
                json("roc", file.toString(), "--outcome", "case", "--markers", "perfect,sparse", "--format", "json");
        JsonNode perfect = node.get("markers").get(0);
        assertThat(perfect.get("auc").asDouble()).isEqualTo(1);
        assertThat(perfect.get("n").asInt()).isEqualTo(4);
        assertThat(perfect.get("se").asDouble()).isZero();
        assertThat(perfect.get("reason").asString()).contains("completely");
        JsonNode sparse = node.get("markers").get(1);
        assertThat(sparse.get("auc").isNull()).isTrue();
        assertThat(sparse.get("reason").asString()).contains("no case");
        assertThat(node.get("comparisons").get(0).get("p").isNull()).isTrue();
        assertThat(out.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void matchedSetsHideThePredictiveValuesAndAreResampledWhole() throws IOException {
        Path file = folder.resolve("pairs.csv");
        StringBuilder rows = new StringBuilder("set,case,m\n");
        for (int s = 1; s <= 20; s++) {
            rows.append("S").append(s).append(",1,").append(s % 7 + 2).append('\n');
            rows.append("S").append(s).append(",0,").append(s % 5).append('\n');
        }
        Files.writeString(file, rows);
        JsonNode m = json(
                        "roc",
                        file.toString(),
                        "--outcome",
                        "case",
                        "--markers",
                        "m",
                        "--sets",
                        "set",
                        "--bootstrap",
                        "20",
                        "--format",
                        "json")
                .get("markers")
                .get(0);
        assertThat(m.get("bootstrap").get("unit").asString()).isEqualTo("set");
        assertThat(m.get("withinSetConcordance").get("pairs").asInt()).isEqualTo(20);
        JsonNode cut = m.get("best").get("youden").get(0);
        assertThat(cut.get("ppv").isNull()).isTrue();
        assertThat(cut.get("reason").asString()).contains("the design fixed it");
        JsonNode known = json(
                "roc",
                file.toString(),
                "--outcome",
                "case",
                "--markers",
                "m",
                "--sets",
                "set",
                "--prevalence",
                "0.05",
                "--format",
                "json");
        assertThat(known.get("markers")
                        .get(0)
                        .get("best")
                        .get("youden")
                        .get(0)
                        .get("ppv")
                        .asDouble())
                .isBetween(0.05, 1.0);
    }

    @Test
    void aLongCurveIsWrittenWholeOnlyWhenAsked() throws IOException {
        StringBuilder rows = new StringBuilder("y,x\n");
        for (int i = 0; i < 12_000; i++) {
            rows.append(i * 7919 % 12_000 < 3 * i / 4 ? 1 : 0)
                    .append(',')
                    .append(i)
                    .append('\n');
        }
        String file =
                Files.writeString(folder.resolve("long.csv"), rows.toString()).toString();
        JsonNode drawn = Cli.run("roc", file, "--outcome", "y", "--markers", "x", "--format", "json")
                .json()
                .at("/markers/0");
        JsonNode whole = Cli.run("roc", file, "--outcome", "y", "--markers", "x", "--format", "json", "--whole-curve")
                .json()
                .at("/markers/0");
        assertThat(whole.get("curve")).hasSize(12_001);
        assertThat(whole.has("curvePoints")).isFalse();
        assertThat(drawn.get("curvePoints").asInt()).isEqualTo(12_001);
        assertThat(drawn.get("curve").size()).isLessThan(4100);
        assertThat(drawn.get("auc")).isEqualTo(whole.get("auc"));
    }

    @Test
    void tablesInBothLanguages() {
        String[] command = {
            "roc",
            ASAH.toString(),
            "--outcome",
            "outcome=Poor",
            "--markers",
            "s100b,ndka",
            "--bootstrap",
            "20",
            "--lang",
            "en"
        };
        assertThat(run(command)).isZero();
        assertThat(out.toString())
                .contains("0.731 (0.630–0.833)")
                .contains("≥0.22")
                .contains("0.634 (0.469–0.779)")
                .contains("s100b − ndka");
        command[command.length - 1] = "zh";
        assertThat(run(command)).isZero();
        assertThat(out.toString()).contains("灵敏度（95%CI）").contains("0.731 (0.630~0.833)");
    }

    @Test
    void saysWhatIsWrongAndExitsAsAgreed() throws IOException {
        Path file = folder.resolve("d.csv");
        Files.writeString(file, "case,m,t\n1,2,a\n1,3,b\n");
        assertThat(run("roc", file.toString(), "--outcome", "case", "--markers", "m"))
                .isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(err.toString()).contains("No subject is a control");
        assertThat(run("roc", file.toString(), "--outcome", "case", "--markers", "mm"))
                .isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains("mm").contains("m");
        assertThat(run("roc", file.toString(), "--outcome", "case", "--markers", "t"))
                .isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains(":2:").contains("also lines 3");
        assertThat(run("roc", file.toString(), "--outcome", "case", "--markers", "m,m"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("roc", file.toString(), "--outcome", "case", "--markers", "m", "--prevalence", "1"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("roc", file.toString(), "--outcome", "case", "--markers", "m", "--bootstrap", "0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("roc", file.toString(), "--outcome", "case", "--markers", "m", "--direction", "auto"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("roc", folder.resolve("none.csv").toString(), "--outcome", "case", "--markers", "m"))
                .isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).doesNotContain("Exception");
    }
}
