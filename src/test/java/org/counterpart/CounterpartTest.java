package org.counterpart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
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
import org.counterpart.univariate.Comparison;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example of the entry's documentation, and each call beside the command that does the same. */
class CounterpartTest {
    private static final String FILE = "examples/birthwt/cohort.csv";
    private static ReadResult births;

    @BeforeAll
    static void read() throws IOException {
        births = Counterpart.read(Path.of(FILE));
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
    void aStudyIsDone() throws IOException {
        assertThat(Counterpart.run(Path.of("examples/birthwt/study.yaml"))
                        .matching()
                        .sets())
                .hasSize(59);
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
