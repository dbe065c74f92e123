package org.counterpart.regression.lasso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.regression.ReferenceModel;
import org.counterpart.regression.lasso.Lasso.Measure;
import org.counterpart.regression.lasso.Lasso.Penalty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Path and cross-validation against glmnet's, polished to the last digits by the script that made the cases. */
class LassoReferenceTest {
    static Stream<Expected> paths() {
        return ReferenceCase.all("lasso path");
    }

    static Stream<Expected> standardised() {
        return ReferenceCase.all("lasso path, standardised coefficients");
    }

    static Stream<Expected> entries() {
        return ReferenceCase.all("lasso order of entry");
    }

    static Stream<Expected> validations() {
        return Stream.of(
                        ReferenceCase.all("lasso cross-validation, deviance, refit exactly at every lambda"),
                        ReferenceCase.all("lasso cross-validation, auc, refit exactly at every lambda"))
                .flatMap(s -> s);
    }

    private static LassoPath path(Expected expected) {
        ReferenceModel model = new ReferenceModel(expected);
        double[][] columns =
                IntStream.range(0, model.x.columns()).mapToObj(model.x::column).toArray(double[][]::new);
        return LassoPath.of(columns, model.y, IntStream.range(0, model.y.length).toArray());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void path(Expected expected, org.junit.jupiter.api.TestInfo info) {
        LassoPath path = path(expected);
        expected.check("lambda", path.lambda().stream().mapToDouble(v -> v).toArray());
        expected.check("dev_ratio", path.devRatio().stream().mapToDouble(v -> v).toArray());
        expected.check(
                "df", IntStream.range(0, path.size()).mapToDouble(path::df).toArray());
        double[] index = expected.array("index");
        for (int k = 0; k < index.length; k++) {
            double[] ours = path.coefficients().get((int) index[k] - 1);
            for (int j = 0; j < ours.length; j++) {
                expected.compare(
                        "coef at " + index[k] + " of " + j,
                        ours[j],
                        expected.values().get("coef").get(k).get(j).asDouble());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("standardised")
    void standardisedCoefficients(Expected expected) {
        LassoPath path = path(expected);
        double[] sd = expected.array("sd");
        double[] index = expected.array("index");
        for (int k = 0; k < index.length; k++) {
            for (int j = 0; j < sd.length; j++) {
                expected.compare(
                        "coef_sd at " + index[k] + " of " + j,
                        path.b((int) index[k] - 1, j) * sd[j],
                        expected.values().get("coef_sd").get(k).get(j).asDouble());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void orderOfEntry(Expected expected) {
        LassoPath path = path(expected);
        int columns = path.coefficients().get(0).length - 1;
        double[] first = IntStream.range(0, columns)
                .mapToDouble(j -> IntStream.range(0, path.size())
                        .filter(k -> path.b(k, j) != 0)
                        .mapToDouble(k -> k + 1)
                        .findFirst()
                        .orElse(Double.NaN))
                .toArray();
        expected.check("first_index", first);
    }

    @ParameterizedTest
    @MethodSource("validations")
    void crossValidation(Expected expected) {
        ReferenceModel model = new ReferenceModel(expected);
        Measure measure = expected.procedure().contains("auc") ? Measure.AUC : Measure.DEVIANCE;
        String[] fold = expected.of().texts(expected.inputs().get("fold").asString());
        int[] folds = IntStream.of(model.x.sourceRows())
                .map(r -> Integer.parseInt(fold[r]))
                .toArray();
        Lasso.Result result =
                Lasso.withDefaults().with(10, Penalty.MIN, measure, 1).fit(model.x, model.y, null, folds);
        expected.check("cvm", result.mean().stream().mapToDouble(v -> v).toArray());
        expected.check("cvsd", result.se().stream().mapToDouble(v -> v).toArray());
        expected.check("lambda_min", result.path().lambda().get(result.atMin()));
        expected.check("lambda_1se", result.path().lambda().get(result.atOneSe()));
        assertThat(result.atMin() + 1).isEqualTo((int) expected.value("index_min"));
        assertThat(result.atOneSe() + 1).isEqualTo((int) expected.value("index_1se"));
        expected.check("coef_min", result.path().coefficients().get(result.atMin()));
        expected.check("coef_1se", result.path().coefficients().get(result.atOneSe()));
        assertThat(Arrays.stream(folds).distinct().count()).isEqualTo(result.usedFolds());
    }
}
