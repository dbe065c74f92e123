package org.counterpart.report.json;

import java.util.List;
import java.util.Optional;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.summary.AdditiveInteraction;
import org.counterpart.regression.summary.Contrast;
import org.counterpart.regression.summary.EffectModification;
import org.counterpart.regression.summary.Shapes;
import org.counterpart.regression.summary.SplineCurve;
import org.counterpart.regression.summary.TrendTest;
import org.counterpart.report.Fields;
import org.counterpart.stats.Interval;

/** Curves, products and trends of a model as JSON. */
final class ShapesJson {
    private ShapesJson() {}

    /** The tests of whole curves and scores, by variable. */
    static void tests(Fields tests, Shapes shapes) {
        if (shapes.splines().isEmpty() && shapes.trends().isEmpty()) {
            return;
        }
        Fields terms = tests.object("terms");
        for (SplineCurve s : shapes.splines()) {
            Fields of = terms.object(s.predictor().name());
            test(of, "overall", s.overall().likelihoodRatio());
            test(of, "nonlinear", s.nonlinear().likelihoodRatio());
            Fields wald = of.object("wald");
            test(wald, "overall", s.overall().wald());
            test(wald, "nonlinear", s.nonlinear().wald());
        }
        for (TrendTest t : shapes.trends()) {
            Fields of = terms.object(t.predictor().name());
            test(of, "trend", t.trend().likelihoodRatio());
            test(of, "overall", t.overall().likelihoodRatio());
            departure(of.object("departure"), t.departure());
            Fields wald = of.object("wald");
            test(wald, "trend", t.trend().wald());
            test(wald, "overall", t.overall().wald());
        }
    }

    private static void departure(Fields of, ModelTest test) {
        of.put("statistic", test.statistic()).put("df", test.df()).put("p", test.p());
        if (Double.isNaN(test.p())) {
            of.reason(of.messages().text("regression.reason.no-departure"));
        }
    }

    private static void test(Fields out, String name, ModelTest test) {
        Fields of = out.object(name);
        of.put("statistic", test.statistic()).put("df", test.df()).put("p", test.p());
        if (Double.isNaN(test.p())) {
            of.reason(out.messages().text("regression.reason.no-term"));
        }
    }

    /** What they say of single values and levels. */
    static void write(Fields out, RegressionFit fit, Shapes shapes) {
        if (!shapes.splines().isEmpty()) {
            out.each("splines", shapes.splines(), (row, s) -> spline(row, s, fit.n()));
        }
        if (!shapes.products().isEmpty()) {
            out.each("interactions", shapes.products(), ShapesJson::product);
        }
        if (!shapes.trends().isEmpty()) {
            out.each("trends", shapes.trends(), ShapesJson::trend);
        }
    }

    private static void spline(Fields out, SplineCurve spline, int n) {
        out.put("variable", spline.predictor().name());
        Fields sized = out.hidden(out.disclosure().hidesEnds(n));
        sized.numbers("knots", spline.predictor().spline().orElseThrow().knots());
        out.put("reference", spline.reference());
        sized.each("curve", spline.curve(), (row, at) -> {
            row.put("x", at.x());
            contrast(row, at.against());
        });
        spline.reason().ifPresent(why -> out.reason(out.messages().text(why)));
    }

    private static void contrast(Fields out, Contrast c) {
        out.put("b", c.b()).put("se", c.se()).put("or", c.oddsRatio()).put("ci", c.ci());
    }

    private static void product(Fields out, EffectModification both) {
        List<String> names =
                both.product().factors().stream().map(Predictor::name).toList();
        boolean hidden = out.disclosure().hidesStrata(names.get(0), names.get(1));
        out.texts("terms", names);
        Fields sized = out.hidden(hidden);
        test(sized, "lr", both.test().likelihoodRatio());
        test(sized, "wald", both.test().wald());
        sized.each("strata", both.strata(), (row, s) -> {
            row.put("term", s.term().name()).put("at", s.of().name() + "=" + s.level());
            contrast(row, s.contrast());
            row.put("p", s.contrast().p());
        });
        if (both.additive().isEmpty()) {
            out.nothing("additive").reason(out.messages().text("regression.reason.no-additive"));
            return;
        }
        sized.each("joint", both.joint(), (row, j) -> {
            row.put("at", names.get(0) + "=" + j.one() + ", " + names.get(1) + "=" + j.other());
            contrast(row, j.contrast());
            row.put("p", j.contrast().p());
        });
        additive(sized.object("additive"), both.additive().get());
    }

    private static void additive(Fields out, AdditiveInteraction a) {
        out.put("or10", a.or10()).put("or01", a.or01()).put("or11", a.or11());
        out.put("reri", a.reri()).put("ap", a.ap()).put("s", a.s());
        Fields ci = out.object("ci");
        ci.put("reri", a.reriCi()).put("ap", a.apCi());
        interval(ci, "s", a.sCi());
        if (Double.isNaN(a.sCi().low())) {
            ci.reason(out.messages().text("regression.reason.no-synergy"));
        }
    }

    private static void interval(Fields out, String name, Interval ci) {
        if (Double.isNaN(ci.low())) {
            out.nothing(name);
        } else {
            out.put(name, ci);
        }
    }

    private static void trend(Fields out, TrendTest trend) {
        String name = trend.predictor().name();
        out.put("variable", name);
        out.numbers("scores", trend.predictor().scores().orElseThrow().values());
        Fields sized = out.hidden(out.disclosure().hidesTable(name));
        sized.each("levels", trend.levels(), (row, level) -> {
            row.put("level", level.level()).put("score", level.score());
            row.put("n", level.n()).put("events", level.events());
            Optional<Coefficient> c = level.against();
            c.ifPresent(of -> row.put("b", of.b())
                    .put("se", of.se())
                    .put("or", of.oddsRatio())
                    .put("ci", of.ci())
                    .put("p", of.p()));
        });
    }
}
