package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.AucRow;
import org.counterpart.audit.row.Figures;

/**
 * Whether the interval of an AUC is as wide as the sizes of its sample make it: its standard error against that of
 * Hanley and McNeil (1982, doi:10.1148/radiology.143.1.7063747). Over published AUCs the ratio lies between 0.70 and
 * 1.18 in nine of ten; it is called inconsistent below 0.6 unless a marker with two values could be that precise, and
 * above 1.67 only beyond the largest standard error that any marker can have, {@code √(A(1−A)(1/(n1−1) + 1/(n0−1)))}.
 */
public final class AucWidth implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        for (AucRow row : AucRow.of(results)) {
            boolean split = row.cases() > 1 && row.controls() > 1;
            if (row.hasInterval() && (split || row.total() > 3) && row.se().high() > 0) {
                check(row, split, findings);
            }
        }
    }

    private static void check(AucRow row, boolean split, Findings findings) {
        double area = Math.max(row.value().middle(), 1 - row.value().middle());
        double cases = split ? row.cases() : row.total() / 2.0;
        double controls = split ? row.controls() : row.total() / 2.0;
        double expected = hanleyMcNeil(area, cases, controls);
        if (!(expected > 0) || area >= 1) {
            return;
        }
        Range se = row.se();
        Range arms = row.arms();
        String sizes = split ? row.cases() + "/" + row.controls() : Integer.toString(row.total());
        String shown = row.shown() + ", n " + sizes;
        String computed = "SE " + Figures.of(se) + " : " + Figures.of(expected);
        Range ratio = se.times(1 / expected);
        if (ratio.high() >= 0.75 && (!split || ratio.low() <= 1.33)) {
            findings.consistent(row.subject(), Check.AUC_WIDTH, shown, computed);
        } else if ((ratio.high() >= 0.6 && (!split || ratio.low() <= 1.67)) || AucInterval.exactBinomial(row)) {
            findings.undetermined(row.subject(), Check.AUC_WIDTH, shown, computed, "auc-width-method");
        } else if (arms.high() >= 0.6 * expected && (!split || arms.low() <= 1.67 * expected)) {
            findings.undetermined(row.subject(), Check.AUC_WIDTH, shown, computed, "auc-width-skewed");
        } else if (ratio.high() < 0.6 && arms.high() >= smallest(area, cases, controls, split)) {
            findings.undetermined(row.subject(), Check.AUC_WIDTH, shown, computed, "auc-two-values");
        } else if (ratio.low() > 1.67 && arms.low() <= 1.3 * largest(area, cases, controls)) {
            findings.undetermined(row.subject(), Check.AUC_WIDTH, shown, computed, "auc-fewer-subjects");
        } else {
            findings.inconsistent(
                    row.subject(),
                    Check.AUC_WIDTH,
                    ratio.high() < 0.4 || ratio.low() > 2.5 ? Severity.GROSS : Severity.MINOR,
                    shown,
                    computed,
                    Optional.empty());
        }
    }

    public static double hanleyMcNeil(double a, double cases, double controls) {
        double q1 = a / (2 - a);
        double q2 = 2 * a * a / (1 + a);
        double variance = a * (1 - a) + (cases - 1) * (q1 - a * a) + (controls - 1) * (q2 - a * a);
        return Math.sqrt(Math.max(0, variance / (cases * controls)));
    }

    /**
     * The least standard error by DeLong that a marker of these sizes and this area can have. With c = 2(1 − A) it is
     * that of three values, of which cases have the upper two, a share x of them the middle one, and controls the lower
     * two: the variance is {@code (c²(1/x − 1)/n1 + (cx − c²)/n0)/4}, least at x = √(c·n0/n1) in [c, 1]; at the ends
     * the marker has two values. No marker of up to six values that a numerical search found goes below it. A fifth
     * less is allowed: half the width of a percentile interval of 400 resamples has a standard deviation of 5% of
     * itself.
     */
    private static double smallest(double a, double cases, double controls, boolean split) {
        double total = cases + controls;
        double n1 = split ? cases : total - 1;
        double n0 = split ? controls : total - 1;
        double c = 2 * (1 - a);
        double x = Math.min(1, Math.max(c, Math.sqrt(c * n0 / n1)));
        double variance = (c * c * (1 / x - 1) / n1 + (c * x - c * c) / n0) / 4;
        return 0.8 * Math.sqrt(Math.max(0, variance));
    }

    private static double largest(double a, double cases, double controls) {
        return Math.sqrt(a * (1 - a) * (1 / (cases - 1) + 1 / (controls - 1)));
    }
}
