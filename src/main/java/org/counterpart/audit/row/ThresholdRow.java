package org.counterpart.audit.row;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.PublishedResults.Threshold;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;

/** A row of measures at one cut-off, on the scale of 0 to 1, and the sizes of its sample as far as they are known. */
public record ThresholdRow(
        Subject subject, Threshold printed, boolean percent, int cases, int controls, boolean cells) {

    public static List<ThresholdRow> of(PublishedResults results) {
        List<ThresholdRow> rows = new ArrayList<>();
        for (int i = 0; i < results.thresholds().size(); i++) {
            Threshold t = results.thresholds().get(i);
            ThresholdRow row = of(t, i);
            Sizes sizes = results.sizes(t.group());
            rows.add(
                    row.cells
                            ? row
                            : new ThresholdRow(row.subject, t, row.percent, sizes.cases(), sizes.controls(), false));
        }
        return rows;
    }

    /** A row on its own; sizes are known when its cells are printed. */
    public static ThresholdRow of(Threshold t, int index) {
        boolean percent = false;
        for (Printed p : List.of(t.sensitivity(), t.specificity(), t.ppv(), t.npv(), t.accuracy())) {
            percent |= p.isNumber() && !p.percent() && p.value() > 1;
        }
        String name = t.label().isEmpty() ? t.cutoff() : t.label();
        boolean cells = t.tp().count() >= 0 && t.fp().count() >= 0 && t.fn().count() >= 0 && t.tn().count() >= 0;
        return new ThresholdRow(
                new Subject(RowId.threshold(index), name),
                t,
                percent,
                cells ? t.tp().count() + t.fn().count() : -1,
                cells ? t.fp().count() + t.tn().count() : -1,
                cells);
    }

    public Range rounded(Printed p) {
        return digits(p, Printed::rounded);
    }

    public Range usual(Printed p) {
        return digits(p, Printed::usual);
    }

    public Range digits(Printed p, Function<Printed, Range> digits) {
        return p.asShare(digits.apply(p), percent).clip(0, 1);
    }

    public boolean hasBoth() {
        return printed.sensitivity().isExact() && printed.specificity().isExact();
    }

    public Range sensitivity() {
        return rounded(printed.sensitivity());
    }

    public Range specificity() {
        return rounded(printed.specificity());
    }

    /** Cut-offs that were averaged over folds, resampled, weighted or imputed are no counts. */
    public static boolean notCounted(PublishedResults results, ThresholdRow row) {
        return PublishedResults.matches(
                results.design() + " " + row.printed.label() + " " + row.printed.group(),
                "weight|fold|cross-val|bootstrap|imput|pooled|meta|smooth|加权|交叉验证|插补");
    }
}
