package org.counterpart.plan;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.CellForm;
import org.counterpart.cohort.derived.QuantileGroups;
import org.counterpart.cohort.derived.TimeBetween;
import org.counterpart.cohort.source.Layout;
import org.counterpart.files.TableRequest;
import org.counterpart.imputation.ImputationRule;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.plan.other.OtherModel;
import org.counterpart.plan.simulation.DistributionReader;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.lasso.Lasso;
import org.counterpart.regression.marginal.WorkingCorrelation;
import org.counterpart.regression.summary.SelectionMethod;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.posthoc.Adjustment;
import org.counterpart.weighting.WeightRule;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlProblems;
import org.counterpart.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The words that the schema of a plan allows are those of the enums that its reader knows. */
class SchemaWordsTest {
    /** By the place in the schema. */
    private static final Map<String, Class<? extends Enum<?>>> ENUMS = Map.ofEntries(
            entry("/properties/cohort/properties/duplicates", Layout.Duplicates.class),
            entry("/properties/cohort/properties/values", TableRequest.Values.class),
            entry("/properties/matching/properties/method", MatchingDesign.Method.class),
            entry("/properties/matching/properties/distance", MatchingDesign.Distance.class),
            entry("/properties/matching/properties/sd", MatchingDesign.SdOf.class),
            entry("/properties/matching/properties/order", MatchingDesign.Order.class),
            entry("/properties/matching/properties/smd", MatchingDesign.Smd.class),
            entry("/properties/matching/properties/score/properties/of", ScoreRule.Of.class),
            entry("/properties/matching/properties/score/properties/scale", ScoreRule.Scale.class),
            entry("/properties/weights/properties/method", WeightRule.Method.class),
            entry("/properties/weights/properties/score/properties/of", ScoreRule.Of.class),
            entry("/properties/impute/properties/of", ImputationRule.Of.class),
            entry("/properties/other-models/items/properties/model", OtherModel.Kind.class),
            entry("/properties/other-models/items/properties/correlation", WorkingCorrelation.class),
            entry("/properties/other-models/items/properties/ties", Ties.class),
            entry("/properties/univariate/properties/correction", TestChoice.Yates.class),
            entry("/properties/posthoc/properties/adjust", Adjustment.class),
            entry("/properties/repeated/items/properties/adjust", Adjustment.class),
            entry("/properties/multivariable/properties/selection", SelectionMethod.class),
            entry("/properties/multivariable/properties/lasso/properties/lambda", Lasso.Penalty.class),
            entry("/properties/multivariable/properties/lasso/properties/measure", Lasso.Measure.class),
            entry("/properties/multivariable/properties/models/items", MultivariablePlan.Model.class),
            entry("/properties/multivariable/properties/ci", MultivariablePlan.Ci.class),
            entry("/properties/design", StudyDesign.class),
            entry("/properties/report/properties/formats/items", ReportPlan.Format.class),
            entry("/$defs/variable/properties/type", Variable.Type.class),
            entry("/$defs/variable/properties/below-limit", CellForm.Limit.class),
            entry("/$defs/variable/properties/above-limit", CellForm.Limit.class),
            entry("/$defs/derivation/properties/negative", TimeBetween.Negative.class),
            entry("/$defs/derivation/properties/among", QuantileGroups.Among.class),
            entry("/$defs/drawn/properties/distribution", DistributionReader.Kind.class),
            entry("/$defs/distribution/properties/distribution", DistributionReader.Kind.class));

    /** Signs, numbers and languages, which are read as they stand. */
    private static final Set<String> NO_ENUM = Set.of(
            "/properties/cohort/properties/delimiter",
            "/properties/cohort/properties/decimal",
            "/properties/univariate/properties/quantile",
            "/properties/report/properties/languages/items",
            "/$defs/derivation/properties/undefined",
            "/$defs/variable/properties/thousands");

    /** What a plan cannot ask for in a word: it is what holds without one, or makes no sense at that end. */
    private static final Map<String, Set<String>> UNSAID = Map.of(
            "/properties/design", Set.of("matched-cohort"),
            "/properties/other-models/items/properties/ties", Set.of("exact"),
            "/$defs/variable/properties/below-limit", Set.of("refuse"),
            "/$defs/variable/properties/above-limit", Set.of("refuse", "half"));

    @Test
    void everyWordOfTheSchemaIsAConstantAndEveryConstantAWord() {
        Map<String, List<String>> schema = new LinkedHashMap<>();
        collect(StudyPlanReader.SCHEMA.tree(), "", schema);
        assertThat(schema.keySet()).containsAll(NO_ENUM);
        schema.keySet().removeAll(NO_ENUM);
        assertThat(schema.keySet())
                .as("places of the schema with a list of words")
                .containsExactlyInAnyOrderElementsOf(ENUMS.keySet());
        schema.forEach((place, words) -> {
            List<String> constants = new ArrayList<>(words(ENUMS.get(place)));
            constants.removeAll(UNSAID.getOrDefault(place, Set.of()));
            assertThat(words).as(place).containsExactlyInAnyOrderElementsOf(constants);
        });
    }

    private static List<String> words(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants())
                .map(c -> c == TestChoice.Yates.BY_EXPECTED_COUNTS
                        ? ModelReader.AUTO
                        : c instanceof Lasso.Penalty p ? p.word() : YamlKey.wordOf(c))
                .toList();
    }

    /** Lists stand under {@code enum}, or in a pattern {@code ^(a|b)$}. */
    private static void collect(JsonNode node, String place, Map<String, List<String>> found) {
        List<String> words = new ArrayList<>();
        node.path("enum").forEach(word -> words.add(word.asString()));
        if (node.path("pattern").isString()) {
            String pattern = node.path("pattern").asString();
            words.addAll(
                    Arrays.asList(pattern.substring(2, pattern.length() - 2).split("\\|")));
        }
        if (!words.isEmpty()) {
            found.put(place, words);
        }
        node.properties().forEach(part -> collect(part.getValue(), place + "/" + part.getKey(), found));
    }

    @Test
    void aWordThatTheSchemaAllowsAndTheEnumLacksIsAFault() {
        YamlProblems problems = new YamlProblems("study.yaml");
        YamlKey plan = YamlKey.top(problems, YamlReader.parse("ci: bayes\nmodels: [firth, probit]\n", problems));
        assertThatThrownBy(() -> plan.key("ci").word(MultivariablePlan.Ci.WALD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ci: the schema allows bayes, which is no Ci");
        assertThatThrownBy(() -> plan.key("models").words(MultivariablePlan.Model.class, List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("models[1]: the schema allows probit, which is no Model");
        plan.key("ci").problem("plan.caliper");
        assertThat(plan.key("ci").word(MultivariablePlan.Ci.PROFILE)).isEqualTo(MultivariablePlan.Ci.PROFILE);
    }
}
