package org.counterpart.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.TwoByTwoTable;
import org.counterpart.audit.row.FourfoldTests;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * A univariate table of up to 50,000 subjects: crude odds ratios with one kind of interval (Woolf's or the profile
 * likelihood's) beside P
 * values of any test of the table.
 */
record HonestCrudeTable(HonestDraw draw) {
    private enum Limits {
        WOOLF,
        PROFILE
    }

    PublishedResults paper() {
        int n1 = (int) draw.logUniform(15, 2000);
        int n0 = (int) draw.logUniform(15, draw.oneIn(3) ? 48000 : 2000);
        Limits limits = draw.oneIn(2) ? Limits.PROFILE : Limits.WOOLF;
        List<Predictor> rows = new ArrayList<>();
        int most = 3 + draw.random().nextInt(6);
        for (int tries = 0; rows.size() < most && tries < 100; tries++) {
            FourfoldTests t = HonestTable.draw(draw, n1, n0).tests();
            if (!t.hasEmptyCell()) {
                rows.add(row("x" + rows.size(), t, limits));
            }
        }
        return PaperParts.models("case-control", draw.sizes(n1, n0), new Model("univariate", "OR", "all", "", rows));
    }

    private Predictor row(String name, FourfoldTests t, Limits limits) {
        double b = Math.log(t.oddsRatio());
        Interval ci = limits == Limits.PROFILE
                ? profile(t)
                : new Interval(b - HonestDraw.REACH * t.woolf(), b + HonestDraw.REACH * t.woolf());
        double p = draw.oneIn(2) ? HonestTable.anyTest(draw, t) : Tails.normalTwoSided(b / t.woolf());
        Printer print = draw.printer();
        return new Predictor(
                name,
                "binary",
                print.number(Math.exp(b)),
                print.number(Math.exp(ci.low())),
                print.number(Math.exp(ci.high())),
                print.p(p),
                Printed.NONE,
                Printed.NONE,
                Printed.NONE,
                new TwoByTwoTable(print.count(t.a()), print.count(t.b()), print.count(t.c()), print.count(t.d())));
    }

    /** Where the profile log likelihood of the log odds ratio has fallen by half the 95% point of chi-square. */
    private static Interval profile(FourfoldTests t) {
        double b = Math.log(t.oddsRatio());
        return new Interval(limit(t, b, -1), limit(t, b, 1));
    }

    private static double limit(FourfoldTests t, double b, int side) {
        double drop = HonestDraw.REACH * HonestDraw.REACH / 2;
        double top = logLikelihood(t, b);
        double near = 0;
        double far = 1;
        while (top - logLikelihood(t, b + side * far * t.woolf()) < drop) {
            far *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double mid = (near + far) / 2;
            if (top - logLikelihood(t, b + side * mid * t.woolf()) < drop) {
                near = mid;
            } else {
                far = mid;
            }
        }
        return b + side * far * t.woolf();
    }

    /**
     * Two binomials whose logits differ by {@code b}, at the best logit of the controls: where expected exposed equal
     * the exposed.
     */
    private static double logLikelihood(FourfoldTests t, double b) {
        double low = -40;
        double high = 40;
        for (int i = 0; i < 80; i++) {
            double mid = (low + high) / 2;
            double expected = (t.a() + t.c()) * logistic(mid + b) + (t.b() + t.d()) * logistic(mid);
            if (expected < t.a() + t.b()) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return -t.a() * softPlus(-low - b) - t.c() * softPlus(low + b) - t.b() * softPlus(-low) - t.d() * softPlus(low);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double softPlus(double x) {
        return x > 30 ? x : Math.log1p(Math.exp(x));
    }
}
