package org.counterpart.audit.row;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;
import org.counterpart.stats.Tails;

/**
 * An area under the ROC curve with its interval, on the scale of 0 to 1, and the sizes of its sample as far as they are
 * known.
 */
public record AucRow(Subject subject, Auc printed, boolean percent, int cases, int controls, int total) {
    static final double REACH = Tails.normalCritical(0.95);

    public static List<AucRow> of(PublishedResults results) {
        List<AucRow> rows = new ArrayList<>();
        for (int i = 0; i < results.aucs().size(); i++) {
            Auc auc = results.aucs().get(i);
            Sizes sizes = results.sizes(auc.group());
            int cases = auc.nCases().present() ? auc.nCases().count() : sizes.cases();
            int controls = auc.nControls().present() ? auc.nControls().count() : sizes.controls();
            boolean own = auc.nCases().present() && cases >= 0 && controls >= 0;
            if (auc.value().isExact()) {
                rows.add(new AucRow(
                        new Subject(RowId.auc(i), auc.label()),
                        auc,
                        auc.value().value() > 1,
                        cases,
                        controls,
                        own ? cases + controls : sizes.total()));
            }
        }
        return rows;
    }

    public boolean hasInterval() {
        return printed.ciLow().isExact() && printed.ciHigh().isExact();
    }

    public Range value() {
        return share(printed.value(), Printed::rounded);
    }

    public Range low() {
        return share(printed.ciLow(), Printed::rounded);
    }

    public Range high() {
        return share(printed.ciHigh(), Printed::rounded);
    }

    public Range share(Printed p, Function<Printed, Range> digits) {
        return p.asShare(digits.apply(p), percent);
    }

    public Range middle() {
        return low().plus(high()).times(0.5);
    }

    /** The standard error of a symmetric interval of this width. */
    public Range se() {
        return new Range(Math.max(0, high().low() - low().high()), high().high() - low().low()).times(1 / (2 * REACH));
    }

    /**
     * The standard errors that either arm of the interval gives. An arm that was cut at the edge of the scale, which
     * makes it the shorter one, gives none.
     */
    public Range arms() {
        Range below = value().minus(low()).clip(0, 1).times(1 / REACH);
        Range above = high().minus(value()).clip(0, 1).times(1 / REACH);
        if (high().high() >= 1 && above.middle() < below.middle()) {
            return below;
        }
        if (low().low() <= 0 && below.middle() < above.middle()) {
            return above;
        }
        return below.hull(above);
    }

    /** Whether a limit was cut at the edge of the scale, which makes its arm the shorter one. */
    public boolean clipped() {
        double below = value().minus(low()).middle();
        double above = high().minus(value()).middle();
        return (high().high() >= 1 && above < below) || (low().low() <= 0 && below < above);
    }

    public boolean symmetric() {
        return value().meets(middle());
    }

    /** Whether another estimate than the one the interval belongs to may stand here. */
    public boolean corrected() {
        return PublishedResults.matches(
                printed.label() + " " + printed.group(), "correct|optimism|bootstrap|cross|fold|校正|自助|交叉");
    }

    public String shown() {
        return printed.value().text() + " (" + printed.ciLow().text() + "–"
                + printed.ciHigh().text() + ")";
    }

    public AucRow with(Printed value, Printed low, Printed high) {
        Auc a = printed;
        return new AucRow(
                subject,
                new Auc(a.group(), a.label(), value, low, high, a.p(), a.se(), a.nCases(), a.nControls()),
                percent,
                cases,
                controls,
                total);
    }
}
