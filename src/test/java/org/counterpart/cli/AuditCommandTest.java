package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AuditCommandTest {
    private static final String CORPUS = "src/test/resources/published";

    @TempDir
    private Path folder;

    @Test
    void jsonHasTheFieldsOfTheContract() throws IOException {
        Cli cli = Cli.run("audit", CORPUS + "/001-srp-after-pvp.yaml", "--format", "json");
        assertThat(cli.status()).isZero();
        JsonNode file = cli.json().get("files").get(0);
        assertThat(file.get("file").asString()).isEqualTo("001-srp-after-pvp.yaml");
        assertThat(file.get("citation").asString()).isNotBlank();
        assertThat(file.get("aucAttainable").isArray()).isTrue();
        JsonNode claim = file.get("claims").get(0);
        assertThat(claim.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "check",
                        "verdict",
                        "severity",
                        "reported",
                        "computed",
                        "explanation",
                        "suggestion");
        assertThat(claim.get("id").asString()).isEqualTo("model[0].predictors[0]");
        assertThat(claim.get("name").asString()).isEqualTo("fracture segments");
        assertThat(claim.get("reported").asString()).isEqualTo("14.148 (1.532–130.661)");
        JsonNode summary = cli.json().get("summary");
        assertThat(summary.get("consistent").asInt()
                        + summary.get("inconsistent").asInt()
                        + summary.get("undetermined").asInt())
                .isEqualTo(file.get("claims").size());
    }

    @Test
    void readsAFolderOfPapersAndFailsOnRequest() {
        Cli cli = Cli.run("audit", CORPUS, "--format", "json", "--fail-on", "inconsistent");
        assertThat(cli.status()).isEqualTo(ExitCode.INCONSISTENT);
        assertThat(cli.json().get("files").size()).isEqualTo(126);
        assertThat(Cli.run("audit", CORPUS + "/017-nvcf-msm.yaml", "--fail-on", "inconsistent")
                        .status())
                .isZero();
    }

    @Test
    void textNamesWhatDoesNotFitInBothLanguages() {
        String paper = CORPUS + "/192-possum-sofa-jpgm.yaml";
        assertThat(Cli.run("audit", paper).out())
                .contains("Youden index", "inconsistent", "sensitivity + specificity − 1 is 0.604–0.606");
        assertThat(Cli.run("audit", paper, "--lang", "zh").out()).contains("不一致", "灵敏度 + 特异度 − 1");
    }

    @Test
    void alphaDecidesWhatIsSignificant() throws IOException {
        Path file = write("a.yaml", "means:\n  - {name: x}\n");
        assertThat(Cli.run("audit", file.toString(), "--alpha", "2").status()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("audit", file.toString(), "--alpha", "0.01").status())
                .isZero();
    }

    @Test
    void readsARegressionTable() throws IOException {
        Path file = write("t.csv", "变量,OR,95%CI,P\nTFI,5.378,2.010~14.390,<0.001\n");
        JsonNode claims = Cli.run("audit", file.toString(), "--format", "json")
                .json()
                .get("files")
                .get(0)
                .get("claims");
        assertThat(claims.get(0).get("name").asString()).isEqualTo("TFI");
        assertThat(claims.get(0).get("check").asString()).isEqualTo("estimate-in-ci");
    }

    @Test
    void readsPastedTextAndShowsEveryNumberBack() throws IOException {
        Path file = folder.resolve("t.txt");
        Files.write(file, "筋膜损伤(OR=5.378，95%CI：2.010～14.390，P<0.05)，随访12个月".getBytes(Charset.forName("GB18030")));
        Cli json = Cli.run("audit", "--text", file.toString(), "--format", "json");
        JsonNode read = json.json().get("files").get(0);
        assertThat(read.get("understood").size()).isEqualTo(4);
        assertThat(read.get("notUnderstood").get(0).get("text").asString()).isEqualTo("12");
        assertThat(Cli.run("audit", "--text", file.toString(), "--lang", "zh").out())
                .contains("已识别：5.378", "未识别：12");
    }

    @Test
    void showsWhatWasReadOfATextAndWhatWasNot(@TempDir Path texts) throws IOException {
        Path text =
                Files.writeString(texts.resolve("a.txt"), "Age (OR 1.05, 95% CI 1.01-1.09). Follow-up was 12 months.");
        Cli run = Cli.run("audit", "--show-reading", "--cases", "61", text.toString());
        assertThat(run.out()).isEqualTo("""
                        n_cases: '61'
                        model:
                          - effect: 'OR'
                            group: 'all'
                            predictors:
                              - name: 'Age'
                                or: '1.05'
                                ci_low: '1.01'
                                ci_high: '1.09'
                        # not understood: 12 (… .09). Follow-up was 12 months. …)
                        """);
        assertThat(Cli.run("audit", "--show-reading", "--cases", "0", text.toString())
                        .status())
                .isEqualTo(2);
    }

    @Test
    void reportsTheProblemsOfAllFilesTogether() throws IOException {
        Path one = write("one.yaml", "model: 3\n");
        Path two = write("two.yaml", "auc: {value: 1}\n");
        Cli cli = Cli.run("audit", one.toString(), two.toString());
        assertThat(cli.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(cli.err()).contains("one.yaml:1", "two.yaml:1");
        assertThat(cli.out()).isEmpty();
        assertThat(Cli.run("audit", folder.resolve("none.yaml").toString()).status())
                .isEqualTo(ExitCode.PROBLEMS);
        assertThat(Cli.run("audit").status()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("audit", folder.resolve("nothing").toString()).status())
                .isEqualTo(ExitCode.PROBLEMS);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /**
     * The paper of the example: its AUC stands between what a model without lack of fit and what any table was found to
     * reach.
     */
    @Test
    void theAttainableAucOfTheExample() {
        JsonNode seed = Cli.run("audit", "examples/pvp-residual-pain/published.yaml", "--format", "json")
                .json()
                .at("/files/0/aucAttainable/0");
        assertThat(seed.get("reported").asString()).isEqualTo("0.929");
        assertThat(seed.get("verdict").asString()).isEqualTo("undetermined");
        assertThat(seed.get("undeterminedBecause").toString()).contains("conditional");
        assertThat(seed.at("/calibrated/1").asDouble()).isBetween(0.9135, 0.9145);
        assertThat(seed.at("/independent/1").asDouble()).isBetween(0.848, 0.849);
        assertThat(seed.at("/any/1").asDouble()).isGreaterThan(0.929);
        assertThat(seed.at("/fitAtReported/df").asInt()).isEqualTo(11);
        assertThat(seed.at("/fitAtReported/witness/patterns")).hasSize(16);
        assertThat(seed.at("/proven/any").asBoolean()).isFalse();
        assertThat(seed.get("assumptions")).isNotEmpty();
    }

    @Test
    void aPageForPeopleInBothLanguages(@TempDir Path pages) throws IOException {
        Path page = pages.resolve("audit.html");
        String paper = CORPUS + "/192-possum-sofa-jpgm.yaml";
        assertThat(Cli.run("audit", paper, "-o", page.toString()).status()).isZero();
        assertThat(Files.readString(page))
                .contains("✗ inconsistent", "✗ 不一致", "Every number asked about", "全部核查项", "Youden index")
                .doesNotContain("<script", "http://");
        Cli again = Cli.run("audit", paper, "-o", page.toString());
        assertThat(again.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(again.err()).contains("--force");
        assertThat(Cli.run("audit", paper, "-o", page.toString(), "--force").status())
                .isZero();
    }

    /** The printed odds ratios, P values and AUC of the example, to the last digit, from the file written. */
    @Test
    void reconstructsTheExample(@TempDir Path elsewhere) throws IOException {
        String paper = "examples/pvp-residual-pain/published.yaml";
        Path witness = elsewhere.resolve("witness");
        Cli cli = Cli.run("audit", paper, "--reconstruct", witness.toString(), "--format", "json");
        JsonNode found = cli.json().at("/files/0/reconstruction/0");
        assertThat(found.get("found").asBoolean()).isTrue();
        assertThat(found.get("misses")).isEmpty();
        assertThat(found.get("numbers")).hasSize(9);
        assertThat(found.get("table")).hasSize(16);
        Path csv = witness.resolve(found.get("csv").asString());
        assertThat(Files.readAllLines(csv)).hasSize(123).startsWith("case,tfi,mri_fluid,multi_level,poor_cement");
        JsonNode fit = Cli.run(
                        "logistic",
                        csv.toString(),
                        "--outcome",
                        "case",
                        "--predictors",
                        "tfi,mri_fluid,multi_level,poor_cement",
                        "--format",
                        "json")
                .json();
        String[] printed = {"5.378", "6.111", "3.245", "2.890"};
        for (int j = 0; j < printed.length; j++) {
            JsonNode term = fit.get("terms").get(j + 1);
            assertThat(String.format(
                            java.util.Locale.ROOT, "%.3f", term.get("or").asDouble()))
                    .isEqualTo(printed[j]);
            assertThat(term.get("p").asDouble()).isLessThan(0.05);
        }
        assertThat(String.format(java.util.Locale.ROOT, "%.3f", fit.get("auc").asDouble()))
                .isEqualTo("0.929");
        Cli again = Cli.run("audit", paper, "--reconstruct", elsewhere.toString());
        assertThat(again.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(again.err()).contains("--force");
        assertThat(Files.exists(csv)).isTrue();
    }

    @Test
    void papersOfOneNameAreNotReconstructedTogether(@TempDir Path elsewhere) throws IOException {
        String paper = CORPUS + "/001-srp-after-pvp.yaml";
        Path copy = Files.copy(Path.of(paper), elsewhere.resolve("001-srp-after-pvp.yaml"));
        Path witness = elsewhere.resolve("witness");
        Cli cli = Cli.run("audit", paper, copy.toString(), "--reconstruct", witness.toString());
        assertThat(cli.status()).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("001-srp-after-pvp");
        assertThat(witness).doesNotExist();
    }

    @Test
    void saysWhyAModelIsNotReconstructed(@TempDir Path elsewhere) {
        Path witness = elsewhere.resolve("witness");
        Cli cli = Cli.run("audit", CORPUS + "/001-srp-after-pvp.yaml", "--reconstruct", witness.toString());
        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("not searched", "is not said to be binary");
        assertThat(witness).doesNotExist();
    }
}
