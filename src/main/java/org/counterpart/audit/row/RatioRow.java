package org.counterpart.audit.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;
import org.counterpart.audit.paper.TestOfP;
import org.counterpart.stats.Tails;

/** A row of a regression table with a ratio and its 95% interval, on the log scale. */
public record RatioRow(Subject subject, Model model, Predictor printed) {
    /** Standard errors that a 95% interval reaches. */
    public static final double REACH = Tails.normalCritical(0.95);

    /** The same as many programs round it. */
    public static final double ROUNDED_REACH = 1.96;

    private static final Pattern LEVEL =
            Pattern.compile("(\\d{2}(?:\\.\\d)?) ?% ?-?(?:CI|C\\.I\\.|confidence|置信|可信)", Pattern.CASE_INSENSITIVE);

    /** The rows of each model that have an interval, in the order of the file. */
    public static List<List<RatioRow>> of(PublishedResults results) {
        List<List<RatioRow>> models = new ArrayList<>();
        for (int m = 0; m < results.models().size(); m++) {
            Model model = results.models().get(m);
            List<RatioRow> rows = new ArrayList<>();
            for (int i = 0; i < model.predictors().size(); i++) {
                Predictor p = model.predictors().get(i);
                RatioRow row = new RatioRow(new Subject(RowId.predictor(m, i), p.name()), model, p);
                if (row.hasInterval() && isRatio(model.effect())) {
                    rows.add(row);
                }
            }
            models.add(rows);
        }
        return models;
    }

    public static boolean isRatio(String effect) {
        return PublishedResults.matches(effect, "(^|[^a-z])[a-z]?(or|hr|rr|pr|irr|dor)([^a-z]|$)|ratio|odds|比");
    }

    /** The test that the paper names for this P: a Wald statistic beside it names one too. */
    public TestOfP saidTest() {
        return printed.wald().present() ? TestOfP.WALD : model.test();
    }

    /** Standard errors that an interval of another level reaches, where the heading says that it is one (90% CI). */
    public OptionalDouble otherReach() {
        Matcher m = LEVEL.matcher(model.label());
        if (!m.find()) {
            return OptionalDouble.empty();
        }
        double level = Double.parseDouble(m.group(1)) / 100;
        return level > 0.5 && level < 1 && level != 0.95
                ? OptionalDouble.of(Tails.normalCritical(level))
                : OptionalDouble.empty();
    }

    public boolean hasInterval() {
        return printed.or().isNumber()
                && printed.ciLow().isNumber()
                && printed.ciHigh().isNumber();
    }

    /** Whether the three numbers can be ratios at all. */
    public boolean onLogScale() {
        return printed.ciLow().value() >= 0
                && printed.ciHigh().value() > 0
                && printed.or().value() >= 0
                && printed.ciHigh().value() >= printed.ciLow().value()
                && !(printed.or().value() == 0 && printed.ciLow().value() == 0);
    }

    public boolean outside() {
        Range or = printed.or().rounded();
        return !or.meets(new Range(
                printed.ciLow().rounded().low(), printed.ciHigh().rounded().high()));
    }

    /** {@code 5.378 (2.010–14.390)}. */
    public String shown() {
        return printed.or().text() + " (" + printed.ciLow().text() + "–"
                + printed.ciHigh().text() + ")";
    }

    public String shownWithP() {
        return shown() + ", P " + printed.p().text();
    }

    public Range b() {
        return printed.or().rounded().log();
    }

    public Range low() {
        return printed.ciLow().rounded().log();
    }

    public Range high() {
        return printed.ciHigh().rounded().log();
    }

    /**
     * The squared standard error of a log odds ratio of a binary exposure is at least 4 over the number of cases, and
     * over that of controls.
     */
    public static double leastGroup(List<RatioRow> rows) {
        return rows.stream()
                .filter(r -> r.binary() && r.onLogScale() && r.se() > 0)
                .mapToDouble(r -> 4 / (r.se() * r.se()))
                .max()
                .orElse(0);
    }

    /** Where a symmetric interval would have its estimate. */
    public Range middle() {
        return low().plus(high()).times(0.5);
    }

    /** The standard error that the printed limits suggest. */
    public double se() {
        double low = Math.max(printed.ciLow().value(), printed.ciLow().rounded().high() / 2);
        return (Math.log(Math.min(printed.ciHigh().value(), 1e12)) - Math.log(low)) / (2 * REACH);
    }

    /** How far, in standard errors and beyond rounding, the estimate is from the middle of its interval. */
    public double skew() {
        return b().gap(middle()) / se();
    }

    /** Half the skew that rounding alone can make, in standard errors. */
    public double blur() {
        return (b().width() + middle().width()) / (2 * se());
    }

    Optional<WaldPolygon> polygon(double reach) {
        return WaldPolygon.of(b(), low(), high(), reach);
    }

    /** P of the Wald test over all coefficients that print so; empty when none does. */
    public Range waldP(double... reaches) {
        Range p = Range.EMPTY;
        for (double reach : reaches) {
            p = p.hull(polygon(reach).map(WaldPolygon::p).orElse(Range.EMPTY));
        }
        return p;
    }

    public Range waldP() {
        return waldP(REACH, ROUNDED_REACH);
    }

    /** The same of a t test whose interval has the t quantile of as many degrees of freedom; empty when none does. */
    public Range waldT(int df) {
        return polygon(Tails.tCritical(0.95, df))
                .map(WaldPolygon::z)
                .map(t -> new Range(
                        Double.isInfinite(t.high()) ? 0 : Tails.tTwoSided(t.high(), df), Tails.tTwoSided(t.low(), df)))
                .orElse(Range.EMPTY);
    }

    /** The same when digits may also have been cut off. */
    public Range loosely(Function<Printed, Range> digits) {
        return WaldPolygon.of(
                        digits.apply(printed.or()).log(),
                        digits.apply(printed.ciLow()).log(),
                        digits.apply(printed.ciHigh()).log(),
                        REACH)
                .map(WaldPolygon::p)
                .orElse(Range.EMPTY);
    }

    /** P of the estimate and the width of the interval alone. */
    public Range widthP(Function<Printed, Range> digits) {
        Range width = digits.apply(printed.ciHigh())
                .log()
                .minus(digits.apply(printed.ciLow()).log());
        Range se = width.clip(1e-9, Double.MAX_VALUE).times(1 / (2 * REACH));
        return WaldPolygon.pOf(digits.apply(printed.or()).log().magnitude().over(se));
    }

    /** An interval so wide that the predictor all but separates cases from controls. */
    public boolean allButSeparated() {
        return onLogScale() && se() > 1.4;
    }

    /**
     * P that follows from the estimate and the width, the lower and the upper arm of an interval that is not symmetric.
     */
    public List<Range> armP() {
        Range b = b();
        List<Range> p = new ArrayList<>();
        for (Range arm : new Range[] {high().minus(low()).times(0.5), b.minus(low()), high().minus(b)}) {
            if (arm.high() > 0) {
                Range se = new Range(Math.max(arm.low(), 1e-9), arm.high()).times(1 / REACH);
                p.add(WaldPolygon.pOf(b.magnitude().over(se)));
            }
        }
        return p;
    }

    public boolean binary() {
        return PublishedResults.matches(printed.type(), "bin|categ|ordinal|二分|分类");
    }

    public boolean categorical() {
        return PublishedResults.matches(printed.type(), "categ|ordinal|分类");
    }

    /** Coded 0 and 1. The levels of a factor may have been entered as a number. */
    public boolean exposure() {
        return binary() && !categorical();
    }

    /** An odds, hazard or rate ratio; a risk ratio of a common outcome has a likelihood of another shape. */
    public boolean oddsOrHazards() {
        return PublishedResults.matches(model.effect(), "(^|[^a-z])[a-z]{0,2}(or|hr|irr)([^a-z]|$)|odds|hazard|比值|优势");
    }

    public boolean continuous() {
        return PublishedResults.matches(printed.type(), "contin|numer|连续");
    }

    /** {@code true} excludes 1, {@code false} includes it, empty when a limit may lie on either side. */
    public Optional<Boolean> excludesOne() {
        Range low = printed.ciLow().rounded();
        Range high = printed.ciHigh().rounded();
        return low.low() > 1 || high.high() < 1
                ? Optional.of(true)
                : low.high() < 1 && high.low() > 1 ? Optional.of(false) : Optional.empty();
    }

    RatioRow with(Printed or, Printed low, Printed high) {
        Predictor p = printed;
        return new RatioRow(
                subject,
                model,
                new Predictor(p.name(), p.type(), or, low, high, p.p(), p.b(), p.se(), p.wald(), p.table()));
    }
}
