package org.counterpart.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.counterpart.cohort.Condition;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.cell.Bound;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.DecimalMark;
import org.counterpart.cohort.source.Delimiter;
import org.counterpart.cohort.source.MissingCodes;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.report.Messages;
import org.counterpart.stats.Note;
import org.counterpart.study.PlanFile;
import org.counterpart.yaml.YamlNode;
import org.counterpart.yaml.YamlSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a sound plan means. */
class StudyPlanTest {
    @TempDir
    private Path folder;

    @Test
    void readsEverySection() throws IOException {
        List<String> lines = PlanFile.with(1, """
                title: {en: Pain, zh: 疼痛}
                cohort: {file: data/c.csv, encoding: GBK, delimiter: tab, decimal: ',', missing: [NA, 999]}
                prevalence: 0.05
                published: ../published.yaml
                control: {all: [{variable: vas, max: 2}, {variable: asa, in: [I, II]}]}""");
        StudyPlan plan = PlanFile.read(folder, lines);
        assertThat(plan.title()).isEqualTo(new Label("Pain", "疼痛"));
        assertThat(plan.cohort().file()).contains(folder.resolve("data/c.csv"));
        assertThat(plan.cohort().csv())
                .isEqualTo(CsvOptions.withDefaults()
                        .withEncoding("GBK")
                        .withDelimiter(Delimiter.TAB)
                        .with(DecimalMark.COMMA)
                        .with(MissingCodes.of(List.of("NA", "999"))));
        assertThat(plan.prevalence()).hasValue(0.05);
        assertThat(plan.published()).hasValue(folder.getParent().resolve("published.yaml"));
        assertThat(plan.selection().caseDefinition().caseRule())
                .isEqualTo(Condition.of("vas", Bound.Relation.ABOVE, "3"));
        assertThat(plan.selection().caseDefinition().controlRule())
                .isEqualTo(new Rule.AllOf(List.of(
                        Condition.of("vas", Bound.Relation.AT_MOST, "2"),
                        Condition.of("asa", Bound.Relation.IN, "I", "II"))));
        assertThat(plan.selection().derivations())
                .singleElement()
                .satisfies(d -> assertThat(d.name()).isEqualTo("old"));
        assertThat(plan.univariate().variables()).containsExactly("tfi");
    }

    @Test
    void calipersKeepTheirDecimals() throws IOException {
        StudyPlan plan = PlanFile.read(
                folder,
                PlanFile.with(18, "  caliper: {bmd: 0.50sd, age: 5.0, day: 30, vas: 1 SD}\n  sd: {bmd: 0.120}"));
        assertThat(plan.matching().orElseThrow().calipers())
                .containsExactly(
                        new Caliper("bmd", new BigDecimal("0.50"), Caliper.Unit.SD),
                        new Caliper("age", new BigDecimal("5.0"), Caliper.Unit.OWN),
                        new Caliper("day", new BigDecimal("30"), Caliper.Unit.OWN),
                        new Caliper("vas", new BigDecimal("1"), Caliper.Unit.SD));
        assertThat(plan.matching().orElseThrow().externalSd())
                .containsExactly(Map.entry("bmd", new BigDecimal("0.120")));
        assertThat(plan.matching().orElseThrow().sd()).isEqualTo(MatchingDesign.SdOf.COHORT);
    }

    /** vas defines cases, pain is derived from it; sex and bmd are matched on; day and note cannot be compared. */
    @Test
    void theTableHoldsByDefaultWhatIsNeitherMatchedNorDefining() throws IOException {
        List<String> lines = PlanFile.with(19, "univariate: {alpha: 0.1}");
        lines.set(11, "  old: {from: age, min: 70}\n  pain: {from: vas, min: 1}\n  dense: {from: bmd, min: 1}");
        assertThat(PlanFile.read(folder, lines).univariate().variables()).containsExactly("age", "asa", "tfi", "old");
        lines.set(14, "case: {variable: pain, equals: yes}");
        assertThat(PlanFile.read(folder, lines).univariate().variables()).containsExactly("age", "asa", "tfi", "old");
    }

    @Test
    void whatIsToldBesidesIsAskedFor() throws IOException {
        StudyPlan plain = PlanFile.read(folder, PlanFile.SOUND);
        assertThat(plain.univariate().strata()).isEmpty();
        assertThat(plain.roc().partial()).isEmpty();
        assertThat(plain.multivariable().influence()).isFalse();
        StudyPlan asked = PlanFile.read(
                folder,
                PlanFile.with(
                        19,
                        "univariate: {strata: [sex, old]}\nroc: {partial: {sensitivity: [0.8, 1]}, bootstrap: 20}"));
        assertThat(asked.univariate().strata()).containsExactly("sex", "old");
        assertThat(asked.roc().bootstrap()).isEqualTo(20);
        assertThat(asked.roc().partial()).hasValue(new PartialAuc(PartialAuc.Focus.SENSITIVITY, 0.8, 1));
        assertThat(PlanFile.read(folder, PlanFile.with(20, "multivariable: {influence: true}"))
                        .multivariable()
                        .influence())
                .isTrue();
    }

    @Test
    void anOptionalSectionMayBeEmpty() throws IOException {
        List<String> lines = PlanFile.with(19, "univariate:\nroc:\nreport:\npublished:\nprevalence:\nsimulation:");
        StudyPlan plan = PlanFile.read(folder, lines);
        assertThat(plan.roc().bootstrap()).isEqualTo(500);
        assertThat(plan.published()).isEmpty();
        assertThat(plan.simulation()).isEmpty();
    }

    @Test
    void knowsTheLineOfEachKey() throws IOException {
        PlanSource source = PlanFile.read(folder, PlanFile.SOUND).source();
        assertThat(source.line("variables.bmd")).isEqualTo(4);
        assertThat(source.line("eligibility[0].min")).isEqualTo(14);
        assertThat(source.line("matching.caliper.nothing")).isEqualTo(18);
        assertThat(source.problem("variables.bmd", "x", Note.of("yaml.empty")).line())
                .isEqualTo(4);
    }

    @Test
    void variesAsIfTheFileSaidSo() throws IOException {
        StudyPlan plan = PlanFile.read(
                folder,
                PlanFile.with(
                        21, "multiverse: {caliper.bmd: [0.2 sd, null], matching.ratio: [1, 2], case.above: [3, 4]}"));
        assertThat(plan.multiverse().choices())
                .extracting(MultiversePlan.Choice::path)
                .containsExactly("matching.caliper.bmd", "matching.ratio", "case.above");
        MultiversePlan.Alternative narrow =
                plan.multiverse().choices().get(0).alternatives().get(0);
        assertThat(narrow.shown()).isEqualTo("0.2 sd");
        StudyPlan varied = plan.vary(Map.of("matching.caliper.bmd", narrow.yaml(), "case.above", "4"));
        assertThat(varied.matching().orElseThrow().calipers()).containsExactly(Caliper.of("bmd", "0.2 sd"));
        assertThat(varied.selection().caseDefinition().caseRule())
                .isEqualTo(Condition.of("vas", Bound.Relation.ABOVE, "4"));
        Map<String, String> none = new HashMap<>();
        none.put("matching.caliper.bmd", null);
        assertThat(plan.vary(none).matching().orElseThrow().calipers()).isEmpty();
        assertThat(plan.vary(Map.of("multivariable.predictors", "[tfi, age]"))
                        .multivariable()
                        .predictors())
                .containsExactly("tfi", "age");
        assertThat(plan.matching().orElseThrow().calipers()).containsExactly(Caliper.of("bmd", "0.5 sd"));
        assertThatThrownBy(() -> plan.vary(Map.of("matching.ratio", "0"))).isInstanceOf(ProblemsException.class);
    }

    /** A plan that writes every default of the schema out means the same as one that leaves them away. */
    @Test
    void theSchemasDefaultsAreThePlansDefaults() throws IOException {
        StudyPlan plan = PlanFile.read(folder, PlanFile.SOUND);
        Map<String, String> defaults = new HashMap<>();
        for (String section : List.of("cohort", "matching", "univariate", "multivariable", "roc", "report")) {
            JsonNode keys = StudyPlanReader.SCHEMA.tree().at("/properties/" + section + "/properties");
            for (String key : keys.propertyNames()) {
                boolean given = plan.source().root().get(section) instanceof YamlNode.Mapping m && m.get(key) != null;
                if (keys.get(key).has("default") && !given) {
                    defaults.put(
                            section + "." + key, keys.get(key).get("default").toString());
                }
            }
        }
        assertThat(defaults).hasSizeGreaterThan(20);
        StudyPlan written = plan.vary(defaults);
        assertThat(written.cohort()).isEqualTo(plan.cohort());
        assertThat(written.matching()).isEqualTo(plan.matching());
        assertThat(plan.matching().orElseThrow())
                .isEqualTo(MatchingDesign.withDefaults()
                        .withExact(List.of("sex"))
                        .withCalipers(List.of(Caliper.of("bmd", "0.5sd"))));
        assertThat(written.univariate()).isEqualTo(plan.univariate());
        assertThat(written.multivariable()).isEqualTo(plan.multivariable());
        assertThat(written.roc()).isEqualTo(plan.roc());
        assertThat(written.report()).isEqualTo(plan.report());
    }

    @Test
    void everyKeyOfTheSchemaIsDescribedAndEveryTypeHasAWord() {
        Set<String> undescribed = new TreeSet<>();
        walk(StudyPlanReader.SCHEMA.tree(), "", undescribed);
        assertThat(undescribed).isEmpty();
    }

    private static void walk(JsonNode node, String path, Set<String> undescribed) {
        if (node.has("type") && node.isObject() && !node.get("type").isObject()) {
            String code = "yaml.type." + YamlSchema.types(node.get("type"));
            assertThat(Messages.EN.text(code)).isNotBlank();
            assertThat(Messages.ZH.text(code)).isNotBlank();
        }
        node.propertyNames().forEach(name -> {
            String at = path + "/" + name;
            if (path.endsWith("/properties") && !node.get(name).has("description")) {
                undescribed.add(at);
            }
            walk(node.get(name), at, undescribed);
        });
    }
}
