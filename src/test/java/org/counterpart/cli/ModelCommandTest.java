package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** R 4.2.2 with sandwich 3.0.2, survival 3.5.3 and nnet 7.3.18; what the models give is in the tests of their rooms. */
class ModelCommandTest {
    private static final String BIRTHS = "examples/birthwt/cohort.csv";

    @TempDir
    private Path folder;

    private static JsonNode json(String kind, String more) {
        Cli run = run(BIRTHS, kind, more + " --format json");
        assertThat(run.status()).as(run.err()).isZero();
        return run.json();
    }

    private static Cli run(String file, String kind, String more) {
        return Cli.run(Stream.concat(Stream.of("model", file, "--kind", kind), Stream.of(more.split(" ")))
                .toArray(String[]::new));
    }

    /** {@code glm(low ~ age + smoke + race, poisson)} with {@code vcovHC(type = "HC0")}. */
    @Test
    void riskRatios() {
        JsonNode smoke = json("poisson", "--outcome low --predictors age,smoke,race --levels race=white|black|other")
                .at("/terms/1");
        assertThat(smoke.get("rr").asDouble()).isEqualTo(2.008153181628346, within(1e-9));
        assertThat(smoke.get("se").asDouble()).isEqualTo(0.2112867842423028, within(1e-9));
    }

    /** {@code coxph(Surv(bwt, low) ~ age + smoke)}. */
    @Test
    void hazardRatios() {
        JsonNode out = json("cox", "--outcome low --time bwt --predictors age,smoke");
        assertThat(out.at("/terms/0/hr").asDouble()).isEqualTo(0.9681612400098953, within(1e-9));
        assertThat(out.at("/terms/1/hr").asDouble()).isEqualTo(1.678727100146012, within(1e-9));
        assertThat(out.at("/terms/1/se").asDouble()).isEqualTo(0.26084753495058954, within(1e-9));
    }

    /** {@code multinom(race ~ age + lwt)}, white the reference. */
    @Test
    void oddsRatiosOfLevels() {
        JsonNode terms = json("multinomial", "--outcome race --predictors age,lwt --reference white")
                .get("terms");
        assertThat(terms).hasSize(4);
        assertThat(terms.at("/0/or").asDouble()).isEqualTo(0.8783698592908772, within(1e-6));
        assertThat(terms.at("/3/or").asDouble()).isEqualTo(0.9845521958155538, within(1e-6));
    }

    /** Who has no outcome is left out with a word. */
    @Test
    void anUnknownOutcomeIsTold() throws IOException {
        String data = Files.readString(Path.of(BIRTHS)).replaceFirst("(?m)^85,0,", "85,,");
        Path file = Files.writeString(folder.resolve("b.csv"), data);
        Cli run = run(file.toString(), "gee", "--outcome low --predictors smoke --format json");
        assertThat(run.err()).contains("1 rows whose outcome is not known");
        assertThat(run.json().get("n").asInt()).isEqualTo(188);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ordinal  | --outcome race --predictors age                           | say it with --levels race=FIRST
            ordinal  | --outcome low --predictors age                            | three levels or more, got 0,1
            poisson  | --outcome low --predictors age --ties efron               | --ties is not of --kind poisson
            cox      | --outcome low --predictors age                            | --time COL
            cox      | --outcome low --time bwt --predictors bwt                 | must not hold what tells the outcome
            cox      | --outcome low --time bwt --predictors age --ties exact    | efron or breslow, got exact
            logit    | --outcome low --predictors age                            | --kind must be one of ordinal
            gee      | --outcome low --predictors age,age                        | twice
            gee      | --outcome low --predictors low                            | must not hold the outcome: low
            """)
    void wrongUsageIsOneSentence(String kind, String more, String said) {
        Cli run = run(BIRTHS, kind, more);
        assertThat(run.status()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(said).doesNotContain("Exception");
    }
}
