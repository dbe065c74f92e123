package org.counterpart.report.json;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ConditionalFirthFit;
import org.counterpart.regression.ConditionalFit;
import org.counterpart.regression.FirthFit;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.PenalisedFit;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.Separation;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.Collinearity;
import org.counterpart.regression.summary.HosmerLemeshow;
import org.counterpart.regression.summary.InterceptCorrection;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.regression.summary.TermTests;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.stats.Interval;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A regression as JSON; the fields are those of the command {@code logistic}. */
public record RegressionJson(Messages messages) {

    public ObjectNode write(RegressionSummary summary) {
        RegressionFit fit = summary.fit();
        ObjectNode out = Json.object();
        out.put("model", summary.model().key());
        out.put("n", fit.n());
        out.put("events", fit.events());
        out.put("dropped", fit.design().dropped());
        if (fit instanceof ConditionalFit conditional) {
            out.put("setsUsed", conditional.setsUsed());
            out.put("setsDropped", conditional.setsDropped());
        }
        if (fit instanceof ConditionalFirthFit penalised) {
            out.put("setsUsed", penalised.plain().setsUsed());
            out.put("setsDropped", penalised.plain().setsDropped());
        }
        out.put("converged", fit.converged());
        out.put("iterations", fit.iterations());
        out.put("ciMethod", summary.ciMethod().word());
        out.put("level", 0.95);
        ArrayNode terms = out.putArray("terms");
        for (int i = 0; i < fit.terms().size(); i++) {
            terms.add(term(summary, i));
        }
        likelihood(out, summary);
        ObjectNode tests = out.putObject("tests");
        test(tests.putObject("lr"), fit.likelihoodRatio(), absent(summary));
        test(
                tests.putObject("score"),
                fit.score(),
                fit instanceof PenalisedFit ? messages.text("regression.reason.no-score") : absent(summary));
        test(tests.putObject("wald"), fit.wald(), absent(summary));
        measures(out, summary);
        out.set("separation", separation(fit.separation()));
        predictors(out.putArray("predictors"), summary);
        linearity(out.putArray("linearity"), summary);
        steps(out, summary.selection());
        if (summary.robust() != null) {
            ObjectNode robust = out.putObject("robust");
            robust.put("clusters", summary.robust().clusters());
            Json.put(robust, "factor", summary.robust().factor());
        }
        if (fit instanceof FirthFit firth) {
            corrections(out.putObject("interceptCorrection"), firth);
        }
        if (summary.firth() != null) {
            out.set("firth", write(summary.firth()));
        }
        ArrayNode notes = out.putArray("notes");
        summary.notes().forEach(n -> notes.add(messages.text(n)));
        return out;
    }

    private String absent(RegressionSummary summary) {
        return messages.text(
                summary.fit().separation().detected() ? "regression.reason.separated" : "regression.reason.no-term");
    }

    private ObjectNode term(RegressionSummary summary, int i) {
        RegressionFit fit = summary.fit();
        Coefficient c = summary.coefficients().get(i);
        List<String> reasons = new ArrayList<>();
        if (Double.isNaN(c.b())) {
            boolean separated = fit.separation().terms().contains(c.term());
            reasons.add(separated ? infinite(fit, c.term()) : messages.text("regression.reason.collinear"));
        }
        ObjectNode out = Json.object();
        out.put("term", c.term().name());
        Json.put(out, "b", c.b());
        Json.put(out, "se", c.se());
        Json.put(out, "z", c.z());
        Json.put(out, "wald", c.wald());
        Json.put(out, "p", c.p());
        Json.put(out, "or", c.oddsRatio());
        if (Double.isInfinite(c.oddsRatio())) {
            reasons.add(messages.text("regression.reason.overflow"));
        }
        interval(out, "waldCi", c.ci(), reasons);
        if (summary.profile().isEmpty()) {
            out.putNull("profileCi");
            out.putNull("lrP");
            reasons.add(messages.text("regression.reason.not-profiled"));
        } else {
            profile(out, summary.profile().get(i), reasons);
            Json.put(out, "lrP", summary.likelihoodRatio().get(i).p());
            Json.put(out, "lr", summary.likelihoodRatio().get(i).statistic());
        }
        inflation(out, summary, i, reasons);
        if (summary.robust() != null) {
            Json.put(out, "modelSe", fit.se(i));
        }
        if (!reasons.isEmpty()) {
            out.put("reason", String.join("; ", reasons.stream().distinct().toList()));
        }
        return out;
    }

    private String infinite(RegressionFit fit, Term term) {
        double limit = fit.separation().limits().get(fit.separation().terms().indexOf(term));
        return messages.text(
                Double.isNaN(limit)
                        ? "regression.reason.not-determined"
                        : limit > 0 ? "regression.reason.to-infinity" : "regression.reason.to-minus-infinity");
    }

    private void interval(ObjectNode out, String name, Interval ci, List<String> reasons) {
        if (Double.isNaN(ci.low()) || Double.isNaN(ci.high())) {
            out.putNull(name);
        } else {
            out.set(name, Json.interval(ci));
            if (Double.isInfinite(ci.high())) {
                reasons.add(messages.text("regression.reason.overflow"));
            }
        }
    }

    /** On the scale of odds ratios; the limit of a log odds ratio that is infinite either way is null and says so. */
    private void profile(ObjectNode out, Interval b, List<String> reasons) {
        if (Double.isNaN(b.low()) && Double.isNaN(b.high())) {
            out.putNull("profileCi");
            reasons.add(messages.text("regression.reason.no-limit"));
            return;
        }
        ArrayNode limits = out.putArray("profileCi");
        for (double limit : new double[] {b.low(), b.high()}) {
            if (Double.isFinite(Math.exp(limit)) && Double.isFinite(limit)) {
                limits.add(Math.exp(limit));
            } else {
                limits.addNull();
                reasons.add(messages.text(
                        Double.isNaN(limit)
                                ? "regression.reason.no-limit"
                                : Double.isFinite(limit)
                                        ? "regression.reason.overflow"
                                        : limit > 0
                                                ? "regression.reason.upper-infinite"
                                                : "regression.reason.lower-infinite"));
            }
        }
    }

    private void inflation(ObjectNode out, RegressionSummary summary, int i, List<String> reasons) {
        int column = i - (summary.fit().hasIntercept() ? 1 : 0);
        if (column < 0) {
            out.putNull("vif");
            return;
        }
        int predictor = summary.fit().design().predictorOf(column);
        Collinearity c = summary.collinearity().get(predictor);
        Json.put(out, "vif", c.vif());
        Json.put(out, "vifLinear", c.linear());
        if (Double.isNaN(c.vif()) && Double.isNaN(c.linear()) && reasons.isEmpty()) {
            reasons.add(messages.text("regression.reason.single"));
        }
    }

    private void likelihood(ObjectNode out, RegressionSummary summary) {
        RegressionFit fit = summary.fit();
        Json.put(out, "logLik", fit.logLik());
        Json.put(out, "nullLogLik", fit.nullLogLik());
        Json.put(out, "deviance", -2 * fit.logLik());
        Json.put(out, "nullDeviance", -2 * fit.nullLogLik());
        if (fit instanceof PenalisedFit firth) {
            Json.put(out, "penalisedLogLik", firth.penalisedLogLik());
            out.putNull("aic");
            out.putNull("bic");
            out.put("reason", messages.text("regression.reason.penalised"));
            return;
        }
        Json.put(out, "aic", fit.aic());
        Json.put(out, "bic", fit instanceof LogisticFit logistic ? logistic.bic() : ((ConditionalFit) fit).bic());
    }

    private static void test(ObjectNode out, ModelTest test, String reason) {
        Json.put(out, "statistic", test.statistic());
        out.put("df", test.df());
        Json.put(out, "p", test.p());
        if (Double.isNaN(test.p())) {
            out.put("reason", reason);
        }
    }

    private void measures(ObjectNode out, RegressionSummary summary) {
        ObjectNode r2 = out.putObject("r2");
        if (summary.measures() == null) {
            String reason = messages.text("regression.reason.conditional");
            Json.put(r2, "mcFadden", 1 - summary.fit().logLik() / summary.fit().nullLogLik());
            for (String name : List.of("coxSnell", "nagelkerke", "tjur")) {
                r2.putNull(name);
            }
            r2.put("reason", reason);
            for (String name : List.of("hosmerLemeshow", "brier", "auc")) {
                out.putNull(name);
            }
            out.put("reason", reason);
            return;
        }
        Json.put(r2, "mcFadden", summary.measures().mcFadden());
        Json.put(r2, "adjustedMcFadden", summary.measures().adjustedMcFadden());
        Json.put(r2, "coxSnell", summary.measures().coxSnell());
        Json.put(r2, "nagelkerke", summary.measures().nagelkerke());
        Json.put(r2, "tjur", summary.measures().tjur());
        out.set("hosmerLemeshow", hosmerLemeshow(summary.hosmerLemeshow().get(0)));
        out.set("hosmerLemeshowRanks", hosmerLemeshow(summary.hosmerLemeshow().get(1)));
        Json.put(out, "brier", summary.measures().brier());
        Json.put(out, "auc", summary.measures().auc());
    }

    private ObjectNode hosmerLemeshow(HosmerLemeshow.Result h) {
        ObjectNode out = Json.object();
        out.put(
                "grouping",
                h.procedure().grouping() == HosmerLemeshow.Grouping.DECILES ? "deciles-type7" : "equal-ranks");
        out.put("groups", h.groups());
        Json.put(out, "statistic", h.statistic());
        out.put("df", h.df());
        Json.put(out, "p", h.p());
        ArrayNode table = out.putArray("table");
        for (int g = 0; g < h.n().size(); g++) {
            ObjectNode row = table.addObject();
            row.put("n", h.n().get(g));
            row.put("observed", h.observed().get(g));
            Json.put(row, "expected", h.expected().get(g));
        }
        if (!h.notes().isEmpty()) {
            out.put("reason", messages.text(h.notes().get(0)));
        }
        return out;
    }

    private static ObjectNode separation(Separation separation) {
        ObjectNode out = Json.object();
        out.put("detected", separation.detected());
        out.put("complete", separation.complete());
        ArrayNode terms = out.putArray("terms");
        separation.terms().forEach(t -> terms.add(t.name()));
        ArrayNode limits = out.putArray("limits");
        separation.limits().forEach(l -> limits.add(Double.isNaN(l) ? "undetermined" : l > 0 ? "+inf" : "-inf"));
        ArrayNode direction = out.putArray("direction");
        separation.direction().forEach(direction::add);
        return out;
    }

    private void predictors(ArrayNode out, RegressionSummary summary) {
        for (TermTests t : summary.predictors()) {
            ObjectNode row = out.addObject();
            row.put("predictor", t.predictor());
            test(row.putObject("lr"), t.likelihoodRatio(), absent(summary));
            test(row.putObject("score"), t.score(), messages.text("regression.reason.no-score"));
            test(row.putObject("wald"), t.wald(), absent(summary));
        }
    }

    private void linearity(ArrayNode out, RegressionSummary summary) {
        summary.linearity().forEach(check -> {
            ObjectNode row = out.addObject();
            row.put("predictor", check.predictor());
            String reason =
                    check.notes().isEmpty() ? "" : messages.text(check.notes().get(0));
            test(row.putObject("boxTidwell"), check.boxTidwell(), reason);
            ObjectNode spline = row.putObject("spline");
            test(spline, check.spline(), reason);
            ArrayNode knots = spline.putArray("knots");
            check.knots().forEach(knots::add);
        });
    }

    private static void steps(ObjectNode out, StepwiseSelection.Result selection) {
        ArrayNode steps = out.putArray("steps");
        if (selection == null) {
            return;
        }
        Json.put(out, "startAic", selection.startAic());
        int number = 0;
        for (StepwiseSelection.Step step : selection.steps()) {
            ObjectNode row = steps.addObject();
            row.put("step", ++number);
            row.put("action", step.action() == StepwiseSelection.Action.ENTER ? "enter" : "remove");
            row.put("term", step.predictor());
            Json.put(row, "statistic", step.test().statistic());
            row.put("df", step.test().df());
            Json.put(row, "p", step.test().p());
            Json.put(row, "logLik", step.logLik());
            Json.put(row, "aic", step.aic());
        }
    }

    private static void corrections(ObjectNode out, FirthFit fit) {
        for (InterceptCorrection correction : InterceptCorrection.values()) {
            ArrayNode b = out.putArray(correction.name().toLowerCase(java.util.Locale.ROOT));
            for (double value : correction.correct(fit).b()) {
                if (Double.isNaN(value)) {
                    b.addNull();
                } else {
                    b.add(value);
                }
            }
        }
    }
}
