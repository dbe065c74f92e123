package org.counterpart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.counterpart.analysis.AskedWrongly;
import org.counterpart.audit.Audit;
import org.counterpart.cli.Cli;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.study.StudyResult;
import org.counterpart.univariate.Comparison;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of the entry's documentation, and each call beside the command that does the same. */
class CounterpartTest {
    private static final String FILE = "examples/birthwt/cohort.csv";
    private static ReadResult births;

    @BeforeAll
    static void read() throws IOException {
        births = Counterpart.read(Path.of("examples/birthwt/cohort.csv"));
    }

    @Test
    void theExampleOfTheDocumentation() {
        Comparison table = Counterpart.table1(births, "low");
        RegressionSummary model = Counterpart.logistic(births, "low", "age", "lwt", "smoke");
        double p = model.coefficients().get(3).p();
        RocAnalysis.Result curve = Counterpart.roc(births, "low", "age");
        double auc = curve.markers().get(0).delong().auc();
        MatchingDesign rules =
                MatchingDesign.withDefaults().withExact(List.of("race")).withCalipers(List.of(Caliper.of("age", "2")));
        int pairs = Counterpart.match(births, "low", rules).matching().sets().size();

        assertThat(table.rows())
                .extracting(r -> r.variable().name())
                .contains("age", "lwt")
                .doesNotContain("id");
        var json = Cli.run("logistic", FILE, "--outcome", "low", "--predictors", "age,lwt,smoke", "--format", "json")
                .json();
        assertThat(p).isEqualTo(json.at("/terms/3/p").asDouble());
        assertThat(auc)
                .isEqualTo(Cli.run("roc", FILE, "--outcome", "low", "--markers", "age", "--format", "json")
                        .json()
                        .at("/markers/0/auc")
                        .asDouble());
        assertThat(pairs)
                .isEqualTo(Cli.run(
                                "match",
                                FILE,
                                "--id",
                                "id",
                                "--case",
                                "low",
                                "--exact",
                                "race",
                                "--caliper",
                                "age=2",
                                "--format",
                                "json")
                        .json()
                        .get("pairs")
                        .asInt());
    }

    @Test
    void theLinesOfTheReadme() throws IOException {
        double auc =
                Counterpart.roc(births, "low", "age").markers().get(0).delong().auc();
        StudyResult study = Counterpart.run(Path.of("examples/birthwt/study.yaml"));
        Audit.Result audit = Counterpart.audit(Path.of("examples/pvp-residual-pain/published.yaml"));
        assertThat(auc).isBetween(0.0, 1.0);
        assertThat(study.matching().sets()).hasSize(59);
        assertThat(audit.attainable()).hasSize(1);
    }

    /** What is printed as an example stands in this class, and so is compiled. */
    @ParameterizedTest
    @CsvSource({
        "src/main/java/org/counterpart/Counterpart.java, '<pre>{@code', '}</pre>'",
        "README.md, '```java', '```'"
    })
    void examplesAreCompiled(String file, String from, String to) throws IOException {
        String text = Files.readString(Path.of(file));
        int begin = text.indexOf(from) + from.length();
        String example = text.substring(begin, text.indexOf(to, begin)).replaceAll("(?m)^ \\*", "");
        String here = Files.readString(Path.of("src/test/java/org/counterpart/CounterpartTest.java"))
                .replaceAll("\\s", "");
        List<String> statements = List.of(example.split(";", -1));
        assertThat(statements).hasSizeGreaterThan(5);
        for (String statement : statements) {
            String bare = statement.replaceAll("\\s", "").replace("ReadResultbirths=", "births=");
            assertThat(here).contains(bare);
        }
    }

    /** R 4.2.2, survival 3.5-3: clogit(low ~ smoke + strata(race), method = "exact"). */
    @Test
    void conditionalOnSets() {
        RegressionSummary fit = Counterpart.conditional(births, "low", "race", "smoke");
        assertThat(fit.coefficients().get(0).b()).isCloseTo(1.09566294483, within(1e-6));
    }

    @Test
    void aPaperIsAudited() throws IOException {
        Audit.Result result = Counterpart.audit(Path.of("examples/pvp-residual-pain/published.yaml"));
        assertThat(result.claims()).isNotEmpty();
        assertThat(result.attainable()).hasSize(1);
    }

    @Test
    void whatNoDataCouldAnswerIsAskedWrongly() {
        assertThatThrownBy(() -> Counterpart.logistic(births, "low", "low"))
                .isInstanceOf(AskedWrongly.class)
                .hasMessageContaining("must not hold the outcome");
        assertThatThrownBy(() -> Counterpart.roc(births, "low", "age", "age")).isInstanceOf(AskedWrongly.class);
        assertThatThrownBy(() -> Counterpart.match(births, "low", MatchingDesign.withDefaults()))
                .isInstanceOf(AskedWrongly.class)
                .hasMessageContaining("nothing but chance");
    }
}
