package org.counterpart.report.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.matching.Balance;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.Weighting;
import org.counterpart.weighting.GroupWeights;

/** Weights from the score's predictors, and the weighted comparison with the sandwich's standard error, in R alone. */
record VerifyWeights(VerifyScript script, ScriptText r) {

    void write(Weighting found) {
        VerifyScript.section(r, "Weighted groups: effective sizes, balance, odds ratio and risks");
        weights(found);
        GroupWeights weights = found.weights();
        r.line("effective <- function(w) sum(w)^2 / sum(w^2)");
        script.same("effective size, exposed", weights.effective(true), Code.of("effective(w[g])"));
        script.same("effective size, unexposed", weights.effective(false), Code.of("effective(w[!g])"));
        balance(found);
        r.line("sandwich <- function(M) {")
                .line("  fit <- suppressWarnings(glm(y ~ M, family = quasibinomial, weights = w,"
                        + " control = glm.control(epsilon = 1e-14, maxit = 100)))")
                .line("  M <- cbind(1, M)[, !is.na(coef(fit)), drop = FALSE]; mu <- fitted(fit)")
                .line("  H <- solve(crossprod(M * sqrt(w * mu * (1 - mu)))); u <- M * (w * (y - mu))")
                .line("  c(coef(fit)[2], sqrt((H %*% crossprod(u) %*% H)[2, 2]))")
                .line("}");
        effect("marginal", Code.of("as.numeric(g)"), found.marginal());
        effect("adjusted", Code.of("cbind(as.numeric(g), X)"), found.adjusted());
        script.same("risk, exposed", found.risks().exposed(), Code.of("weighted.mean(y[g], w[g])"));
        script.same("risk, unexposed", found.risks().unexposed(), Code.of("weighted.mean(y[!g], w[!g])"));
    }

    private void weights(Weighting found) {
        DesignMatrix design = found.weights().design();
        List<Code> columns = new ArrayList<>();
        for (int j = 0; j < design.columns(); j++) {
            columns.add(script.column(design.terms().get(j), design.predictors().get(design.predictorOf(j))));
        }
        Predictor exposure = found.exposure();
        r.line("X <- cbind({})", Code.join(",\n           ", columns))
                .line("known <- complete.cases(X); X <- X[known, , drop = FALSE]; y <- d$case[known]")
                .line(
                        "g <- ({} == levels({})[2])[known]",
                        script.column(exposure.name()),
                        script.column(exposure.name()));
        switch (found.rule().method()) {
            case IPTW -> r.line("e <- fitted(logistic(X, g)); w <- ifelse(g, 1 / e, 1 / (1 - e))");
            case OVERLAP -> r.line("e <- fitted(logistic(X, g)); w <- ifelse(g, 1 - e, e)");
            case ENTROPY ->
                r.line("Z <- sweep(X[!g, , drop = FALSE], 2, colMeans(X[g, , drop = FALSE]))")
                        .line("Z <- sweep(Z, 2, apply(X, 2, sd), \"/\"); l <- rep(0, ncol(Z)); p <- rep(1, nrow(Z))")
                        .line("for (step in 1:200) {")
                        .line("  p <- exp(Z %*% l); p <- drop(p / sum(p)); off <- colSums(p * Z)")
                        .line(
                                "  l <- l - solve(crossprod(Z * sqrt(p)) - tcrossprod(off), off) * (if (step < 5) 0.5 else 1)")
                        .line("}")
                        .line("w <- rep(1, length(g)); w[!g] <- sum(g) * p");
        }
    }

    private void balance(Weighting found) {
        r.line("smd <- function(x, share, w) {")
                .line("  v <- function(x) if (share) mean(x) * (1 - mean(x)) else var(x)")
                .line("  (weighted.mean(x[g], w[g]) - weighted.mean(x[!g], w[!g])) / sqrt((v(x[g]) + v(x[!g])) / 2)")
                .line("}");
        for (Balance.Row row : found.balance().rows()) {
            if (Double.isNaN(row.after().smd()) || row.denominator() == 0) {
                continue;
            }
            boolean number = row.variable().levels().isEmpty();
            Code column = script.column(row.variable().name());
            Code x = number
                    ? Code.of("{}[known]", column)
                    : row.level().isEmpty()
                            ? Code.of("as.numeric({} == levels({})[2])[known]", column, column)
                            : Code.of("as.numeric({} == {})[known]", column, r.text(VerifyScript.read(row.level())));
            Code share = row.share() ? Code.of("TRUE") : Code.of("FALSE");
            String name = row.variable().name() + " " + row.level();
            script.same("SMD before, " + name, row.before().smd(), Code.of("smd({}, {}, rep(1, length(g)))", x, share));
            script.same("SMD after, " + name, row.after().smd(), Code.of("smd({}, {}, w)", x, share));
        }
    }

    private void effect(String what, Code columns, Optional<Coefficient> effect) {
        if (effect.isEmpty()) {
            r.comment(what + ": the outcome is separated, so nothing to compare");
            return;
        }
        r.line("fit <- sandwich({})", columns);
        script.same("weighted, " + what + " b", effect.get().b(), Code.of("fit[1]"));
        script.same("weighted, " + what + " se", effect.get().se(), Code.of("fit[2]"));
    }
}
