package org.counterpart.report.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.Collinearity;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.Fields;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/** One coefficient of a regression as JSON, with all reasons why a number of it is missing. */
final class TermJson {
    private static final double LEVEL = 0.95;

    private final Fields out;
    private final RegressionSummary summary;
    private final RegressionFit fit;
    private final int i;
    private final List<String> reasons = new ArrayList<>();

    TermJson(Fields out, RegressionSummary summary, int i) {
        this.out = out;
        this.summary = summary;
        this.fit = summary.fit();
        this.i = i;
    }

    void write() {
        Coefficient c = summary.coefficients().get(i);
        if (Double.isNaN(c.b())) {
            boolean separated = fit.separation().terms().contains(c.term());
            reasons.add(separated ? infinite(c.term()) : text("collinear"));
        }
        out.put("term", c.term().name());
        c.term().scale().ifPresent(this::scale);
        c.term().scores().ifPresent(scores -> out.put("scale", scores.text()));
        out.put("b", c.b())
                .put("se", c.se())
                .put("z", c.z())
                .put("wald", c.wald())
                .put("p", c.p());
        out.put("or", c.oddsRatio());
        if (Double.isInfinite(c.oddsRatio())) {
            reasons.add(text("overflow"));
        }
        wald(c.ci());
        bWald(c);
        if (summary.profile().isEmpty()) {
            out.nothing("profileCi").nothing("bProfileCi").nothing("lrP");
            reasons.add(text("not-profiled"));
        } else {
            profile(summary.profile().get(i));
            out.numbers(
                    "bProfileCi",
                    Stream.of(
                                    summary.profile().get(i).low(),
                                    summary.profile().get(i).high())
                            .map(limit -> Double.isFinite(limit) ? limit : Double.NaN)
                            .toList());
            out.put("lrP", summary.likelihoodRatio().get(i).p());
            out.put("lr", summary.likelihoodRatio().get(i).statistic());
        }
        inflation();
        if (summary.robust() != null) {
            out.put("modelSe", fit.se(i));
        }
        if (!reasons.isEmpty()) {
            out.reason(String.join("; ", reasons.stream().distinct().toList()));
        }
    }

    private String infinite(Term term) {
        double limit = fit.separation().limits().get(fit.separation().terms().indexOf(term));
        return text(Double.isNaN(limit) ? "not-determined" : limit > 0 ? "to-infinity" : "to-minus-infinity");
    }

    private void wald(Interval ci) {
        if (Double.isNaN(ci.low()) || Double.isNaN(ci.high())) {
            out.nothing("waldCi");
        } else {
            out.put("waldCi", ci);
            if (Double.isInfinite(ci.high())) {
                reasons.add(text("overflow"));
            }
        }
    }

    private void scale(PredictorScale scale) {
        out.put("scale", scale.text());
        if (scale.kind() == PredictorScale.Kind.PER_SD) {
            out.put("scaleSd", scale.sd());
        }
    }

    private void bWald(Coefficient c) {
        double reach = Tails.normalCritical(LEVEL) * c.se();
        if (Double.isNaN(reach) || Double.isNaN(c.b())) {
            out.nothing("bWaldCi");
        } else {
            out.put("bWaldCi", new Interval(c.b() - reach, c.b() + reach));
        }
    }

    /** On the scale of odds ratios; the limit of a log odds ratio that is infinite either way is null and says so. */
    private void profile(Interval b) {
        if (Double.isNaN(b.low()) && Double.isNaN(b.high())) {
            out.nothing("profileCi");
            reasons.add(text("no-limit"));
            return;
        }
        List<Double> limits = new ArrayList<>();
        for (double limit : new double[] {b.low(), b.high()}) {
            boolean known = Double.isFinite(limit) && Double.isFinite(Math.exp(limit));
            limits.add(known ? Math.exp(limit) : Double.NaN);
            if (!known) {
                reasons.add(text(noLimit(limit)));
            }
        }
        out.numbers("profileCi", limits);
    }

    private static String noLimit(double limit) {
        if (Double.isNaN(limit)) {
            return "no-limit";
        }
        if (Double.isFinite(limit)) {
            return "overflow";
        }
        return limit > 0 ? "upper-infinite" : "lower-infinite";
    }

    private void inflation() {
        int column = i - (fit.hasIntercept() ? 1 : 0);
        if (column < 0) {
            out.nothing("vif");
            return;
        }
        Collinearity c = summary.collinearity().get(fit.design().predictorOf(column));
        out.put("vif", c.vif()).put("vifLinear", c.linear());
        if (Double.isNaN(c.vif()) && Double.isNaN(c.linear()) && reasons.isEmpty()) {
            reasons.add(text("single"));
        }
    }

    private String text(String key) {
        return out.messages().text("regression.reason." + key);
    }
}
