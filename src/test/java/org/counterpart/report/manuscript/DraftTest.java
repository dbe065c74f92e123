package org.counterpart.report.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.regression.Coefficient;
import org.counterpart.report.Messages;
import org.counterpart.report.Report;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Wording;
import org.counterpart.report.section.StudyReport;
import org.counterpart.study.Study;
import org.counterpart.study.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {
    @TempDir
    Path folder;

    private StudyResult run(String example, String... replaced) throws IOException {
        Path from = Path.of("examples").resolve(example);
        Files.copy(from.resolve("cohort.csv"), folder.resolve("cohort.csv"), StandardCopyOption.REPLACE_EXISTING);
        String text = Files.readString(from.resolve("study.yaml")).replace("published: published.yaml\n", "");
        for (int i = 0; i < replaced.length; i += 2) {
            assertThat(text).contains(replaced[i]);
            text = text.replace(replaced[i], replaced[i + 1]);
        }
        Path plan = Files.writeString(folder.resolve("study.yaml"), text);
        return Study.run(StudyPlanReader.read(plan), 2, step -> {});
    }

    private static Draft draft(StudyResult result, Messages messages) {
        return Draft.of(result, new Wording(messages, result.eligible().variables()), messages, "9.9", Map.of());
    }

    private static String all(Draft draft) {
        return String.join("\n", draft.methods()) + "\n" + String.join("\n", draft.results());
    }

    /**
     * What holds of every draft: no place left open, no absent number printed, the sources numbered as they are first
     * cited.
     */
    private static void sound(Draft draft) {
        assertThat(all(draft)).doesNotContain("NaN", "null", "{", "}", "  ", "..", "。。", "–)");
        Matcher cited = Pattern.compile("\\[(\\d+)]").matcher(all(draft));
        int number = 0;
        while (cited.find()) {
            int source = Integer.parseInt(cited.group(1));
            assertThat(source).isBetween(1, number + 1);
            number = Math.max(number, source);
        }
        assertThat(draft.references()).hasSize(number).doesNotHaveDuplicates();
    }

    @Test
    void theExampleSaysWhatWasFound() throws IOException {
        StudyResult result = run("pvp-residual-pain", "bootstrap: 500", "bootstrap: 10");
        for (Messages messages : List.of(Messages.EN, Messages.ZH)) {
            Draft draft = draft(result, messages);
            sound(draft);
            String text = all(draft);
            assertThat(text)
                    .contains(
                            messages == Messages.EN ? "1120" : "1\u2009120",
                            "61",
                            messages == Messages.EN ? "±5" : "≤5",
                            messages == Messages.EN ? "0.5 " : "0.5个",
                            "9.9",
                            "20250920",
                            "Shapiro-Wilk",
                            "DeLong",
                            "Wald");
            List<Coefficient> terms = result.models().conditional().coefficients();
            assertThat(terms).hasSize(4);
            terms.forEach(c ->
                    assertThat(text).contains(Shown.ratio(c.oddsRatio()), messages.ranges(Shown.interval(c.ci(), 3))));
            assertThat(text)
                    .contains(Shown.fixed(result.roc().get(0).delong().auc(), 3))
                    .contains(Shown.fixed(result.source().weighted().auc(), 3));
        }
        assertThat(draft(result, Messages.ZH).results().get(1)).contains("差异有统计学意义", "差异无统计学意义");
    }

    /** What an editor of a Chinese core journal strikes out, and writes instead. */
    @Test
    void theChineseDraftReadsAsAJournalPrints() throws IOException {
        StudyResult result = run("pvp-residual-pain", "bootstrap: 500", "bootstrap: 10");
        Draft draft = draft(result, Messages.ZH);
        assertThat(all(draft))
                .contains("纳入标准：①", "；②", "评分>3分", "年龄相差≤5岁", "计量资料", "M（P25，P75）", "以P<0.05为差异有统计学意义")
                .contains("1.742~10.948", "拟合良好", "研究对象", "与结局（术后 2 d VAS 评分>3分")
                .doesNotContain(" = ", "受试者（", "重现", "显著", "Logistic", "1120");
        assertThat(draft.references().get(0))
                .startsWith("VON ELM E, ALTMAN D G, EGGER M, et al. ")
                .endsWith("[J]. PLoS Med, 2007, 4(10): e296. doi:10.1371/journal.pmed.0040296");
    }

    /** Labels lose their capital inside a sentence but abbreviations keep theirs; no sentence begins with a numeral. */
    @Test
    void theEnglishDraftReadsAsAJournalPrints() throws IOException {
        for (String example : List.of("pvp-residual-pain", "birthwt")) {
            Draft draft = draft(run(example, example.equals("birthwt") ? new String[0] : TEN_RESAMPLES), Messages.EN);
            assertThat(all(draft)).contains("in accordance with STROBE");
            assertThat(Pattern.compile("(^|[.] )\\d", Pattern.MULTILINE)
                            .matcher(all(draft))
                            .find())
                    .isFalse();
        }
        assertThat(all(draft(run("birthwt"), Messages.EN)))
                .contains("mother's age within", "Cases were subjects with birth weight below 2500 g.")
                // A heavier mother has the smaller risk: her weight's area, below one half, compares with none.
                .doesNotContainPattern("AUC (of|than)[^.]*mother's weight");
        assertThat(all(draft(run("pvp-residual-pain", TEN_RESAMPLES), Messages.EN)))
                .contains(", MRI liquefaction signal (P", "the same sex");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hosmer-Lemeshow test",
                "Hosmer–Lemeshow test",
                "Kellgren-Lawrence grade",
                "Gleason score",
                "Cobb angle"
            })
    void namesOfPersonsKeepTheirCapital(String label) {
        assertThat(new Words(null, null, Messages.EN, Map.of()).inSentence(label))
                .isEqualTo(label);
    }

    @Test
    void otherWordsLoseTheirs() {
        Words words = new Words(null, null, Messages.EN, Map.of());
        assertThat(words.inSentence("Mother's age")).isEqualTo("mother's age");
        assertThat(words.inSentence("Low-density lipoprotein")).isEqualTo("low-density lipoprotein");
        assertThat(words.inSentence("MRI signal")).isEqualTo("MRI signal");
    }

    /** Every table before the draft is cited by its number. */
    @Test
    void eachTableIsCited() throws IOException {
        StudyResult result = run("pvp-residual-pain", TEN_RESAMPLES);
        for (Messages messages : List.of(Messages.EN, Messages.ZH)) {
            List<Report.Section> sections =
                    StudyReport.of(result, messages, "9.9").sections();
            int tables = 0;
            String text = "";
            for (Report.Section section : sections) {
                if (section.id().equals("manuscript")) {
                    text = section.blocks().stream()
                            .filter(b -> b instanceof Report.Paragraph)
                            .map(b -> ((Report.Paragraph) b).text())
                            .reduce("", (a, b) -> a + "\n" + b);
                    break;
                }
                tables += (int) section.blocks().stream()
                        .filter(b -> b instanceof Report.TableBlock)
                        .count();
            }
            assertThat(tables).isPositive();
            for (int n = 1; n <= tables; n++) {
                assertThat(text)
                        .containsPattern(messages == Messages.EN ? "Tables[^.]*\\b" + n + "\\b" : "表" + n + "\\D");
            }
        }
    }

    private static final String[] TEN_RESAMPLES = {"bootstrap: 500", "bootstrap: 10"};

    /**
     * A model that separation leaves without finite probabilities: its area is its own, not that of its first
     * predictor.
     */
    @Test
    void anAreaUnderSeparationIsTheModels() throws IOException {
        StudyResult result =
                Study.run(StudyPlanReader.read(Path.of("src/test/resources/awkward/study.yaml")), 2, step -> {});
        assertThat(result.model()).isEmpty();
        String area = Shown.fixed(result.models().unconditional().measures().auc(), 3);
        assertThat(area).isNotEqualTo(Shown.fixed(result.roc().get(0).delong().auc(), 3));
        assertThat(all(draft(result, Messages.EN)))
                .contains("The model's AUC was " + area + " on the data it was fitted to; separation")
                .doesNotContain("At a fitted probability");
        assertThat(all(draft(result, Messages.ZH)))
                .contains("AUC为" + area + "；因数据分离")
                .doesNotContain("以预测概率≥");
    }

    /** What was not done is not said. */
    @Test
    void otherChoicesAreSaid() throws IOException {
        StudyResult result = run(
                "pvp-residual-pain",
                "bootstrap: 500",
                "bootstrap: 0",
                "method: optimal",
                "method: nearest",
                "selection: enter",
                "selection: backward-lr",
                "models: [unconditional, conditional]",
                "models: [unconditional, firth]",
                "ci: wald",
                "ci: profile",
                "ratio: 1",
                "ratio: 2",
                "paired: false",
                "paired: true");
        Draft draft = draft(result, Messages.EN);
        sound(draft);
        assertThat(all(draft))
                .contains(
                        "up to 2 controls",
                        "Nearest-neighbour",
                        "backward",
                        "Firth",
                        "profile likelihood",
                        "These tests account for the matching.")
                .doesNotContain("Optimal matching", "conditional on the matched sets [", "optimism", "Wald");
        sound(draft(result, Messages.ZH));
    }

    @Test
    void nothingFoundIsSaid() throws IOException {
        StudyResult result = run(
                "pvp-residual-pain",
                "bootstrap: 500",
                "bootstrap: 0",
                "variables: [tfi, mri_fluid, multi_level, poor_cement, bmi,",
                "variables: [bmi,");
        assertThat(result.models().unconditional()).isNull();
        Draft draft = draft(result, Messages.EN);
        sound(draft);
        assertThat(all(draft))
                .contains("did not differ significantly", "No variable entered")
                .doesNotContain("AUC", "Odds ratios were");
        sound(draft(result, Messages.ZH));
    }

    /**
     * 27 of 30 variables do not differ, one cannot be tested: they are counted and the table names them; the two that
     * differ are named.
     */
    @Test
    void manyThatDoNotDifferAreCounted() throws IOException {
        Path plan = Path.of("src/test/resources/awkward/study.yaml");
        StudyResult result = Study.run(StudyPlanReader.read(plan), 1, step -> {});
        List<Double> p = result.univariate().rows().stream()
                .map(r -> r.chosen().result().p())
                .filter(v -> v >= 0.05)
                .sorted()
                .toList();
        assertThat(p).hasSize(27);
        String least = Shown.fixed(p.get(0), 3);
        Draft english = draft(result, Messages.EN);
        sound(english);
        assertThat(english.results().get(1))
                .contains(
                        "measure 17 (P=",
                        "The other 27 variables did not differ significantly between the groups (smallest P: " + least
                                + "); the table of the univariate comparison lists them.")
                .doesNotContain("Measure 1 ", "Measure 29");
        Draft chinese = draft(result, Messages.ZH);
        sound(chinese);
        assertThat(chinese.results().get(1))
                .contains("其余27个变量的组间差异均无统计学意义（最小P值为" + least + "）。")
                .doesNotContain("第29项");
    }

    @ParameterizedTest
    @ValueSource(strings = {"birthwt"})
    void anotherStudy(String example) throws IOException {
        StudyResult result = run(example);
        sound(draft(result, Messages.EN));
        sound(draft(result, Messages.ZH));
    }

    @Test
    void codingAndChecklists() throws IOException {
        StudyResult result = run("pvp-residual-pain", "bootstrap: 500", "bootstrap: 0");
        Table coding = new CodingTable(
                        result, new Wording(Messages.ZH, result.eligible().variables()), Messages.ZH)
                .table();
        assertThat(coding.rows().stream()
                        .map(r -> r.cells().get(0).text() + r.cells().get(1).text() + ":"
                                + r.cells().get(3).text()))
                .contains("X1胸腰筋膜损伤:否=0，是=1", "X5体重指数:实测值（kg/m²）", "性别:女=0，男=1", "X7ASA 分级:以I为参照设置哑变量（II、III、IV）")
                .hasSize(1 + 10 + 3);
        assertThat(Checklist.STROBE.table(Set.of("flow"), Messages.EN).rows()).hasSize(22);
        assertThat(Checklist.TRIPOD_AI.table(Set.of(), Messages.ZH).rows())
                .hasSize(27)
                .allSatisfy(r -> assertThat(r.cells().get(3).text()).isEqualTo("须由作者撰写"));
        assertThat(Checklist.STROBE
                        .table(Set.of("flow"), Messages.EN)
                        .rows()
                        .get(12)
                        .cells()
                        .get(2)
                        .text())
                .isEqualTo("Selection of subjects");
    }
}
