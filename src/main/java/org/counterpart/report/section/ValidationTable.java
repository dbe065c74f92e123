package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.prediction.Benchmarks;
import org.counterpart.prediction.Optimism;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.WithinSetConcordance;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.stats.Interval;
import org.counterpart.study.SourceCohort;
import org.counterpart.study.StudyResult;

/** What is left of the AUC: corrected for optimism, within sets, cross-validated, and in the source cohort. */
final class ValidationTable {
    private final StudyResult result;
    private final Messages messages;
    private final Disclosure disclosure;
    private final Origins origins;
    private final List<Row> rows = new ArrayList<>();

    ValidationTable(StudyResult result, Messages messages, Disclosure disclosure) {
        this.result = result;
        this.messages = messages;
        this.disclosure = disclosure;
        this.origins = new Origins(messages);
    }

    Table table() {
        rows.clear();
        apparent();
        within();
        result.benchmarks().forEach(this::benchmark);
        List<String> notes = new ArrayList<>(List.of(messages.text("study.auc-same-data")));
        if (result.source() != null) {
            source(result.source());
            notes.add(messages.text("study.source.note"));
            result.source().notes().stream()
                    .filter(n -> !disclosure.hides(n))
                    .forEach(n -> notes.add(messages.text(n)));
        }
        return new Table(
                "validation",
                messages.text("study.validation.title"),
                List.of(
                        Head.left(messages.text("study.validation.measure")),
                        Head.right(messages.text("study.validation.value"))),
                rows,
                notes);
    }

    private void apparent() {
        Optimism.Result v = result.validation();
        int n = result.models().unconditional().fit().n();
        int cases = result.models().unconditional().fit().events();
        rows.add(Row.of(
                Cell.of(messages.text("study.validation.apparent")),
                Cell.of(Shown.fixed(v.apparent(), 3), v.apparent())
                        .from(origins.text("validation-apparent", n, cases))));
        row(
                messages.text("study.validation.corrected", v.resamples()),
                v.corrected(),
                v.ci(),
                v.resamples() == 0
                        ? ""
                        : origins.text(
                                "validation-corrected",
                                v.resamples(),
                                v.procedure().resamples(),
                                v.procedure().seed(),
                                v.optimism()));
        if (result.points() != null) {
            points(result.points().validation());
        }
        if (result.bySets() != null) {
            row(
                    messages.text(
                            "study.validation.by-sets",
                            result.bySets().procedure().resamples()),
                    v.apparent(),
                    result.bySets().ci(),
                    origins.text(
                            "validation-by-sets",
                            result.bySets().procedure().resamples(),
                            result.bySets().procedure().seed()));
        }
    }

    private void points(Optimism.Result v) {
        row(
                messages.text("study.validation.score", v.resamples()),
                v.corrected(),
                v.ci(),
                v.resamples() == 0
                        ? ""
                        : origins.text(
                                "validation-score",
                                v.resamples(),
                                v.procedure().resamples(),
                                v.procedure().seed(),
                                v.optimism()));
    }

    private void within() {
        WithinSetConcordance within = result.concordance();
        if (within != null) {
            row(
                    messages.text("study.validation.within", within.sets()),
                    within.value(),
                    within.ci(),
                    origins.text("validation-within", within.pairs(), within.sets()));
        }
    }

    private void benchmark(Benchmarks.Model m) {
        row(
                messages.text("study.validation." + m.name()),
                m.auc().auc(),
                m.auc().ci(),
                origins.text(
                        "validation-" + m.name(),
                        m.auc().n1() + m.auc().n0(),
                        m.auc().n1()));
    }

    private void source(SourceCohort source) {
        Origins.Size direct = size(source.direct());
        row(
                messages.text("study.source.weighted", source.cells()),
                source.weighted().auc(),
                source.weighted().ci(),
                origins.text(
                        "source-weighted",
                        source.weighted().n1() + source.weighted().n0(),
                        source.weighted().n1()));
        row(
                messages.text("study.source.direct", messages.count(direct.subjects())),
                source.direct().auc(),
                source.direct().ci(),
                origins.text("source-direct", direct.subjects(), direct.cases()));
        if (source.refitted() != null) {
            Origins.Size refitted = size(source.refitted().auc());
            row(
                    messages.text("study.source.refitted"),
                    source.refitted().auc().auc(),
                    source.refitted().auc().ci(),
                    origins.text("source-refitted", refitted.subjects(), refitted.cases()));
        }
    }

    private Origins.Size size(DeLong.Result auc) {
        return disclosure.source(auc.n1() + auc.n0(), auc.n1());
    }

    private void row(String what, double value, Interval ci, String origin) {
        rows.add(Row.of(
                Cell.of(what), Cell.of(Shown.estimate(value, ci, 3), value).from(origin)));
    }
}
