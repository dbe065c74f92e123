package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code logistic --imputation}: Rubin's rules against mice. */
class ImputationTest {
    @TempDir
    Path folder;

    static Stream<Expected> coefficients() {
        return Stream.of("pooled coefficients (Rubin), logistic", "pooled coefficients (Rubin), conditional")
                .flatMap(ReferenceCase::all);
    }

    static Stream<Expected> tests() {
        return Stream.of("pooled multivariate Wald test D1, logistic", "pooled multivariate Wald test D1, conditional")
                .flatMap(ReferenceCase::all);
    }

    static Stream<Expected> areas() {
        return ReferenceCase.all("pooled AUC (logit scale, DeLong)");
    }

    private static JsonNode pooled(Expected expected) {
        JsonNode in = expected.inputs();
        List<JsonNode> predictors =
                StreamSupport.stream(in.get("predictors").spliterator(), false).toList();
        List<String> arguments = new ArrayList<>(List.of(
                "logistic",
                expected.of().data().toString(),
                "--outcome",
                in.get("outcome").asString() + "=" + in.get("event").asString(),
                "--predictors",
                predictors.stream().map(p -> p.get("name").asString()).collect(Collectors.joining(",")),
                "--imputation",
                in.get("imputation").asString(),
                "--format",
                "json"));
        predictors.stream().filter(p -> p.has("levels")).forEach(p -> {
            arguments.add("--levels");
            arguments.add(p.get("name").asString() + "="
                    + StreamSupport.stream(p.get("levels").spliterator(), false)
                            .map(JsonNode::asString)
                            .collect(Collectors.joining("|")));
        });
        if (in.has("set")) {
            arguments.addAll(List.of("--strata", in.get("set").asString()));
        }
        Cli run = Cli.run(arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.json().at("/pooled");
    }

    private static double[] of(JsonNode terms, String field) {
        return StreamSupport.stream(terms.spliterator(), false)
                .mapToDouble(t -> t.at(field).asDouble())
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("coefficients")
    void coefficientsAreThoseOfMice(Expected expected) {
        JsonNode pooled = pooled(expected);
        assertThat(pooled.at("/m").asInt()).isEqualTo(expected.inputs().get("m").asInt());
        expected.check("dfcom", pooled.at("/completeDf").asDouble());
        JsonNode terms = pooled.at("/terms");
        expected.check("estimate", of(terms, "/b"));
        expected.check("se", of(terms, "/se"));
        expected.check("ubar", of(terms, "/within"));
        expected.check("b", of(terms, "/between"));
        expected.check("df", of(terms, "/df"));
        expected.check("t", of(terms, "/t"));
        expected.check("p", of(terms, "/p"));
        expected.check("lo", of(terms, "/bCi/0"));
        expected.check("hi", of(terms, "/bCi/1"));
        expected.check("or", of(terms, "/or"));
        expected.check("or_lo", of(terms, "/ci/0"));
        expected.check("or_hi", of(terms, "/ci/1"));
        expected.check("riv", of(terms, "/riv"));
        expected.check("lambda", of(terms, "/lambda"));
        expected.check("fmi", of(terms, "/fmi"));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void severalCoefficientsAreTestedTogether(Expected expected) {
        JsonNode pooled = pooled(expected);
        int tested = expected.inputs().get("terms").size();
        JsonNode test = pooled.at("/terms").size() - (expected.inputs().has("set") ? 0 : 1) == tested
                ? pooled.at("/overall")
                : pooled.at("/predictors/0");
        expected.check("F", test.at("/f").asDouble());
        expected.check("df1", test.at("/df1").asDouble());
        expected.check("df2_reiter", test.at("/df2").asDouble());
        expected.check("p_reiter", test.at("/p").asDouble());
    }

    @ParameterizedTest
    @MethodSource("areas")
    void theAreaIsPooledAsLogOdds(Expected expected) {
        JsonNode auc = pooled(expected).at("/auc");
        JsonNode want = expected.values().get("auc"); // R names the one number, or does not
        expected.compare("auc", auc.at("/auc").asDouble(), (want.isArray() ? want.get(0) : want).asDouble());
        expected.check("se_logit", auc.at("/seLogit").asDouble());
        expected.check("df", auc.at("/df").asDouble());
        expected.check("ci_t", auc.at("/ci/0").asDouble(), auc.at("/ci/1").asDouble());
    }

    /** The data before imputation, which mice, SPSS and Stata number 0, change nothing. */
    @Test
    void originalRowsAreLeftOutAndSaid() throws IOException {
        Path original = Path.of("src/test/resources/reference/cases/pool_nhanes2_m20/data.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(original));
        // The number of the imputation is the first column.
        assertThat(lines.get(0)).startsWith("imp,");
        lines.stream()
                .filter(line -> line.startsWith("1,"))
                .map(line -> "0" + line.substring(1))
                .toList()
                .forEach(lines::add);
        Path file = Files.write(folder.resolve("with-original.csv"), lines);
        String[] arguments = {
            "logistic", "", "--outcome", "hyp=yes", "--predictors", "chl", "--imputation", "imp", "--format", "json"
        };
        arguments[1] = file.toString();
        JsonNode with = Cli.run(arguments).json().at("/pooled");
        arguments[1] = original.toString();
        JsonNode without = Cli.run(arguments).json().at("/pooled");
        assertThat(with.at("/originalRows").asInt()).isEqualTo(25);
        assertThat(with.at("/terms")).isEqualTo(without.at("/terms"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,1,3,60 1,0,4,61 1,1,5,60 1,0,9,64; holds 1 imputations",
                "1,1,3,60 1,0,4,61 ,1,5,60 2,0,9,64; Line 4 has no number",
                "1,1,3,60 1,0,4,61 1,1,1,60 1,0,9,64 1,0,2,61 2,1,5,60 2,0,9,64 2,0,4,70; all must hold the same subjects",
            })
    void whatIsNoSetOfImputationsIsSaid(String rows, String said) throws IOException {
        Path file = Files.writeString(folder.resolve("d.csv"), "imp,y,x,age\n" + rows.replace(' ', '\n') + "\n");
        Cli run = Cli.run("logistic", file.toString(), "--outcome", "y", "--predictors", "x", "--imputation", "imp");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains(said).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--lasso", "--selection=aic-both", "--influence", "--ci=profile", "--cluster=age"})
    void whatDoesNotGoWithItIsRefused(String option) {
        Cli run = Cli.run(
                "logistic",
                "src/test/resources/reference/cases/pool_nhanes2_m20/data.csv",
                "--outcome",
                "hyp=yes",
                "--predictors",
                "chl,bmi",
                "--imputation",
                "imp",
                option);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).containsIgnoringCase("imputation");
    }
}
