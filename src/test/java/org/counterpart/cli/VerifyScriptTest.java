package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code verify.R} holds; that R agrees is shown by running it: {@code src/test/r/verify_examples.sh}. */
class VerifyScriptTest {
    @TempDir
    Path folder;

    private Cli run(String plan, String cohort) throws IOException {
        Files.writeString(folder.resolve("study.yaml"), plan);
        Files.writeString(folder.resolve("cohort.csv"), cohort);
        return Cli.run(
                "run",
                folder.resolve("study.yaml").toString(),
                "-o",
                folder.resolve("results").toString(),
                "--format",
                "json");
    }

    /** A small cohort with commas for decimal points, a column called set, names in Chinese and with quotes. */
    private static String cohort() {
        StringBuilder csv = new StringBuilder("id;年龄;set;吸\"\"烟;score;y\n".replace("吸\"\"烟", "\"吸\"\"烟\""));
        for (int i = 0; i < 80; i++) {
            csv.append("S-" + i + ";" + (50 + i % 7) + ",5;" + (i % 5) + ";" + (i * 7 % 11 < 5 ? "是" : "否") + ";"
                    + (i * i % 13) + "," + i % 10 + ";" + (i % 4 == 0 ? 1 : 0) + "\n");
        }
        return csv.toString();
    }

    private static final String PLAN = """
            cohort: {file: cohort.csv, id: id, decimal: ","}
            variables:
              年龄: {type: numeric}
              set: {type: integer}
              '吸"烟': {type: binary}
              score: {type: numeric}
              y: {type: binary}
            case: {variable: y, equals: 1}
            matching: {caliper: {年龄: 2}}
            multivariable: {predictors: [set, '吸"烟']}
            roc: {bootstrap: 20}
            """;

    @Test
    void itHoldsTheNumbersOfTheResultAndNoPatient() throws IOException {
        Cli run = run(PLAN, cohort());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.DONE);
        JsonNode json = run.json();
        String script = Files.readString(folder.resolve("results/verify.R"), StandardCharsets.UTF_8);
        assertThat(script)
                .contains("same(\"unconditional, set b\", "
                        + json.at("/models/unconditional/terms/1/b").asString() + ", coef(fit)[2])")
                .contains("same(\"conditional, log-likelihood\", "
                        + json.at("/models/conditional/logLik").asString() + ", logLik(fit))")
                .contains("d[[\"吸\\\"烟\"]] <- factor(d[[\"吸\\\"烟\"]], levels = c(\"否\", \"是\"))")
                .contains("X <- cbind(d[[\"set_\"]],")
                .doesNotContain("S-");
    }

    /** SPSS syntax of the same study; that it runs was shown with PSPP 1.6.2, which lacks only COXREG. */
    @Test
    void theSyntaxForSpssHoldsThemToo() throws IOException {
        JsonNode json = run(PLAN, cohort()).json();
        String syntax = Files.readString(folder.resolve("results/verify.sps"), StandardCharsets.UTF_8);
        JsonNode term = json.at("/models/conditional/terms/1");
        assertThat(syntax)
                .contains("RECODE s3\n  ('否'=0)\n  ('是'=1)\n  INTO v3.")
                .contains("VARIABLE LABELS v3 '吸\"烟'.")
                .contains("COMPUTE x2=(v3=1).")
                .contains("LOGISTIC REGRESSION VARIABLES=case WITH x1 x2 /PRINT=CI(95).")
                .contains("COXREG VARIABLES=time WITH x1 x2 /STATUS=case(1) /STRATA=set")
                .contains(String.format(
                        Locale.ROOT,
                        "B %.6g, S.E. %.6g",
                        term.get("b").asDouble(),
                        term.get("se").asDouble()))
                .doesNotContain("S-");
        assertThat(syntax.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(256);
    }

    private static final String BIRTHS = """
            design: cohort
            cohort: {file: cohort.csv, id: id}
            variables:
              low: {type: binary}
              lwt: {type: numeric}
              race: {type: categorical, levels: [white, black, other]}
              smoke: {type: binary}
              ht: {type: binary}
              ui: {type: binary}
            case: {variable: low, equals: 1}
            multivariable:
              - {name: First, predictors: [smoke, race], score: {unit: 0.5}}
              - {name: Second's, predictors: [smoke, ui]}
              - {name: Third, predictors: [smoke, race, ht], selection: aic-backward}
            subgroups: [race]
            validation: {split: {share: 0.7, seed: 1}}
            roc: {bootstrap: 0}
            """;

    private static String echo(String what, JsonNode number) {
        return String.format(Locale.ROOT, "ECHO 'Counterpart: %s %.6g", what, number.asDouble());
    }

    /**
     * The list of models, the subgroups, the score and the validation part, which is another file: that it runs, and
     * finds the numbers echoed, was shown with PSPP 1.6.2.
     */
    @Test
    void theSyntaxForSpssHoldsWhatIsToldBesides() throws IOException {
        JsonNode json = run(BIRTHS, Files.readString(Path.of("examples/birthwt/cohort.csv")))
                .json();
        String syntax = Files.readString(folder.resolve("results/verify.sps"), StandardCharsets.UTF_8);
        JsonNode term = json.at("/models/list/1/unconditional/terms/2");
        JsonNode level = json.at("/subgroups/1/terms/1");
        assertThat(syntax)
                .contains("COMPUTE score=(")
                .contains(echo("Second''s, ui: B", term.get("b")))
                .contains("LOGISTIC REGRESSION VARIABLES=case WITH m2x1 m2x2 /PRINT=CI(95).")
                .contains("COMPUTE inside=(NMISS(v4, v3, v5)=0).\nFILTER BY inside.")
                .contains("ROC has no DeLong")
                .contains("COMPUTE inside=(v3=1) AND (NMISS(v4)=0).\nFILTER BY inside.")
                .contains(echo("race black, smoke: B", level.get("b")))
                .contains("COMPUTE g1p1=g1b1*g1b2.\nCOMPUTE g1p2=g1b1*g1b3.")
                .contains(echo("all by race: likelihood ratio", json.at("/subgroups/0/interaction/statistic")))
                .contains("GET DATA /TYPE=TXT /FILE='validation.csv'")
                .contains(echo("validation part: AUC", json.at("/validation/parts/1/auc")))
                .contains("LOGISTIC REGRESSION VARIABLES=case WITH lp.")
                .contains("LOGISTIC REGRESSION has no offset.")
                .doesNotContain("SELECT IF (NMISS(v");
        // A filter never outlives its model.
        assertThat(syntax.split("FILTER BY ", -1)).hasSameSizeAs(syntax.split("FILTER OFF", -1));
        assertThat(syntax.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(256);
    }

    @Test
    void theMatchedDataItReadsHaveDecimalPoints() throws IOException {
        run(PLAN, cohort());
        assertThat(Files.readAllLines(folder.resolve("results/matched.csv")).get(0))
                .isEqualTo("\uFEFFset,case,id,年龄,set_,\"吸\"\"烟\",score,y");
        assertThat(Files.readAllLines(folder.resolve("results/matched.csv")).get(1))
                .matches("1,1,S-\\d+,5\\d\\.5,\\d,[是否],\\d+(\\.\\d)?,1");
    }
}
