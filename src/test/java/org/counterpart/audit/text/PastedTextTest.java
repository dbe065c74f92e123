package org.counterpart.audit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.counterpart.audit.Audit;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.junit.jupiter.api.Test;

class PastedTextTest {

    @Test
    void readsOneLine() {
        PaperReading r = PastedText.read("OR=5.378, 95%CI: 2.010~14.390, P<0.05", "-");
        Predictor row = r.results().models().get(0).predictors().get(0);
        assertThat(row.or().text()).isEqualTo("5.378");
        assertThat(row.ciLow().text()).isEqualTo("2.010");
        assertThat(row.ciHigh().text()).isEqualTo("14.390");
        assertThat(row.p().text()).isEqualTo("<0.05");
        assertThat(r.left()).isEmpty();
    }

    @Test
    void readsAnEnglishAbstract() {
        // The abstract of doi:10.3969/j.issn.1006-5725.2025.18.015
        PaperReading r = PastedText.read(
                "A retrospective analysis was conducted on data from 1 120 patients diagnosed with OVF who received PVP "
                        + "treatment between July 2020 and June 2025. Among them, 61 patients who experienced residual low back "
                        + "pain with a visual analog scale (VAS) score greater than 3 points were selected as the observation group. "
                        + "An additional 61 control subjects were matched to the observation group at a 1∶1 ratio based on age "
                        + "(± 5 years). Multivariate regression analysis confirmed that these factors were independent risk factors, "
                        + "with corresponding odds ratios (ORs) of 5.378, 6.111, 3.245, and 2.890 (all P < 0.05). The area under the "
                        + "curve (AUC) of the predictive model was 0.929, indicating a high level of predictive accuracy.",
                "-");
        PublishedResults p = r.results();
        assertThat(p.all().total()).isEqualTo(1120);
        assertThat(p.all().cases()).isEqualTo(61);
        assertThat(p.all().controls()).isEqualTo(61);
        assertThat(p.design()).isEqualTo("matched 1:1");
        assertThat(p.models().get(0).predictors())
                .extracting(x -> x.or().text() + " " + x.p().text())
                .containsExactly("5.378 <0.05", "6.111 <0.05", "3.245 <0.05", "2.890 <0.05");
        assertThat(p.aucs())
                .singleElement()
                .satisfies(a -> assertThat(a.value().text()).isEqualTo("0.929"));
        assertThat(texts(r.left())).isEqualTo("2020 2025 3 5");
    }

    @Test
    void readsAChineseAbstract() {
        PaperReading r = PastedText.read(
                "观察组61例，对照组61例，按1∶1匹配。多因素分析显示，术前胸腰筋膜损伤（OR=5.378，95%CI：2.010～14.390，P＜0.05）、"
                        + "骨水泥分布不良(OR=2.890, 95%CI 1.120-7.457, P=0.028)是独立危险因素。ROC曲线下面积为0.929（95%CI：0.880～0.970），"
                        + "灵敏度和特异度分别为85.2%和86.9%，约登指数为0.721。随访12个月。",
                "-");
        PublishedResults p = r.results();
        assertThat(p.all().cases()).isEqualTo(61);
        assertThat(p.all().controls()).isEqualTo(61);
        assertThat(p.matched()).isTrue();
        assertThat(p.models().get(0).predictors())
                .extracting(x -> x.name() + " " + x.or().text() + " "
                        + x.ciLow().text() + " " + x.ciHigh().text() + " " + x.p().text())
                .containsExactly("术前胸腰筋膜损伤 5.378 2.010 14.390 <0.05", "骨水泥分布不良 2.890 1.120 7.457 0.028");
        assertThat(p.aucs())
                .singleElement()
                .satisfies(a -> assertThat(a.value().text() + " " + a.ciLow().text() + " "
                                + a.ciHigh().text())
                        .isEqualTo("0.929 0.880 0.970"));
        assertThat(p.thresholds())
                .singleElement()
                .satisfies(t -> assertThat(t.sensitivity().text() + " "
                                + t.specificity().text() + " " + t.youden().text())
                        .isEqualTo("85.2% 86.9% 0.721"));
        assertThat(texts(r.left())).isEqualTo("12");
        assertThat(Audit.withDefaults().check(p).claims())
                .filteredOn(c -> c.check() == Check.YOUDEN)
                .singleElement()
                .satisfies(c -> assertThat(c.verdict()).isEqualTo(Verdict.CONSISTENT));
    }

    /** The style of the JAMA journals. */
    @Test
    void readsNumbersBehindACommaAndASemicolon() {
        PaperReading r = PastedText.read(
                "Diabetes (odds ratio, 2.35; 95% confidence interval, 1.20 to 4.60; P = .013) was independent; OR, 95% CI.",
                "-");
        assertThat(texts(r.understood())).isEqualTo("2.35 1.20 4.60 .013");
        assertThat(r.results().models().get(0).predictors()).hasSize(1);
    }

    @Test
    void everyNumberIsShownBackOnce() {
        String text = "Age (HR 1.04; 95% CI 1.01 to 1.07; p = 0.003), sensitivity was 81.0% and specificity 75.5%; "
                + "83/296 (28.04%) relapsed; 7 of 9 sites; AUC: 0.81 (0.75-0.87).";
        PaperReading r = PastedText.read(text, "-");
        assertThat(texts(r.understood())).isEqualTo("1.04 1.01 1.07 0.003 81.0% 75.5% 83 296 28.04% 0.81 0.75 0.87");
        assertThat(texts(r.left())).isEqualTo("7 9");
        assertThat(r.results().models().get(0).effect()).isEqualTo("HR");
    }

    private static String texts(List<PaperReading.Quoted> quoted) {
        return quoted.stream().map(PaperReading.Quoted::text).collect(Collectors.joining(" "));
    }
}
