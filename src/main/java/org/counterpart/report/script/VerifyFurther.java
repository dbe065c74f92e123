package org.counterpart.report.script;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.prediction.reclassification.NetReclassification;
import org.counterpart.prediction.reclassification.Reclassification;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.Further;
import org.counterpart.study.model.Subgroups;

/** Re-does the models of a plan's list after the first, their areas, and the subgroups. */
record VerifyFurther(Further further, VerifyScript script, MatchedNames names, ScriptText r) {

    void write() {
        if (!further.models().isEmpty()) {
            VerifyScript.section(r, "The models of the list, and each area less that of the model before");
            further.models().forEach(this::model);
        }
        for (Subgroups of : further.subgroups()) {
            VerifyScript.section(r, "The model in each level of " + of.by().name());
            of.levels().forEach(level -> level(of, level));
            interactions(of);
        }
    }

    private void model(Further.OfList one) {
        RegressionSummary summary = one.models().unconditional();
        if (summary == null || !VerifyScript.finite(summary)) {
            r.comment(one.name() + ": no finite model, so nothing to compare").line("before <- NULL");
            return;
        }
        r.line(script.design(summary, one.models().design().predictors()));
        if (summary.selection() != null) {
            offered(one.models().offered());
        }
        if (one.models().conditional() != null) {
            script.coefficients(
                    one.name() + ", conditional", "conditional", one.models().conditional());
            new VerifyShapes(script, r)
                    .write(
                            one.name() + ", conditional",
                            "conditional",
                            one.models().conditional());
        }
        script.coefficients(one.name(), "logistic", summary);
        new VerifyShapes(script, r).write(one.name(), "logistic", summary);
        r.line("now <- rep(NA_real_, nrow(d)); now[as.integer(names(fitted(fit)))] <- fitted(fit)");
        one.auc()
                .ifPresent(auc -> script.same(
                        one.name() + ", AUC",
                        auc.auc(),
                        Code.of("as.numeric(auc(roc(d$case, now, levels = c(0, 1), direction = \"<\","
                                + " quiet = TRUE)))")));
        int at = further.models().indexOf(one);
        further.comparisons().stream()
                .filter(c -> c.later() == at && c.result().se() > 0)
                .forEach(c -> {
                    compared(one.name() + " less the model before", c);
                    c.reclassified().ifPresent(found -> reclassified(one.name() + " against the model before", found));
                });
        r.line("before <- now; lastLikelihood <- logLik(fit)");
    }

    private void offered(List<String> offered) {
        r.line(
                "X[!complete.cases(d[c({})]), ] <- NA",
                r.texts(offered.stream().map(names::of).toList()));
    }

    private void compared(String what, Further.Compared c) {
        r.line("known <- !is.na(now) & !is.na(before)")
                .line("test <- roc.test(roc(d$case[known], now[known], levels = c(0, 1), direction = \"<\","
                        + " quiet = TRUE),")
                .line("                 roc(d$case[known], before[known], levels = c(0, 1), direction = \"<\","
                        + " quiet = TRUE),")
                .line("                 method = \"delong\", paired = TRUE)");
        script.same(what + ", AUC", c.result().difference(), Code.of("test$estimate[1] - test$estimate[2]"));
        script.same(what + ", z", c.result().z(), Code.of("test$statistic"));
    }

    /** NRI and IDI by their definitions (Pencina 2008, 2011); {@code Hmisc::improveProb} has the same numbers. */
    private void reclassified(String what, Further.Reclassified found) {
        Reclassification.Result of = found.result();
        r.line("up <- (now - before)[known]; event <- d$case[known] == 1")
                .line("part <- function(move) c(mean(sign(move)),"
                        + " sqrt((mean(move != 0) - mean(sign(move))^2) / length(move)))");
        script.same(
                what + ", IDI", of.discrimination().gain().estimate(), Code.of("mean(up[event]) - mean(up[!event])"));
        script.same(
                what + ", IDI, SE",
                of.discrimination().gain().se(),
                Code.of("sqrt(var(up[event]) / sum(event) + var(up[!event]) / sum(!event))"));
        // Whose two probabilities are equal but for rounding, R and this program may see move.
        net(what + ", NRI", of.continuous(), Code.of("ifelse(abs(up) < 1e-9, 0, up)"));
        of.byCategory()
                .ifPresent(net -> net(
                        what + ", NRI by category",
                        net,
                        Code.of(
                                "findInterval(now[known] + 1e-9, {}) - findInterval(before[known] + 1e-9, {})",
                                cuts(of),
                                cuts(of))));
        ModelTest test = found.likelihoodRatio();
        if (!Double.isNaN(test.statistic())) {
            script.same(what + ", likelihood ratio", test.statistic(), Code.of("2 * (logLik(fit) - lastLikelihood)"));
        }
    }

    private static Code cuts(Reclassification.Result of) {
        return Code.of(
                "c({})",
                Code.join(
                        ", ", of.procedure().cutPoints().stream().map(Code::of).toList()));
    }

    private void net(String what, NetReclassification net, Code moves) {
        r.line("move <- {}", moves);
        script.same(what + ", events", net.events().gain().estimate(), Code.of("part(move[event])[1]"));
        script.same(what + ", others", net.others().gain().estimate(), Code.of("-part(move[!event])[1]"));
        script.same(what + ", SE", net.sum().se(), Code.of("sqrt(part(move[event])[2]^2 + part(move[!event])[2]^2)"));
    }

    private void level(Subgroups of, Subgroups.Level level) {
        String what = of.by().name() + " " + level.level();
        List<Code> known = new ArrayList<>();
        of.predictors().forEach(p -> known.add(r.text(names.of(p))));
        if (level.summary() == null) {
            r.comment(what + ": no model");
            return;
        }
        r.line(script.design(level.summary(), level.summary().fit().design().predictors()))
                .line(
                        "inside <- d[[{}]] %in% {} & complete.cases(d[c({})])",
                        r.text(names.of(of.by().name())),
                        r.text(VerifyScript.read(level.level())),
                        Code.join(", ", known))
                .line("X[!inside, ] <- NA");
        script.same(what + ", subjects", level.n(), Code.of("sum(inside)"));
        script.same(what + ", cases", level.events(), Code.of("sum(d$case[inside])"));
        if (of.conditional()) {
            script.coefficients(what, "conditional", level.summary());
        } else {
            script.coefficients(what, "logistic", level.summary());
        }
    }

    /** The likelihood ratio of a separated model has no coefficients that R would find, but a limit it comes near. */
    private void interactions(Subgroups of) {
        DesignMatrix base = of.base();
        int by = base.predictors().size() - 1;
        if (of.predictors().isEmpty() || base.columns() == 0) {
            return;
        }
        r.line("base <- cbind({})", Code.join(",\n              ", columns(base, 0, by + 1)));
        r.line("levels <- cbind({})", Code.join(", ", columns(base, by, by + 1)));
        r.line("products <- function(X) do.call(cbind, lapply(seq_len(ncol(levels)), function(g) X * levels[, g]))");
        List<Code> all = new ArrayList<>();
        for (int p = 0; p < by; p++) {
            List<Code> columns = columns(base, p, p + 1);
            if (columns.isEmpty()) {
                continue;
            }
            all.addAll(columns);
            test(
                    of,
                    of.predictors().get(p) + " by " + of.by().name(),
                    of.interactions().get(p).test(),
                    columns);
        }
        test(of, "all by " + of.by().name(), of.together(), all);
    }

    private void test(Subgroups of, String what, ModelTest test, List<Code> columns) {
        if (Double.isNaN(test.p())) {
            r.comment(what + ": no test");
            return;
        }
        if (of.conditional()) {
            r.line("more <- suppressWarnings(conditional(cbind(base, products(cbind({})))))", Code.join(", ", columns))
                    .line("less <- suppressWarnings(conditional(base + 0 * rowSums(products(base))))")
                    .line("if (max(abs(coef(more)), na.rm = TRUE) < 15) {");
            script.same(
                    what + ", likelihood ratio", test.statistic(), Code.of("2 * (more$loglik[2] - less$loglik[2])"));
            r.line("}");
            return;
        }
        r.line("less <- suppressWarnings(logistic(base))")
                .line("more <- suppressWarnings(logistic(cbind(base, products(cbind({})))))", Code.join(", ", columns))
                .line("if (less$converged && more$converged && max(abs(coef(more)), na.rm = TRUE) < 15) {");
        script.same(what + ", likelihood ratio", test.statistic(), Code.of("deviance(less) - deviance(more)"));
        script.same(what + ", df", test.df(), Code.of("less$df.residual - more$df.residual"));
        r.line(
                        "sameP({}, {}, pchisq(deviance(less) - deviance(more),"
                                + " less$df.residual - more$df.residual, lower.tail = FALSE))",
                        r.text(what),
                        Code.of(test.p()))
                .line("}");
    }

    private List<Code> columns(DesignMatrix base, int from, int to) {
        List<Code> columns = new ArrayList<>();
        for (int j = 0; j < base.columns(); j++) {
            int p = base.predictorOf(j);
            if (p >= from && p < to) {
                columns.add(column(base.terms().get(j), base.predictors().get(p)));
            }
        }
        return columns;
    }

    private Code column(Term term, Predictor predictor) {
        return script.column(term, predictor);
    }
}
