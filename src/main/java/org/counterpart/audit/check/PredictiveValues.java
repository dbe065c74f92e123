package org.counterpart.audit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.ThresholdRow;
import org.counterpart.audit.row.WholeCounts;

/**
 * PPV, NPV and accuracy against sensitivity, specificity and the sizes of the sample; and, without sizes, whether the
 * three imply one prevalence. A PPV and an NPV that agree on another prevalence than the sample's were computed for a
 * population, unless the other rows of the table use the sample's own.
 */
public final class PredictiveValues implements PublishedCheck {
    /** Of a group, the least share that has the marker. */
    private static final double PRESENT = 0.8;

    private record Counts(Range tp, Range tn, int cases, int controls) {
        /** Range of a measure over all whole counts that print so: it is monotone in both, so the ends will do. */
        Range over(DoubleBinaryOperator measure) {
            Range range = Range.EMPTY;
            for (double p : new double[] {tp.low(), tp.high()}) {
                for (double n : new double[] {tn.low(), tn.high()}) {
                    double value = measure.applyAsDouble(p, n);
                    range = Double.isNaN(value) ? range : range.hull(Range.of(value));
                }
            }
            return range;
        }

        double ppv(double p, double n) {
            return p / (p + controls - n);
        }

        double npv(double p, double n) {
            return n / (n + cases - p);
        }

        double accuracy(double p, double n) {
            return (p + n) / (cases + controls);
        }
    }

    @Override
    public void check(PublishedResults results, Findings findings) {
        List<ThresholdRow> rows =
                ThresholdRow.of(results).stream().filter(ThresholdRow::hasBoth).toList();
        int ofSample = (int) rows.stream().filter(PredictiveValues::usesSample).count();
        int together = (int) rows.stream().filter(PredictiveValues::threeAgree).count();
        for (ThresholdRow row : rows) {
            counts(row).ifPresent(c -> predictive(row, c, ofSample, findings));
            accuracy(row, findings);
            prevalence(row, together, findings);
        }
    }

    private static Optional<Counts> counts(ThresholdRow row) {
        return counts(row, Printed::rounded).or(() -> counts(row, Printed::usual));
    }

    private static Optional<Counts> counts(ThresholdRow row, Function<Printed, Range> digits) {
        if (row.cases() < 1 || row.controls() < 1) {
            return Optional.empty();
        }
        Range tp = WholeCounts.of(row.cases(), row.digits(row.printed().sensitivity(), digits));
        Range tn = WholeCounts.of(row.controls(), row.digits(row.printed().specificity(), digits));
        return tp.isEmpty() || tn.isEmpty()
                ? Optional.empty()
                : Optional.of(new Counts(tp, tn, row.cases(), row.controls()));
    }

    /** The counts when every digit may also have been cut off. */
    private static Counts loose(ThresholdRow row, Counts counts) {
        return counts(row, Printed::usual).orElse(counts);
    }

    private static void predictive(ThresholdRow row, Counts c, int ofSample, Findings findings) {
        boolean onePrevalence = onePrevalence(row);
        Counts l = loose(row, c);
        judge(row, Check.PPV, row.printed().ppv(), c.over(c::ppv), l.over(l::ppv), onePrevalence, ofSample, findings);
        judge(row, Check.NPV, row.printed().npv(), c.over(c::npv), l.over(l::npv), onePrevalence, ofSample, findings);
    }

    private static void judge(
            ThresholdRow row,
            Check check,
            Printed printed,
            Range value,
            Range loose,
            boolean onePrevalence,
            int ofSample,
            Findings findings) {
        if (!printed.isExact() || value.isEmpty()) {
            return;
        }
        String shown = rowShown(row) + "; " + printed.text();
        String computed = Figures.percent(value);
        if (row.rounded(printed).meets(value)) {
            findings.consistent(row.subject(), check, shown, computed);
        } else if (row.usual(printed).meets(loose)
                || row.digits(printed, Printed::padded).meets(value)) {
            findings.undetermined(row.subject(), check, shown, computed, "truncated");
        } else if (onePrevalence && ofSample < 2) {
            findings.undetermined(row.subject(), check, shown, computed, "population-prevalence");
        } else if (!row.cells() && missing(row, printed, check)) {
            findings.undetermined(row.subject(), check, shown, computed, "missing-pairs");
        } else {
            findings.inconsistent(
                    row.subject(), check, severity(row.rounded(printed), value), shown, computed, Optional.empty());
        }
    }

    /** Whether a marker that was missing in at most a twentieth of the cases or controls gives the printed value. */
    private static boolean missing(ThresholdRow row, Printed printed, Check check) {
        Range s = row.sensitivity();
        Range c = row.specificity();
        Range ratio = new Range(0.95 * row.cases() / row.controls(), row.cases() / (0.95 * row.controls()));
        Range one = Range.of(1);
        Range odds = check == Check.PPV
                ? ratio.times(s.over(one.minus(c)))
                : c.over(one.minus(s)).over(ratio);
        return odds(row.rounded(printed)).meets(odds);
    }

    private static void accuracy(ThresholdRow row, Findings findings) {
        Printed printed = row.printed().accuracy();
        if (!printed.isExact()) {
            return;
        }
        Range share = row.rounded(printed);
        Optional<Counts> counts = counts(row);
        Range value = counts.map(c -> c.over(c::accuracy))
                .orElseGet(() -> row.sensitivity().hull(row.specificity()));
        Counts loose = counts.map(c -> loose(row, c)).orElse(null);
        Range usual = loose != null
                ? loose.over(loose::accuracy)
                : row.usual(row.printed().sensitivity())
                        .hull(row.usual(row.printed().specificity()));
        String shown = rowShown(row) + "; " + printed.text();
        String computed = Figures.percent(value);
        Range between = row.usual(row.printed().sensitivity())
                .hull(row.usual(row.printed().specificity()));
        if (share.meets(value)) {
            findings.consistent(row.subject(), Check.ACCURACY, shown, computed);
        } else if (row.usual(printed).meets(usual)
                || row.digits(printed, Printed::padded).meets(value)) {
            findings.undetermined(row.subject(), Check.ACCURACY, shown, computed, "truncated");
        } else if (balanced(row, share)) {
            findings.undetermined(row.subject(), Check.ACCURACY, shown, computed, "balanced-accuracy");
        } else if (share.meets(between) && counts.isPresent() && !row.cells() && fewerFit(row, share)) {
            findings.undetermined(row.subject(), Check.ACCURACY, shown, computed, "missing-fifth");
        } else {
            findings.inconsistent(
                    row.subject(),
                    Check.ACCURACY,
                    severity(share, value),
                    shown,
                    computed,
                    counts.isPresent() ? "accuracy" : "accuracy-between",
                    Optional.empty());
        }
    }

    private static boolean balanced(ThresholdRow row, Range share) {
        return row.sensitivity().plus(row.specificity()).times(0.5).meets(share);
    }

    /** Whether the accuracy fits with up to a fifth of the cases, or of the controls, without the marker. */
    private static boolean fewerFit(ThresholdRow row, Range accuracy) {
        double n1 = row.cases();
        double n0 = row.controls();
        Range value = Range.EMPTY;
        for (double share : new double[] {PRESENT * n1 / (PRESENT * n1 + n0), n1 / (n1 + PRESENT * n0)}) {
            value = value.hull(
                    row.sensitivity().times(share).plus(row.specificity().times(1 - share)));
        }
        return value.meets(accuracy);
    }

    /** Odds of disease that PPV, NPV and accuracy imply. */
    private static List<Range> impliedOdds(ThresholdRow row, Function<Printed, Range> digits) {
        Range s = safe(row.digits(row.printed().sensitivity(), digits));
        Range c = safe(row.digits(row.printed().specificity(), digits));
        Range one = Range.of(1);
        List<Range> odds = new ArrayList<>();
        Printed ppv = row.printed().ppv();
        Printed npv = row.printed().npv();
        Printed accuracy = row.printed().accuracy();
        Range plus = row.digits(ppv, digits);
        Range minus = row.digits(npv, digits);
        odds.add(
                ppv.isExact()
                        ? whole(
                                row.digits(row.printed().specificity(), digits),
                                plus,
                                odds(safe(plus)).times(one.minus(c).over(s)))
                        : null);
        odds.add(
                npv.isExact()
                        ? whole(
                                row.digits(row.printed().sensitivity(), digits),
                                minus,
                                one.over(odds(safe(minus))).times(c.over(one.minus(s))))
                        : null);
        odds.add(accuracy.isExact() ? accuracyOdds(row.digits(accuracy, digits), s, c) : null);
        return odds;
    }

    /** Without false positives (or negatives) a predictive value is 100% at any prevalence. */
    private static Range whole(Range measure, Range predictive, Range odds) {
        return measure.high() >= 1 && predictive.high() >= 1 ? new Range(1e-9, 1e9) : odds;
    }

    private static Range accuracyOdds(Range accuracy, Range s, Range c) {
        if (s.meets(c)) {
            return null;
        }
        Range share = Range.EMPTY;
        for (double a : new double[] {accuracy.low(), accuracy.high()}) {
            for (double x : new double[] {s.low(), s.high()}) {
                for (double y : new double[] {c.low(), c.high()}) {
                    share = share.hull(Range.of((a - y) / (x - y)));
                }
            }
        }
        return share.high() < 0 || share.low() > 1 ? null : odds(safe(share));
    }

    private static boolean onePrevalence(ThresholdRow row) {
        List<Range> odds = impliedOdds(row, Printed::rounded);
        return odds.get(0) != null && odds.get(1) != null && odds.get(0).meets(odds.get(1));
    }

    private static boolean usesSample(ThresholdRow row) {
        Optional<Counts> counts = counts(row);
        return counts.isPresent()
                && row.printed().ppv().isExact()
                && row.printed().npv().isExact()
                && row.usual(row.printed().ppv()).meets(counts.get().over(counts.get()::ppv))
                && row.usual(row.printed().npv()).meets(counts.get().over(counts.get()::npv));
    }

    private static boolean threeAgree(ThresholdRow row) {
        List<Range> odds = impliedOdds(row, Printed::rounded);
        return !odds.contains(null) && allMeet(odds);
    }

    private static boolean allMeet(List<Range> odds) {
        for (Range a : odds) {
            for (Range b : odds) {
                if (a != null && b != null && !a.meets(b)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void prevalence(ThresholdRow row, int together, Findings findings) {
        List<Range> odds = impliedOdds(row, Printed::rounded);
        if (odds.stream().filter(o -> o != null).count() < 2) {
            return;
        }
        List<String> parts = new ArrayList<>();
        String[] names = {"PPV", "NPV", "accuracy"};
        for (int i = 0; i < 3; i++) {
            if (odds.get(i) != null) {
                parts.add(names[i] + ": " + Figures.percent(share(odds.get(i))));
            }
        }
        String shown = rowShown(row) + "; PPV " + text(row.printed().ppv()) + ", NPV "
                + text(row.printed().npv()) + ", accuracy " + text(row.printed().accuracy());
        String computed = String.join(", ", parts);
        boolean predictiveAgree =
                odds.get(0) != null && odds.get(1) != null && odds.get(0).meets(odds.get(1));
        if (allMeet(odds)) {
            findings.consistent(row.subject(), Check.PREVALENCE, shown, computed);
        } else if (allMeet(impliedOdds(row, Printed::usual))) {
            findings.undetermined(row.subject(), Check.PREVALENCE, shown, computed, "truncated");
        } else if (predictiveAgree && together < 2) {
            findings.undetermined(row.subject(), Check.PREVALENCE, shown, computed, "population-prevalence");
        } else {
            findings.inconsistent(row.subject(), Check.PREVALENCE, spread(odds), shown, computed, Optional.empty());
        }
    }

    private static Severity spread(List<Range> odds) {
        double gap = 0;
        for (Range a : odds) {
            for (Range b : odds) {
                gap = a == null || b == null ? gap : Math.max(gap, share(a).gap(share(b)));
            }
        }
        return gap > 0.02 ? Severity.GROSS : Severity.MINOR;
    }

    private static Severity severity(Range printed, Range value) {
        return printed.gap(value) > 0.02 ? Severity.GROSS : Severity.MINOR;
    }

    private static String rowShown(ThresholdRow row) {
        return row.printed().sensitivity().text() + ", "
                + row.printed().specificity().text();
    }

    private static String text(Printed p) {
        return p.present() ? p.text() : "–";
    }

    private static Range odds(Range share) {
        return new Range(share.low() / (1 - share.low()), share.high() / (1 - share.high()));
    }

    private static Range share(Range odds) {
        return new Range(odds.low() / (1 + odds.low()), odds.high() / (1 + odds.high()));
    }

    private static Range safe(Range share) {
        return share.clip(1e-6, 1 - 1e-6);
    }
}
