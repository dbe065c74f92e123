package org.counterpart.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterpart.audit.attainable.AttainableEnd;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.audit.paper.PublishedResults;
import org.junit.jupiter.api.Test;

/** The verdict on a printed AUC. The limits themselves are attacked in {@code ProvenTest}. */
class AttainableAucTest {
    private static AttainableAuc.Result audited(String design, String link, String auc, String threshold) {
        PublishedResults paper = PublishedReader.read(
                "design: " + design + "\nn_cases: '100'\nn_controls: '100'\n"
                        + "model:\n  - label: multivariable\n    effect: OR\n" + link + "    predictors:\n"
                        + "      - {name: a, type: binary, or: '1.50'}\n      - {name: b, type: binary, or: '1.30'}\n"
                        + "auc:\n  - {label: model, value: '" + auc + "'}\n" + threshold,
                "paper.yaml");
        List<AttainableAuc.Result> results = Audit.withDefaults().check(paper).attainable();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    /** Two weak factors: an AUC of 0.60 is among the tables found, one of 0.95 beyond what any table can have. */
    @Test
    void onlyAnAucBeyondWhatIsProvenIsInconsistent() {
        AttainableAuc.Result low = audited("case-control", "", "0.60", "");
        AttainableAuc.Result high = audited("case-control", "", "0.95", "");
        assertThat(low.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(high.verdict()).isEqualTo(Verdict.INCONSISTENT);
        assertThat(high.attainable().any().atMost()).isLessThan(0.945);
        assertThat(high.explanation().code()).isEqualTo("audit.attainable.says.too-high");
    }

    /**
     * AUCs printed for one model are placed by one search; each has the answer that it has alone, whatever the others
     * are.
     */
    @Test
    void severalAucsOfOneModelAreAnsweredAsEachAlone() {
        String start = """
                design: case-control
                n_cases: '100'
                n_controls: '100'
                model:
                  - effect: OR
                    predictors:
                      - {name: a, type: binary, or: '1.50'}
                      - {name: b, type: binary, or: '1.30'}
                auc:
                """;
        List<String> printed = List.of("0.95", "0.60", "0.94", "0.30", "0.95");
        StringBuilder together = new StringBuilder(start);
        printed.forEach(auc -> together.append("  - {label: model, value: '" + auc + "'}\n"));
        List<AttainableAuc.Result> results = Audit.withDefaults()
                .check(PublishedReader.read(together.toString(), "paper.yaml"))
                .attainable();
        assertThat(results).hasSize(printed.size());
        for (int i = 0; i < printed.size(); i++) {
            AttainableAuc.Result alone = audited("case-control", "", printed.get(i), "");
            AttainableAuc.Result among = results.get(i);
            assertThat(among.verdict()).isEqualTo(alone.verdict());
            assertThat(among.explanation()).isEqualTo(alone.explanation());
            assertThat(among.attainable().typical())
                    .isEqualTo(alone.attainable().typical());
            assertThat(among.attainable().any().atMost())
                    .isEqualTo(alone.attainable().any().atMost());
        }
    }

    /** The same numbers where the model may be another one. */
    @Test
    void noVerdictWhereTheModelMayBeAnother() {
        assertThat(audited("matched case-control", "", "0.95", "").verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(audited("case-control", "    link: conditional\n", "0.95", "")
                        .verdict())
                .isEqualTo(Verdict.UNDETERMINED);
        assertThat(audited("matched case-control", "    link: logistic\n", "0.95", "")
                        .verdict())
                .isEqualTo(Verdict.INCONSISTENT);
    }

    /**
     * 55 of 100 cases at or above a cut, 60 of 100 controls below it: a ROC curve through there has at most 1 −
     * 0.45·0.40 below it and at least 0.55·0.60.
     */
    @Test
    void whatIsPrintedAtACutIsKept() {
        AttainableAuc.Result cut = audited(
                "case-control",
                "",
                "0.90",
                "threshold:\n  - {label: model, sensitivity: '0.55', specificity: '0.60'}\n");
        assertThat(cut.verdict()).isEqualTo(Verdict.INCONSISTENT);
        assertThat(cut.attainable().any().atMost()).isLessThanOrEqualTo(0.82);
        for (AttainableEnd bound :
                List.of(cut.attainable().any().low(), cut.attainable().any().high())) {
            // By score: nobody exposed, b, a, both.
            double[] a = {bound.cases()[0], bound.cases()[2], bound.cases()[1], bound.cases()[3]};
            double[] b = {bound.controls()[0], bound.controls()[2], bound.controls()[1], bound.controls()[3]};
            boolean kept = false;
            for (int from = 1; from < 4; from++) {
                double above = 0;
                double below = 0;
                for (int i = 0; i < 4; i++) {
                    above += i >= from ? a[i] : 0;
                    below += i < from ? b[i] : 0;
                }
                kept |= Math.abs(above - 55) < 1e-5 && Math.abs(below - 60) < 1e-5;
            }
            assertThat(kept).isTrue();
        }
    }
}
