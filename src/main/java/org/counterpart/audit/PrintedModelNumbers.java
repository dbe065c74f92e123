package org.counterpart.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.reconstruct.PrintedNumber;
import org.counterpart.audit.reconstruct.PrintedNumber.Kind;
import org.counterpart.audit.row.AucRow;
import org.counterpart.audit.row.ThresholdRow;
import org.counterpart.stats.Interval;

/**
 * The printed numbers a data set must reproduce to be the one behind a model: the rows of its table, exposure counts,
 * and AUC, sensitivity and specificity where the paper says they are a model's. Left out: AUCs of other scores,
 * corrected for optimism or resampled, and, when the group has several models, those whose label does not name this
 * one.
 */
record PrintedModelNumbers(PublishedResults paper, int index) {
    List<PrintedNumber> all() {
        List<PrintedNumber> numbers = new ArrayList<>();
        for (int j = 0; j < model().predictors().size(); j++) {
            row(model().predictors().get(j), j, numbers);
        }
        for (AucRow row : AucRow.of(paper)) {
            if (belongs(row.printed().group(), row.printed().label()) && !row.corrected()) {
                add(Kind.AUC, place(row.subject().id()), row.printed().value(), row.value(), numbers);
            }
        }
        for (ThresholdRow row : ThresholdRow.of(paper)) {
            if (belongs(row.printed().group(), row.printed().label()) && !ThresholdRow.notCounted(paper, row)) {
                int at = place(row.subject().id());
                add(Kind.SENSITIVITY, at, row.printed().sensitivity(), row.sensitivity(), numbers);
                add(Kind.SPECIFICITY, at, row.printed().specificity(), row.specificity(), numbers);
            }
        }
        return numbers;
    }

    private Model model() {
        return paper.models().get(index);
    }

    private void row(Predictor p, int j, List<PrintedNumber> numbers) {
        add(Kind.OR, j, p.or(), numbers);
        add(Kind.CI_LOW, j, p.ciLow(), numbers);
        add(Kind.CI_HIGH, j, p.ciHigh(), numbers);
        add(Kind.B, j, p.b(), numbers);
        add(Kind.SE, j, p.se(), numbers);
        add(Kind.WALD, j, p.wald(), numbers);
        add(Kind.P, j, p.p(), numbers);
        Printed cases = p.table() == null ? Printed.NONE : p.table().exposedCases();
        Printed controls = p.table() == null ? Printed.NONE : p.table().exposedControls();
        for (PublishedResults.Count count : paper.counts()) {
            if (count.name().equalsIgnoreCase(p.name()) && AttainableAuc.sameGroup(count.group(), model().group())) {
                cases = count.casesN();
                controls = count.controlsN();
            }
        }
        if (cases.count() >= 0) {
            add(Kind.EXPOSED_CASES, j, cases, numbers);
        }
        if (controls.count() >= 0) {
            add(Kind.EXPOSED_CONTROLS, j, controls, numbers);
        }
    }

    private static void add(Kind kind, int of, Printed printed, List<PrintedNumber> numbers) {
        add(kind, of, printed, printed.rounded(), numbers);
    }

    private static void add(Kind kind, int of, Printed printed, Range values, List<PrintedNumber> numbers) {
        if (printed.isNumber()) {
            numbers.add(new PrintedNumber(kind, of, printed.text(), new Interval(values.low(), values.high())));
        }
    }

    private boolean belongs(String group, String label) {
        if (!AttainableAuc.sameGroup(model().group(), group)
                || AttainableAuc.named(model(), label)
                || !PublishedResults.matches(label, AttainableAuc.MODEL_WORDS)) {
            return false;
        }
        long models = paper.models().stream()
                .filter(m -> !m.univariable() && AttainableAuc.sameGroup(m.group(), group))
                .count();
        return models == 1 || label.strip().equalsIgnoreCase(model().label().strip());
    }

    /** The number between the brackets of {@code auc[2]}. */
    private static int place(String id) {
        return Integer.parseInt(id.substring(id.indexOf('[') + 1, id.indexOf(']')));
    }
}
