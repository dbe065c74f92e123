package org.counterpart.audit.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.counterpart.audit.PublishedCorpus;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.junit.jupiter.api.Test;

class PublishedReaderTest {

    @Test
    void acceptsEveryPaperOfTheCorpus() throws IOException {
        List<PublishedResults> papers = PublishedCorpus.papers();
        assertThat(papers).hasSize(126);
        // What a reader of plain YAML 1.1 (PyYAML's base loader) counts in the same files.
        assertThat(papers.stream().mapToInt(p -> p.models().size()).sum()).isEqualTo(105);
        assertThat(papers.stream()
                        .flatMap(p -> p.models().stream())
                        .mapToInt(m -> m.predictors().size())
                        .sum())
                .isEqualTo(808);
        assertThat(papers.stream().mapToInt(p -> p.aucs().size()).sum()).isEqualTo(223);
        assertThat(papers.stream().mapToInt(p -> p.thresholds().size()).sum()).isEqualTo(292);
        assertThat(papers.stream().mapToInt(p -> p.counts().size()).sum()).isEqualTo(139);
        assertThat(papers.stream().mapToInt(p -> p.proportions().size()).sum()).isEqualTo(95);
    }

    @Test
    void keepsEveryNumberAsPrinted() {
        PublishedResults paper = PublishedReader.read("""
                design: 1:1 matched case-control
                n_total: 1,120
                model:
                  - predictors:
                      - {name: n, type: y, or: 0.50, ci_low: .30, ci_high: '0·80', p: ＜0.001}
                """, "a.yaml");
        PublishedResults.Predictor row = paper.models().get(0).predictors().get(0);
        assertThat(row.name()).isEqualTo("n");
        assertThat(row.type()).isEqualTo("y");
        assertThat(row.or().text()).isEqualTo("0.50");
        assertThat(row.or().rounded()).isEqualTo(new Range(0.495, 0.505));
        assertThat(row.ciLow().value()).isEqualTo(0.3);
        assertThat(row.ciHigh().value()).isEqualTo(0.8);
        assertThat(row.p().relation()).isEqualTo(Printed.Relation.BELOW);
        assertThat(row.p().line()).isEqualTo(5);
        assertThat(paper.all().total()).isEqualTo(1120);
        assertThat(paper.matched()).isTrue();
        assertThat(paper.models().get(0).effect()).isEqualTo("OR");
    }

    @Test
    void aBareNOrYIsNoBoolean() {
        PublishedResults paper = PublishedReader.read("n: '12'\ny: '3'\nn_total: '5'\n", "a.yaml");
        assertThat(paper.notes()).extracting(PublishedResults.Remark::key).containsExactly("n", "y");
        assertThat(paper.all().total()).isEqualTo(5);
    }

    @Test
    void namesTheNearestKeyWithItsLine() {
        assertThat(problems("threshold:\n  - label: a\n    sensitvity: '0.8'\n    bogus: '1'\nnote: x\n"))
                .extracting(p -> p.source() + ":" + p.line() + " " + p.column() + " "
                        + p.what().code() + " " + p.what().arguments().get(0))
                .containsExactly(
                        "bad.yaml:3 threshold[0].sensitvity yaml.unknown-key.nearest sensitivity",
                        "bad.yaml:4 threshold[0].bogus yaml.unknown-key group, label, cutoff, sensitivity, specificity,"
                                + " youden, ppv, npv, accuracy, lr_pos, lr_neg, tp, fp, fn, tn",
                        "bad.yaml:5 note yaml.unknown-key.nearest notes");
    }

    /** What people add to such a file for themselves stays, wherever it stands. */
    @Test
    void carriesRemarksAlong() {
        PublishedResults paper =
                PublishedReader.read("notes: {a: [b]}\nauc:\n  - {value: 0.9, url: x, notes: [y]}\n", "a.yaml");
        assertThat(paper.notes())
                .extracting(r -> r.line() + " " + r.key() + " " + r.note().code())
                .containsExactly(
                        "3 auc[0].url audit.remark.carried",
                        "3 auc[0].notes audit.remark.carried",
                        "1 notes audit.remark.carried");
    }

    @Test
    void reportsAllProblemsAtOnceWithTheirLines() {
        assertThatThrownBy(() -> PublishedReader.read(
                        "n_total: '1'\nn_total: '2'\nmodel: {label: x}\nauc:\n  - '0.9'\n  - value: [1]\n", "bad.yaml"))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.line() + " " + p.what().code())
                                .containsExactly(
                                        "2 yaml.key-twice",
                                        "3 yaml.type.array",
                                        "5 yaml.type.object",
                                        "6 yaml.type.boolean-or-number-or-string"));
    }

    @Test
    void refusesAliasesTagsAndDeepNesting() {
        assertThat(problems("notes: &x [1,2]\nderived: [*x, *x]\n"))
                .extracting(p -> p.what().code())
                .containsOnly("yaml.alias");
        assertThat(problems("notes: !!java.net.URL ['http://x']\n"))
                .extracting(p -> p.what().code())
                .containsExactly("yaml.tag");
        assertThat(problems("notes: " + "[".repeat(60) + "]".repeat(60) + "\n"))
                .extracting(p -> p.what().code())
                .containsExactly("yaml.too-deep");
        assertThat(problems("notes: " + "a".repeat(1_000_000)))
                .extracting(p -> p.what().code())
                .containsExactly("yaml.too-long");
    }

    @Test
    void saysWhatIsNotYamlAndWhere() {
        assertThat(problems("")).extracting(p -> p.what().code()).containsExactly("yaml.empty");
        assertThat(problems("- 1\n")).extracting(p -> p.what().code()).containsExactly("audit.problem.not-results");
        assertThat(problems("model:\n  - label: 'x\n")).singleElement().satisfies(p -> {
            assertThat(p.what().code()).isEqualTo("yaml.not-yaml");
            assertThat(p.line()).isPositive();
        });
    }

    private static List<Problem> problems(String yaml) {
        try {
            PublishedReader.read(yaml, "bad.yaml");
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }
}
