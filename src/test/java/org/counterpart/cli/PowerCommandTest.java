package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The command around the formulas, whose numbers against R are in {@code PowerReferenceTest}. */
class PowerCommandTest {
    private static JsonNode json(String options) {
        Cli run = Cli.run(("power " + options + " --format json").split(" "));
        assertThat(run.status()).as(run.err()).isZero();
        return run.json();
    }

    /** epi.sscc(OR = 1.5, p0 = 0.3, r = 1, phi = 0, power = 0.9, conf.level = 0.99): row 1 of power_matched. */
    @Test
    void casesAreRoundedUp() {
        JsonNode out = json("--design matched --or 1.5 --exposed 0.3 --power 0.9 --alpha 0.01");
        assertThat(out.at("/unrounded").asDouble()).isEqualTo(803.9213196384751, within(1e-9));
        assertThat(out.at("/n").asInt()).isEqualTo(804);
        assertThat(out.at("/cases").asInt()).isEqualTo(804);
        assertThat(out.at("/controls").asInt()).isEqualTo(804);
        assertThat(out.at("/power").asDouble()).isGreaterThanOrEqualTo(0.9);
        assertThat(out.at("/method").asString()).contains("Dupont");
    }

    /** Without correlation Dupont's pairs are Schlesselman's, whose null variance is Connor's: both within a few. */
    @Test
    void pairsWithoutCorrelationHaveTheOddsRatioAsked() {
        JsonNode asked = json("--design pairs --or 3 --exposed 0.25 --n 61");
        // p1 = 0.25·3/1.5 = 0.5, so p10 = 0.5·0.75 and p01 = 0.25·0.5.
        JsonNode told = json("--design pairs --discordant 0.375,0.125 --n 61");
        assertThat(asked.at("/power").asDouble()).isEqualTo(told.at("/power").asDouble(), within(1e-12));
        assertThat(asked.at("/exactPower").asDouble())
                .isEqualTo(told.at("/exactPower").asDouble(), within(1e-10));
    }

    @Test
    void theOddsRatioFoundHasThePower() {
        JsonNode found = json("--design matched --exposed 0.3 --n 61 --power 0.8 --ratio 2");
        double above = found.at("/orAbove").asDouble();
        JsonNode back = json("--design matched --exposed 0.3 --n 61 --ratio 2 --or " + above);
        assertThat(back.at("/power").asDouble()).isEqualTo(0.8, within(1e-9));
        JsonNode none = json("--design matched --exposed 0.3 --n 2 --power 0.8");
        assertThat(none.at("/orAbove").isNull()).isTrue();
        assertThat(none.at("/reason").asString()).contains("no odds ratio");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --design pairs --or 2 --exposed 0.3                     | say the power to be reached
            --design pairs --or 2 --power 0.8                       | say the share of the controls
            --design pairs --or 1 --exposed 0.3 --power 0.8         | other than 1
            --design pairs --or 2 --exposed 30 --power 0.8          | share between 0 and 1
            --design pairs --or 2 --exposed 0.3 --power 80          | --power must be between 0 and 1
            --design pairs --or 2 --exposed 0.3 --power 0.8 --ratio 2 | one control a case
            --design pairs --or 2 --exposed 0.3 --phi 0.99 --power 0.8 --alpha 2 | alpha must be in
            --design unmatched --or 2 --exposed 0.3 --phi 0.1 --n 61 | has none
            --design matched --or 2 --exposed 0.3 --phi 0.95 --n 61 | phi must leave
            --design matched --or 2 --exposed 0.3 --n 61 --power 0.8 | leave --or out
            --design matched --or 2 --exposed 0.3 --ratio 1.5 --n 61 | whole number
            --design pairs --discordant 0.3 --n 61                  | two shares
            --design pairs --discordant 0.2,0.2 --n 61              | differ
            --design pairs --or 2 --exposed 0.3 --n 0               | 1 or more
            """)
    void whatCannotBeIsSaid(String options, String message) {
        Cli run = Cli.run(("power " + options).split(" "));
        assertThat(run.status()).isNotZero();
        assertThat(run.err()).contains(message);
    }

    @Test
    void bothLanguages() {
        assertThat(Cli.run("power --design pairs --or 2.5 --exposed 0.3 --n 61".split(" "))
                        .out())
                .contains("By McNemar's exact test");
        assertThat(Cli.run("power --design unmatched --or 2.5 --exposed 0.3 --n 61 --lang zh".split(" "))
                        .out())
                .contains("检验效能");
    }
}
