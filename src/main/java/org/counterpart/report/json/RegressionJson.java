package org.counterpart.report.json;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.counterpart.regression.ConditionalFit;
import org.counterpart.regression.FirthFit;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.Separation;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.HosmerLemeshow;
import org.counterpart.regression.summary.InterceptCorrection;
import org.counterpart.regression.summary.LinearityCheck;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.regression.summary.TermTests;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;

/** A regression as JSON; the fields are those of the command {@code logistic}. */
public final class RegressionJson {
    private final Fields out;
    private final RegressionSummary summary;
    private final RegressionFit fit;

    private RegressionJson(Fields out, RegressionSummary summary) {
        this.out = out;
        this.summary = summary;
        this.fit = summary.fit();
    }

    public static void write(Fields out, RegressionSummary summary) {
        new RegressionJson(out, summary).write(out);
    }

    /** A model of the source cohort: what follows from how many it was fitted to may be hidden. */
    static void writeOfSource(Fields out, RegressionSummary summary) {
        new RegressionJson(out, summary).write(out.hidden(out.disclosure().hidesSizes()));
    }

    /** @param sized the same object, for what follows from the number of subjects */
    private void write(Fields sized) {
        boolean counting = summary.notes().stream().anyMatch(out.disclosure()::hides);
        out.put("model", summary.model().key());
        sized.put("n", fit.n()).put("events", fit.events());
        sized.put("dropped", fit.design().dropped());
        fit.ofSets().ifPresent(conditional -> sets(sized.hidden(counting), conditional));
        out.put("converged", fit.converged()).put("iterations", fit.iterations());
        out.put("ciMethod", summary.ciMethod().word()).put("level", 0.95);
        terms(out, "terms", summary);
        likelihood(sized);
        tests(sized.object("tests"));
        measures(sized);
        separation(out.object("separation"), fit.separation());
        sized.each("predictors", summary.predictors(), this::predictor);
        sized.each("linearity", summary.linearity(), RegressionJson::linearity);
        ShapesJson.write(sized, fit, summary.shapes());
        steps(sized);
        if (summary.robust() != null) {
            sized.object("robust")
                    .put("clusters", summary.robust().clusters())
                    .put("factor", summary.robust().factor());
        }
        if (fit instanceof FirthFit firth) {
            corrections(sized.object("interceptCorrection"), firth);
        }
        if (summary.firth() != null) {
            write(sized.object("firth"), summary.firth());
        }
        out.notes("notes", summary.notes());
    }

    private static void sets(Fields out, ConditionalFit fit) {
        out.put("setsUsed", fit.setsUsed()).put("setsDropped", fit.setsDropped());
    }

    private String absent() {
        return out.messages()
                .text(fit.separation().detected() ? "regression.reason.separated" : "regression.reason.no-term");
    }

    /** Its coefficients alone. */
    static void terms(Fields out, String name, RegressionSummary summary) {
        out.array(name, next -> {
            for (int i = 0; i < summary.fit().terms().size(); i++) {
                new TermJson(next.get(), summary, i).write();
            }
        });
    }

    private void likelihood(Fields out) {
        out.put("logLik", fit.logLik()).put("nullLogLik", fit.nullLogLik());
        out.put("deviance", -2 * fit.logLik()).put("nullDeviance", -2 * fit.nullLogLik());
        fit.either(
                plain -> out.put("aic", plain.aic()).put("bic", plain.bic()),
                firth -> out.put("penalisedLogLik", firth.penalisedLogLik())
                        .nothing("aic")
                        .nothing("bic")
                        .reason(out.messages().text("regression.reason.penalised")));
    }

    private void tests(Fields tests) {
        test(tests.object("lr"), fit.likelihoodRatio(), absent());
        test(
                tests.object("score"),
                fit.score(),
                fit.isPenalised() ? out.messages().text("regression.reason.no-score") : absent());
        test(tests.object("wald"), fit.wald(), absent());
        ShapesJson.tests(tests, summary.shapes());
    }

    private static void test(Fields out, ModelTest test, String reason) {
        out.put("statistic", test.statistic()).put("df", test.df()).put("p", test.p());
        if (Double.isNaN(test.p())) {
            out.reason(reason);
        }
    }

    private void measures(Fields out) {
        Fields r2 = out.object("r2");
        if (summary.measures() == null) {
            String reason = out.messages().text("regression.reason.conditional");
            r2.put("mcFadden", 1 - fit.logLik() / fit.nullLogLik());
            r2.nothing("coxSnell").nothing("nagelkerke").nothing("tjur").reason(reason);
            out.nothing("hosmerLemeshow").nothing("brier").nothing("auc").reason(reason);
            return;
        }
        r2.put("mcFadden", summary.measures().mcFadden());
        r2.put("adjustedMcFadden", summary.measures().adjustedMcFadden());
        r2.put("coxSnell", summary.measures().coxSnell());
        r2.put("nagelkerke", summary.measures().nagelkerke());
        r2.put("tjur", summary.measures().tjur());
        hosmerLemeshow(out.object("hosmerLemeshow"), summary.hosmerLemeshow().get(0));
        hosmerLemeshow(
                out.object("hosmerLemeshowRanks"), summary.hosmerLemeshow().get(1));
        out.put("brier", summary.measures().brier());
        out.put("auc", summary.measures().auc());
    }

    private static void hosmerLemeshow(Fields out, HosmerLemeshow.Result h) {
        out.put(
                "grouping",
                h.procedure().grouping() == HosmerLemeshow.Grouping.DECILES ? "deciles-type7" : "equal-ranks");
        out.put("groups", h.groups());
        out.put("statistic", h.statistic()).put("df", h.df()).put("p", h.p());
        boolean small = IntStream.range(0, h.n().size())
                .anyMatch(g -> out.disclosure().small(h.observed().get(g))
                        || out.disclosure().small(h.n().get(g) - h.observed().get(g)));
        out.hidden(small).array("table", next -> {
            for (int g = 0; g < h.n().size(); g++) {
                next.get()
                        .put("n", h.n().get(g))
                        .put("observed", h.observed().get(g))
                        .put("expected", h.expected().get(g));
            }
        });
        out.reason(h.notes());
    }

    private static void separation(Fields out, Separation separation) {
        out.put("detected", separation.detected()).put("complete", separation.complete());
        out.texts("terms", separation.terms().stream().map(Term::name).toList());
        out.texts(
                "limits",
                separation.limits().stream()
                        .map(l -> Double.isNaN(l) ? "undetermined" : l > 0 ? "+inf" : "-inf")
                        .toList());
        out.numbers("direction", separation.direction());
    }

    private void predictor(Fields out, TermTests t) {
        out.put("predictor", t.predictor());
        test(out.object("lr"), t.likelihoodRatio(), absent());
        test(out.object("score"), t.score(), out.messages().text("regression.reason.no-score"));
        test(out.object("wald"), t.wald(), absent());
    }

    private static void linearity(Fields out, LinearityCheck.Result check) {
        String reason =
                check.notes().isEmpty() ? "" : out.messages().text(check.notes().get(0));
        out.put("predictor", check.predictor());
        test(out.object("boxTidwell"), check.boxTidwell(), reason);
        Fields spline = out.object("spline");
        test(spline, check.spline(), reason);
        spline.numbers("knots", check.knots());
    }

    /** The first step is of one predictor, so its numbers tell that predictor's table. */
    private void steps(Fields out) {
        StepwiseSelection.Result selection = summary.selection() == null
                ? null
                : summary.selection().stepwise().orElse(null);
        if (selection == null) {
            out.array("steps", next -> {});
            return;
        }
        boolean hidden = out.disclosure().hidesSelection();
        out.array("steps", next -> {
            int number = 0;
            for (StepwiseSelection.Step step : selection.steps()) {
                Fields row = next.get();
                row.put("step", ++number);
                row.put("action", step.action() == StepwiseSelection.Action.ENTER ? "enter" : "remove");
                row.put("term", step.predictor());
                row.hidden(hidden).put("statistic", step.test().statistic());
                row.put("df", step.test().df());
                row.hidden(hidden)
                        .put("p", step.test().p())
                        .put("logLik", step.logLik())
                        .put("aic", step.aic());
            }
        });
        out.hidden(hidden).put("startAic", selection.startAic());
    }

    private static void corrections(Fields out, FirthFit fit) {
        for (InterceptCorrection correction : InterceptCorrection.values()) {
            double[] b = correction.correct(fit).b();
            out.numbers(Json.word(correction), DoubleStream.of(b).boxed().toList());
        }
    }
}
