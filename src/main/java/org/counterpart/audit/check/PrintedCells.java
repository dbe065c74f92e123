package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Threshold;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.ThresholdRow;
import org.counterpart.audit.row.WholeCounts;
import org.counterpart.stats.Note;

/**
 * Sensitivity, specificity, PPV, NPV and accuracy against the printed numbers of true and false positives and
 * negatives.
 */
public final class PrintedCells implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        int wholeSample = 0;
        for (ThresholdRow row : ThresholdRow.of(results)) {
            wholeSample += row.cells() && ppvAndNpvOfCells(row) ? 1 : 0;
        }
        for (ThresholdRow row : ThresholdRow.of(results)) {
            if (row.cells()) {
                check(row, wholeSample, findings);
            }
        }
    }

    private static void check(ThresholdRow row, int wholeSample, Findings findings) {
        Threshold t = row.printed();
        int tp = t.tp().count();
        int fp = t.fp().count();
        int fn = t.fn().count();
        int tn = t.tn().count();
        boolean other = wholeSample < 2 && otherPrevalence(row);
        judge(row, Check.CELLS_SENSITIVITY, t.sensitivity(), tp, tp + fn, false, findings);
        judge(row, Check.CELLS_SPECIFICITY, t.specificity(), tn, tn + fp, false, findings);
        judge(row, Check.CELLS_PPV, t.ppv(), tp, tp + fp, other, findings);
        judge(row, Check.CELLS_NPV, t.npv(), tn, tn + fn, other, findings);
        judge(row, Check.CELLS_ACCURACY, t.accuracy(), tp + tn, tp + fp + fn + tn, false, findings);
    }

    private static void judge(
            ThresholdRow row, Check check, Printed printed, int k, int n, boolean otherPrevalence, Findings findings) {
        if (!printed.isExact() || n == 0) {
            return;
        }
        double value = (double) k / n;
        Threshold t = row.printed();
        String shown = printed.text() + "; TP " + t.tp().text() + ", FP " + t.fp().text() + ", FN " + t.fn().text()
                + ", TN " + t.tn().text();
        String computed = k + "/" + n + " = " + Figures.percent(value);
        String digits =
                WholeCounts.otherDigits(printed, how -> row.digits(printed, how).holds(value));
        if (row.rounded(printed).holds(value)) {
            findings.consistent(row.subject(), check, shown, computed);
        } else if (!digits.isEmpty()) {
            findings.undetermined(row.subject(), check, shown, computed, digits);
        } else if (otherPrevalence) {
            findings.undetermined(row.subject(), check, shown, computed, "population-prevalence");
        } else {
            Printed instead = Misprint.nearest(printed, c -> row.rounded(c).holds(value));
            findings.inconsistent(
                    row.subject(),
                    check,
                    row.rounded(printed).gap(Range.of(value)) > 0.02 ? Severity.GROSS : Severity.MINOR,
                    shown,
                    computed,
                    instead.present()
                            ? Optional.of(Note.of("audit.suggest.instead", instead.text(), printed.text()))
                            : Optional.empty());
        }
    }

    private static boolean ppvAndNpvOfCells(ThresholdRow row) {
        Threshold t = row.printed();
        double tp = t.tp().count();
        double tn = t.tn().count();
        return t.ppv().isExact()
                && t.npv().isExact()
                && row.usual(t.ppv()).holds(tp / (tp + t.fp().count()))
                && row.usual(t.npv()).holds(tn / (tn + t.fn().count()));
    }

    /** Whether PPV and NPV belong to one other prevalence: both odds differ from the sample's by the same factor. */
    private static boolean otherPrevalence(ThresholdRow row) {
        Threshold t = row.printed();
        if (!t.ppv().isExact() || !t.npv().isExact()) {
            return false;
        }
        double plus = (double) t.tp().count() / t.fp().count();
        double minus = (double) t.fn().count() / t.tn().count();
        Range ppv = row.rounded(t.ppv()).clip(1e-6, 1 - 1e-6);
        Range npv = row.rounded(t.npv()).clip(1e-6, 1 - 1e-6);
        Range fromPpv = new Range(ppv.low() / (1 - ppv.low()), ppv.high() / (1 - ppv.high())).times(1 / plus);
        Range fromNpv = new Range((1 - npv.high()) / npv.high(), (1 - npv.low()) / npv.low()).times(1 / minus);
        return Double.isFinite(1 / plus) && Double.isFinite(1 / minus) && fromPpv.meets(fromNpv);
    }
}
