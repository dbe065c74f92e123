package org.counterpart.audit.check;

import java.util.Optional;
import java.util.function.Function;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.WholeCounts;
import org.counterpart.stats.Note;

/**
 * Whether n whole numbers can have the printed mean (GRIM: Brown and Heathers 2017, doi:10.1177/1948550616673876) and
 * standard deviation (GRIMMER: Anaya 2016, doi:10.7287/peerj.preprints.2400; Allard 2018). With a sum S, the sum of
 * squares Q is a whole number of the same parity as S, and {@code SD² = (Q − S²/n)/(n − 1)}.
 */
public final class WholeNumberMeans implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        for (int i = 0; i < results.means().size(); i++) {
            Mean m = results.means().get(i);
            Sizes sizes = results.sizes(m.group());
            Subject subject = new Subject(RowId.mean(i), m.name());
            if (m.integer()) {
                check(subject, "cases", m.casesMean(), m.casesSd(), sizes.cases(), findings);
                check(subject, "controls", m.controlsMean(), m.controlsSd(), sizes.controls(), findings);
            }
        }
    }

    private static void check(Subject subject, String group, Printed mean, Printed sd, int n, Findings findings) {
        if (n < 1 || !mean.isExact()) {
            return;
        }
        boolean possible = mean(subject.part(group + "_mean"), mean, n, findings);
        if (n > 1 && sd.isExact() && sd.value() >= 0) {
            deviation(subject.part(group + "_sd"), mean, sd, n, possible, findings);
        }
    }

    private static boolean mean(Subject subject, Printed mean, int n, Findings findings) {
        String shown = mean.text() + ", n " + n;
        boolean fits = possible(mean.rounded(), n);
        String digits = WholeCounts.otherDigits(mean, how -> possible(how.apply(mean), n));
        double sum = Math.floor(mean.value() * n);
        String computed = fits
                ? Figures.of(Math.rint(mean.value() * n)) + "/" + n
                : Figures.of(sum / n) + ", " + Figures.of((sum + 1) / n);
        int fewer = fewer(n, m -> possible(mean.rounded(), m));
        if (fits) {
            findings.consistent(subject, Check.MEAN_GRIM, shown, computed);
        } else if (!digits.isEmpty()) {
            findings.undetermined(subject, Check.MEAN_GRIM, shown, computed, digits);
        } else if (fewer > 0) {
            findings.undetermined(subject, Check.MEAN_GRIM, shown, computed, "missing-values", fewer);
        } else {
            Printed instead = Misprint.nearest(mean, c -> possible(c.rounded(), n));
            findings.inconsistent(
                    subject,
                    Check.MEAN_GRIM,
                    Severity.MINOR,
                    shown,
                    computed,
                    instead.present()
                            ? Optional.of(Note.of("audit.suggest.instead", instead.text(), mean.text()))
                            : Optional.empty());
        }
        return fits;
    }

    private static void deviation(
            Subject subject, Printed mean, Printed sd, int n, boolean meanFits, Findings findings) {
        String shown = mean.text() + " ± " + sd.text() + ", n " + n;
        boolean fits = possible(mean.rounded(), sd.rounded(), n, n - 1);
        String computed = "Σx² " + (fits ? "∈ ℕ" : "∉ ℕ");
        int fewer = fewer(n, m -> m > 1 && possible(mean.rounded(), sd.rounded(), m, m - 1));
        if (fits) {
            findings.consistent(subject, Check.SD_GRIMMER, shown, computed);
        } else if (!meanFits) {
            findings.undetermined(subject, Check.SD_GRIMMER, shown, computed, "mean-first");
        } else if (possible(mean.usual(), sd.usual(), n, n - 1)) {
            findings.undetermined(subject, Check.SD_GRIMMER, shown, computed, "truncated");
        } else if (possible(mean.rounded(), sd.rounded(), n, n)) {
            findings.undetermined(subject, Check.SD_GRIMMER, shown, computed, "population-sd");
        } else if (possible(mean.rounded(), sd.rounded().times(Math.sqrt(n)), n, n - 1)) {
            findings.undetermined(subject, Check.SD_GRIMMER, shown, computed, "standard-error");
        } else if (fewer > 0) {
            findings.undetermined(subject, Check.SD_GRIMMER, shown, computed, "missing-values", fewer);
        } else {
            findings.inconsistent(subject, Check.SD_GRIMMER, Severity.MINOR, shown, computed, Optional.empty());
        }
    }

    /** Whether the mean of n whole numbers can be in the range. */
    static boolean possible(Range mean, int n) {
        return Math.floor(n * mean.high() + 1e-7) >= Math.ceil(n * mean.low() - 1e-7);
    }

    /** Whether n whole numbers can have a mean and a standard deviation in the ranges. */
    static boolean possible(Range mean, Range sd, int n, int divisor) {
        double first = Math.ceil(n * mean.low() - 1e-7);
        double last = Math.floor(n * mean.high() + 1e-7);
        for (double sum = first; sum <= last && sum < first + 10_000; sum++) {
            double low = Math.max(0, sd.low());
            double least = divisor * low * low + sum * sum / n;
            double most = divisor * sd.high() * sd.high() + sum * sum / n;
            double q = Math.ceil(least - 1e-7 * Math.max(1, least * 1e-7));
            // x² and x are both even or both odd, so Σx² and Σx are too
            q += Math.abs(q % 2) == Math.abs(sum % 2) ? 0 : 1;
            if (q <= most + 1e-7 * Math.max(1, most * 1e-7) && q >= Math.abs(sum)) {
                return true;
            }
        }
        return false;
    }

    private static int fewer(int n, Function<Integer, Boolean> fits) {
        for (int m = n - 1; m >= Math.max(1, Math.ceil(0.8 * n)); m--) {
            if (fits.apply(m)) {
                return m;
            }
        }
        return 0;
    }
}
