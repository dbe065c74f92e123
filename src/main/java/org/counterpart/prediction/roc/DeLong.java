package org.counterpart.prediction.roc;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * The area under the ROC curve with its standard error, interval and P against 0.5.
 *
 * <p>With {@code V10(i)} the share of controls that case i beats and {@code V01(j)} the share of cases that beat
 * control j (ties count half), {@code AUC = mean(V10)}, {@code SE² = var(V10)/n1 + var(V01)/n0}, the interval is {@code
 * AUC ± z·SE} clipped to [0, 1], and P refers {@code (AUC − 0.5)/SE} to the normal. {@code logitCi} is symmetric on the
 * log-odds scale of the AUC instead. The placements come from counts at each value, so the cost is that of sorting, and
 * each deviation from the mean is a whole number before its one division, so that a million tied rows lose nothing.
 *
 * <p>Subjects are taken as independent: in matched sets they are not, and this standard error ignores that.
 *
 * <p>Reference: DeLong, DeLong, Clarke-Pearson (1988), doi:10.2307/2531595; the counts as in Sun and Xu (2014),
 * doi:10.1109/LSP.2014.2337313. Same as R: {@code pROC::ci.auc(roc, method = "delong")}, {@code pROC::var(roc)}.
 *
 * @param level of both intervals; default 0.95
 */
public record DeLong(double level) {
    public DeLong {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), got " + level);
        }
    }

    public static DeLong withDefaults() {
        return new DeLong(0.95);
    }

    public DeLong withLevel(double newLevel) {
        return new DeLong(newLevel);
    }

    /**
     * @param n1 cases
     * @param n0 controls
     * @param z (auc − 0.5)/se; infinite when se is 0
     * @param ci clipped to [0, 1]
     * @param logitCi symmetric on the scale log(auc/(1 − auc)); none at an AUC of 0 or 1
     */
    public record Result(
            DeLong procedure,
            int n1,
            int n0,
            double auc,
            double se,
            double z,
            double p,
            Interval ci,
            Interval logitCi,
            List<Note> notes) {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result of(RocCurve curve) {
        int n1 = curve.cases();
        int n0 = curve.controls();
        double auc = curve.auc();
        List<Note> notes = new ArrayList<>();
        if (n1 == 0 || n0 == 0) {
            notes.add(Note.of(n1 == 0 ? "prediction.no-case" : "prediction.no-control"));
        } else if (n1 == 1 || n0 == 1) {
            notes.add(Note.of("prediction.se-needs-two", n1, n0));
        }
        double se = Math.sqrt(variance(curve));
        if (se == 0) {
            notes.add(
                    auc == 1 || auc == 0
                            ? Note.of("prediction.auc-complete-separation", auc)
                            : Note.of("prediction.auc-no-variation"));
        }
        double z = (auc - 0.5) / se;
        double margin = Tails.normalCritical(level) * se;
        double logit = Math.log(auc / (1 - auc));
        double logitMargin = margin / (auc * (1 - auc));
        Interval logitCi = auc > 0 && auc < 1
                ? new Interval(Logit.inverse(logit - logitMargin), Logit.inverse(logit + logitMargin))
                : Interval.NONE;
        return new Result(
                this,
                n1,
                n0,
                auc,
                se,
                z,
                Tails.normalTwoSided(z),
                new Interval(auc - margin, auc + margin).clip(0, 1),
                logitCi,
                notes);
    }

    /** The variance of the area; NaN with fewer than two cases or controls. */
    public static double variance(RocCurve curve) {
        long n1 = curve.cases();
        long n0 = curve.controls();
        if (n1 < 2 || n0 < 2) {
            return Double.NaN;
        }
        long u = curve.doubledU();
        CompensatedSum ofCases = new CompensatedSum();
        CompensatedSum ofControls = new CompensatedSum();
        for (int k = 0; k < curve.points() - 1; k++) {
            long c = curve.casesAt(k);
            if (c > 0) {
                double d = curve.doubledControlsBelow(k) * n1 - u;
                ofCases.add(c * (d * d));
            }
            long m = curve.controlsAt(k);
            if (m > 0) {
                double d = curve.doubledCasesAbove(k) * n0 - u;
                ofControls.add(m * (d * d));
            }
        }
        double unit = 2.0 * n1 * n0;
        double v1 = ofCases.value() / (n1 - 1) / n1;
        double v0 = ofControls.value() / (n0 - 1) / n0;
        return (v1 + v0) / unit / unit;
    }
}
