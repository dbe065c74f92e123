package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.Eligibility;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Disclosure.Total;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.SelectionText;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.study.StudyResult;
import org.counterpart.study.ValidationParts;

/** The numbers of the flow diagram, one a row, each with how it arises from those above it. */
final class FlowTable {
    private final StudyResult result;
    private final Messages messages;
    private final Wording wording;
    private final Disclosure disclosure;
    private final Origins origins;
    private final List<Row> rows = new ArrayList<>();

    FlowTable(StudyResult result, Messages messages, Wording wording, Disclosure disclosure) {
        this.result = result;
        this.messages = messages;
        this.wording = wording;
        this.disclosure = disclosure;
        this.origins = new Origins(messages);
    }

    Table table() {
        rows.clear();
        selection();
        matching();
        return new Table(
                "flow",
                messages.text("study.flow.title"),
                List.of(Head.left(messages.text("study.flow.step")), Head.right(messages.text("study.flow.n"))),
                rows,
                List.of());
    }

    private void selection() {
        Flow flow = result.flow();
        total(Total.RECORDS, flow.records(), "records", origins.text("flow-records"));
        SelectionText text = new SelectionText(messages, v -> Label.of(wording.label(v)), wording::known);
        if (flow.repeated() > 0) {
            count(
                    1,
                    messages.text("study.flow.excluded", messages.text("study.flow.repeated")),
                    flow.repeated(),
                    origins.text("flow-repeated", result.plan().cohort().id()));
        }
        for (int i = 0; i < flow.exclusions().size(); i++) {
            Eligibility.Exclusion e = flow.exclusions().get(i);
            count(
                    1,
                    messages.text("study.flow.excluded", text.exclusion(e.criterion())),
                    e.excluded(),
                    origins.text("flow-excluded", offered(i), disclosure.missing(e)));
        }
        Object eligible = disclosure.shown(Total.ELIGIBLE, flow.eligible());
        if (!result.plan().hasOutcome()) {
            groups(eligible);
            return;
        }
        count(
                1,
                messages.text("study.flow.undetermined"),
                flow.undetermined(),
                origins.text("flow-undetermined", eligible));
        if (flow.neither() > 0) {
            count(1, messages.text("selection.neither"), flow.neither(), origins.text("flow-neither", eligible));
        }
        if (result.parts() != null && result.parts().plan().file().isEmpty()) {
            setAside(result.parts(), eligible);
        }
        total(Total.CASES, flow.cases(), "cases", origins.text("flow-cases", eligible));
        total(Total.CONTROLS, flow.controls(), "controls", origins.text("flow-controls", eligible));
        if (result.plan().atRisk()) {
            total(Total.CASES, flow.matching().offeredCases(), "at-risk-cases", origins.text("flow-at-risk-cases"));
            total(
                    Total.CONTROLS,
                    flow.matching().offeredControls(),
                    "at-risk-controls",
                    origins.text("flow-at-risk-controls"));
        } else if (result.plan().matchesExposed()) {
            exposed(flow.matching(), eligible);
        } else if (result.plan().group().isPresent()) {
            groups(eligible);
        }
    }

    /** Those with the exposure and without, of whom the matching takes some. */
    private void exposed(Flow.Matching step, Object eligible) {
        total(Total.CASES, step.offeredCases(), "exposed", origins.text("flow-group", eligible));
        total(Total.CONTROLS, step.offeredControls(), "unexposed", origins.text("flow-group", eligible));
    }

    private void groups(Object eligible) {
        Variable group = result.group().variable();
        for (int g = 0; g < group.levels().size(); g++) {
            count(
                    0,
                    result.plan().hasExposure()
                            ? messages.text(g == 0 ? "study.flow.unexposed" : "study.flow.exposed")
                            : wording.label(group)
                                    + messages.text("study.group.is")
                                    + wording.level(group, group.levels().get(g)),
                    result.groupSizes().get(g),
                    origins.text("flow-group", eligible));
        }
    }

    /** Who is not in the derivation part, of whom the rest of the flow speaks. */
    private void setAside(ValidationParts parts, Object eligible) {
        setAside("cases", disclosure.hidesSetAside(true), parts.casesSetAside(), eligible);
        setAside("controls", disclosure.hidesSetAside(false), parts.controlsSetAside(), eligible);
        if (parts.open() > 0) {
            count(1, messages.text("validation.set-aside.open"), parts.open(), origins.text("flow-open", eligible));
        }
    }

    private void setAside(String group, boolean hidden, int n, Object eligible) {
        String what = messages.text("validation.set-aside." + group);
        if (hidden) {
            rows.add(new Row(1, List.of(Cell.of(what), Cell.HIDDEN)));
        } else {
            count(1, what, n, origins.text("flow-set-aside", eligible));
        }
    }

    /** Those to whom a rule was put. */
    private Object offered(int rule) {
        Flow flow = result.flow();
        return disclosure.hidesLeft(rule - 1)
                ? Disclosure.MARK
                : rule == 0 ? flow.subjects() : flow.exclusions().get(rule - 1).left();
    }

    private void matching() {
        Flow.Matching step = result.flow().matching();
        if (step == null) {
            return;
        }
        step.missingValue().forEach((v, n) -> {
            String what = messages.text("study.flow.missing", wording.label(v));
            if (disclosure.hidesMissing()) {
                rows.add(new Row(1, List.of(Cell.of(what), Cell.HIDDEN)));
            } else {
                count(1, what, n, origins.text("flow-missing"));
            }
        });
        Object entered = disclosure.shown(Total.ENTERED_CASES, step.matchedCases() + step.unmatchedCases());
        count(
                1,
                messages.text("study.flow.unmatched-cases"),
                step.unmatchedCases(),
                origins.text("flow-unmatched-cases", entered, step.matchedCases()));
        count(
                0,
                messages.text("study.flow.matched-cases"),
                step.matchedCases(),
                origins.text("flow-matched-cases", entered));
        count(
                0,
                messages.text("study.flow.matched-controls"),
                step.matchedControls(),
                origins.text("flow-matched-controls", step.matchedCases()));
    }

    private void total(Total total, int n, String key, String origin) {
        String what = messages.text("study.flow." + key);
        if (disclosure.hides(total)) {
            rows.add(new Row(0, List.of(Cell.of(what), Cell.HIDDEN)));
        } else {
            count(0, what, n, origin);
        }
    }

    private void count(int indent, String what, int n, String origin) {
        Cell cell = disclosure.small(n)
                ? Cell.HIDDEN
                : Cell.of(Shown.count(n, messages.language()), n).from(origin);
        rows.add(new Row(indent, List.of(Cell.of(what), cell)));
    }
}
