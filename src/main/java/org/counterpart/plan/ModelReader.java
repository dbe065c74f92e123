package org.counterpart.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.counterpart.plan.MultivariablePlan.Ci;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.ReportPlan.Format;
import org.counterpart.prediction.Points;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.summary.PredictorSelection;
import org.counterpart.regression.summary.SelectionMethod;
import org.counterpart.stats.Quantiles;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.TestChoice.Yates;
import org.counterpart.univariate.posthoc.Adjustment;
import org.counterpart.yaml.YamlKey;

/** Reads the plan's {@code univariate:}, {@code multivariable:}, {@code roc:} and {@code report:} sections. */
final class ModelReader {
    /** The word of {@link Yates#BY_EXPECTED_COUNTS}. */
    static final String AUTO = "auto";
    /** The word of a unit of points that is the smallest coefficient. */
    private static final String SMALLEST = "smallest";

    private final StudyDesign design;
    private final MatchedFile matchedFile;
    private final Optional<String> exposure;
    private final TableVariables table;

    /** @param group the variable whose levels are compared instead of the outcome's */
    ModelReader(StudyDesign design, MatchedFile matchedFile, Optional<String> group, TableVariables table) {
        this.design = design;
        this.matchedFile = matchedFile;
        this.exposure = design.isCohort() ? group : Optional.empty();
        this.table = table;
    }

    /** @param posthoc as the plan asks elsewhere */
    UnivariatePlan univariate(YamlKey key, Optional<Adjustment> posthoc) {
        if (key.key("paired").flag(false) && !design.hasSets()) {
            key.key("paired").problem("plan.paired-without-sets", design.word());
        }
        YamlKey variables = key.key("variables");
        YamlKey correction = key.key("correction");
        return new UnivariatePlan(
                variables.present() ? table.list(variables) : table.byDefault(),
                key.key("alpha").number(0.05),
                design.hasSets() && key.key("paired").flag(false),
                new TestChoice(
                        correction.text().equals(AUTO)
                                ? Yates.BY_EXPECTED_COUNTS
                                : correction.word(Yates.BY_EXPECTED_COUNTS)),
                key.key("quantile").whole(7) == 6 ? Quantiles.TYPE6 : Quantiles.TYPE7,
                posthoc,
                table.withLevels(key.key("strata")),
                table.scales(variables));
    }

    /** @param afterOutcome variables that are a consequence of the outcome */
    MultivariablePlan multivariable(YamlKey key, List<String> afterOutcome) {
        PredictorSelection selection = SelectionReader.read(key);
        if (selection.selects() && !matchedFile.frequency().isEmpty()) {
            key.key("selection").problem("plan.selection-and-frequency");
        }
        Codings codings = table.codings(key.key("predictors"));
        if (codings.hasShapes() && selection.method() == SelectionMethod.LASSO) {
            key.key("selection").problem("plan.lasso-and-form");
        }
        if (codings.hasShapes() && key.key("score").present()) {
            key.key("score").problem("plan.score-and-form");
        }
        return new MultivariablePlan(
                SelectionReader.entry(key, selection),
                predictors(key.key("predictors"), afterOutcome),
                always(),
                afterOutcome,
                selection,
                models(key.key("models")),
                key.key("ci").word(Ci.WALD),
                key.key("influence").flag(false),
                score(key.key("score")),
                codings);
    }

    private static Optional<Points> score(YamlKey key) {
        if (!key.present()) {
            return Optional.empty();
        }
        YamlKey unit = key.key("unit");
        if (!unit.present() || unit.text().equals(SMALLEST)) {
            return Optional.of(new Points(OptionalDouble.empty()));
        }
        if (unit.decimal() == null || unit.decimal().signum() <= 0) {
            unit.problem("plan.score-unit");
            return Optional.empty();
        }
        return Optional.of(new Points(OptionalDouble.of(unit.decimal().doubleValue())));
    }

    /** Points are of levels: a number that may enter a model with a score is a problem. */
    void requireLevels(YamlKey model, MultivariablePlan plan, UnivariatePlan ofTable) {
        if (plan.score().isPresent()) {
            table.requireLevels(model.key("score"), plan.candidates(ofTable.variables()), "plan.score-of-number");
        }
    }

    /** Those the plan names; the variables of a frequency matching must be among them, a consequence may not. */
    private List<String> predictors(YamlKey key, List<String> afterOutcome) {
        List<String> named = table.predictors(key);
        Stream.concat(named.stream(), always().stream())
                .distinct()
                .filter(afterOutcome::contains)
                .forEach(v -> key.problem("plan.predictor-after-outcome", v));
        always().stream()
                .filter(v -> !named.isEmpty() && !named.contains(v))
                .forEach(v -> key.problem(
                        exposure.equals(Optional.of(v)) ? "plan.exposure-not-in-model" : "plan.frequency-not-in-model",
                        v));
        return named;
    }

    /** What every model holds: the exposure, and what the groups were made alike in. */
    private List<String> always() {
        return Stream.concat(exposure.stream(), matchedFile.frequency().stream())
                .distinct()
                .toList();
    }

    /** Without sets there is no conditional model. */
    private List<Model> models(YamlKey key) {
        if (design.hasSets()) {
            return key.words(Model.class, List.of(Model.UNCONDITIONAL, Model.CONDITIONAL));
        }
        List<Model> models = key.words(Model.class, List.of(Model.UNCONDITIONAL));
        if (models.contains(Model.CONDITIONAL)) {
            key.problem("plan.conditional-without-sets", design.word());
        }
        return models.stream().filter(m -> m != Model.CONDITIONAL).toList();
    }

    private static final int RESAMPLES = 500;

    /** @param models how many the plan has */
    static RocPlan roc(YamlKey key, int models) {
        return new RocPlan(
                key.key("bootstrap").whole(RESAMPLES),
                PartialAucReader.read(key.key("partial")),
                ReclassificationReader.read(key.key("reclassification"), models));
    }

    private static final int P_DECIMALS = 3;

    /** What the schema refuses, and has told, is no size. */
    private static int minCell(int given) {
        return given < ReportPlan.LEAST_MIN_CELL ? 0 : given;
    }

    static ReportPlan report(YamlKey key) {
        YamlKey languages = key.key("languages");
        return new ReportPlan(
                languages.present() ? languages.texts().stream().distinct().toList() : List.of("en", "zh"),
                key.key("formats").words(Format.class, List.of(Format.HTML, Format.DOCX, Format.XLSX)),
                key.key("p-decimals").whole(P_DECIMALS),
                minCell(key.key("min-cell").whole(0)));
    }
}
