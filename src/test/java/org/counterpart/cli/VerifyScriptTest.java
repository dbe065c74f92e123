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

    @Test
    void theMatchedDataItReadsHaveDecimalPoints() throws IOException {
        run(PLAN, cohort());
        assertThat(Files.readAllLines(folder.resolve("results/matched.csv")).get(0))
                .isEqualTo("\uFEFFset,case,id,年龄,set_,\"吸\"\"烟\",score,y");
        assertThat(Files.readAllLines(folder.resolve("results/matched.csv")).get(1))
                .matches("1,1,S-\\d+,5\\d\\.5,\\d,[是否],\\d+(\\.\\d)?,1");
    }
}
