package org.counterpart.report.script;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.other.OtherModel.Kind;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Term;
import org.counterpart.report.Json;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.StudyResult;
import org.counterpart.study.other.OtherFit;
import org.counterpart.study.other.OtherFit.Group;
import org.counterpart.study.other.OtherFit.Threshold;

/**
 * Models of other kinds, in R without packages: those of several levels by Newton's method on their score, those of
 * risks and clusters by estimating equations with the sandwich, those of hazards by {@link VerifyHazards}.
 */
record VerifyOther(StudyResult result, VerifyScript script, MatchedNames names, ScriptText r) {

    void write() {
        if (result.otherModels().isEmpty()) {
            return;
        }
        VerifyScript.section(r, "Models of other kinds");
        if (result.otherModels().stream().anyMatch(o -> o.plan().kind().isOfLevels())) {
            newton();
        }
        if (result.otherModels().stream()
                .anyMatch(o -> o.plan().hazard().isEmpty() && !o.plan().kind().isOfLevels())) {
            equations();
        }
        VerifyHazards hazards = new VerifyHazards(result, script, names, r);
        if (result.otherModels().stream().anyMatch(o -> o.hazards().isPresent())) {
            VerifyHazards.functions(r);
        }
        result.otherModels().forEach(of -> model(of, hazards));
    }

    /** The slopes of the score are taken numerically, its zero is exact. */
    private void newton() {
        r.line("newton <- function(score, at) {")
                .line("  slopes <- function(at) sapply(seq_along(at), function(i) {")
                .line("    h <- 1e-5 * max(1, abs(at[i])); e <- replace(numeric(length(at)), i, h)")
                .line("    (8 * (score(at + e) - score(at - e)) - (score(at + 2 * e) - score(at - 2 * e))) / (12 * h)")
                .line("  })")
                .line("  for (step in 1:50) {")
                .line("    move <- solve(slopes(at), score(at)); at <- at - move")
                .line("    if (max(abs(move)) < 1e-11) break")
                .line("  }")
                .line("  list(b = at, se = sqrt(diag(solve(-slopes(at)))))")
                .line("}")
                .line("ordinal <- function(X, y) {")
                .line("  k <- max(y); m <- colMeans(X); s <- apply(X, 2, sd); X <- sweep(sweep(X, 2, m), 2, s, \"/\")")
                .line("  score <- function(at) {")
                .line("    t <- c(-Inf, at[1:(k - 1)], Inf); eta <- drop(X %*% at[-(1:(k - 1))])")
                .line("    a <- t[y + 1] - eta; l <- t[y] - eta; p <- plogis(a) - plogis(l)")
                .line("    up <- dlogis(a) / p; down <- dlogis(l) / p")
                .line("    c(sapply(1:(k - 1), function(j) sum(up[y == j]) - sum(down[y == j + 1])),")
                .line("      -colSums(X * (up - down)))")
                .line("  }")
                .line("  share <- cumsum(tabulate(y, k))[1:(k - 1)] / length(y)")
                .line("  fit <- newton(score, c(qlogis(share), numeric(ncol(X)))); b <- fit$b[-(1:(k - 1))] / s")
                .line("  list(t = fit$b[1:(k - 1)] + sum(b * m), b = b, se = fit$se[-(1:(k - 1))] / s)")
                .line("}")
                .line("multinomial <- function(X, y) { # y is 1 for the reference")
                .line(
                        "  k <- max(y); s <- apply(X, 2, sd); X <- cbind(1, sweep(sweep(X, 2, colMeans(X)), 2, s, \"/\"))")
                .line("  score <- function(at) {")
                .line(
                        "    e <- exp(cbind(0, X %*% matrix(at, ncol = k - 1))); p <- (e / rowSums(e))[, -1, drop = FALSE]")
                .line("    as.vector(crossprod(X, outer(y, 2:k, \"==\") - p))")
                .line("  }")
                .line("  fit <- newton(score, numeric(ncol(X) * (k - 1)))")
                .line("  slopes <- function(v) matrix(v, ncol = k - 1)[-1, , drop = FALSE] / s")
                .line("  list(b = as.vector(slopes(fit$b)), se = as.vector(slopes(fit$se)))")
                .line("}");
    }

    private void equations() {
        r.line("marginal <- function(X, y, cluster, kind, exchangeable) {")
                .line("  m <- colMeans(X); s <- apply(X, 2, sd); X <- cbind(1, sweep(sweep(X, 2, m), 2, s, \"/\"))")
                .line("  logit <- kind == \"gee\"; at <- numeric(ncol(X))")
                .line("  at[1] <- if (logit) qlogis(mean(y)) else log(mean(y))")
                .line("  size <- as.vector(table(cluster)[as.character(cluster)])")
                .line("  for (step in 1:500) {")
                .line("    eta <- drop(X %*% at); mu <- if (logit) plogis(eta) else exp(eta)")
                .line("    v <- if (kind == \"poisson\") mu else mu * (1 - mu)")
                .line("    res <- (y - mu) / sqrt(v); D <- X * ((if (logit) v else mu) / sqrt(v))")
                .line("    sums <- rowsum(res, cluster)[, 1]; a <- 0")
                .line("    if (exchangeable) a <- (sum(sums^2) - sum(res^2)) / sum(size - 1) / mean(res^2)")
                .line("    c <- a / (1 + (size - 1) * a); S <- rowsum(D, cluster); w <- c[!duplicated(cluster)]")
                .line("    w <- w[match(rownames(S), as.character(cluster[!duplicated(cluster)]))]")
                .line("    U <- (rowsum(D * res, cluster) - S * w * sums) / (1 - a)")
                .line("    H <- (crossprod(D) - crossprod(S * w, S)) / (1 - a); move <- solve(H, colSums(U))")
                .line("    while (kind == \"log-binomial\" && any(X %*% (at + move) >= 0)) move <- move / 2")
                .line("    at <- at + move; if (max(abs(move)) < 1e-12) break")
                .line("  }")
                .line("  list(b = at[-1] / s, se = sqrt(diag(solve(H, crossprod(U)) %*% solve(H)))[-1] / s, a = a)")
                .line("}");
    }

    private void model(OtherFit of, VerifyHazards hazards) {
        String name = of.plan().name();
        DesignMatrix x = of.design().orElse(null);
        boolean known = x != null
                && of.rows().stream()
                        .allMatch(row -> Double.isFinite(row.coefficient().b()));
        boolean readable = known
                && hazards.readable(of.plan())
                && x.predictors().stream()
                        .filter(p -> !p.isProduct())
                        .map(p -> result.matched().cohort().variable(p.name()))
                        .allMatch(v -> v.type() != Variable.Type.DATE || VerifyScript.iso(v));
        if (!readable) {
            r.comment(name + ": no model, a variable that tells nothing more, or dates that R reads otherwise");
            return;
        }
        r.line("X <- cbind({})", Code.join(",\n           ", columns(x)));
        if (of.hazards().isPresent()) {
            hazards.write(of, of.hazards().get());
        } else if (of.plan().kind().isOfLevels()) {
            levels(of, name);
        } else {
            marginal(of, name);
        }
    }

    private List<Code> columns(DesignMatrix x) {
        List<Code> columns = new ArrayList<>();
        for (int j = 0; j < x.columns(); j++) {
            Term term = x.terms().get(j);
            Predictor predictor = x.predictors().get(x.predictorOf(j));
            columns.add(script.column(term, predictor));
        }
        return columns;
    }

    private void levels(OtherFit of, String name) {
        boolean ordinal = of.plan().kind() == Kind.ORDINAL;
        List<String> levels = new ArrayList<>(
                of.groups().stream().map(Group::level).map(VerifyScript::read).toList());
        of.plan().reference().map(VerifyScript::read).ifPresent(reference -> {
            levels.remove(reference);
            levels.add(0, reference);
        });
        r.line(
                        "y <- match(as.character({}), c({}))",
                        script.column(of.plan().outcome().orElseThrow()),
                        r.texts(levels))
                .line("known <- complete.cases(X, y); X <- X[known, , drop = FALSE]; y <- y[known]");
        script.same(name + ", subjects", of.n(), Code.of("length(y)"));
        r.line(ordinal ? Code.of("fit <- ordinal(X, y)") : Code.of("fit <- multinomial(X, y)"));
        for (int j = 0; j < of.thresholds().size(); j++) {
            Threshold t = of.thresholds().get(j);
            script.same(
                    name + ", threshold " + String.join("|", t.between()), t.b(), Code.of("fit$t[{}]", Code.of(j + 1)));
        }
        coefficients(of, name);
    }

    private void marginal(OtherFit of, String name) {
        r.line("y <- d$case");
        of.clusters()
                .ifPresentOrElse(
                        clusters -> r.line(
                                "cluster <- {}",
                                clusters.column().map(script::column).orElse(Code.of("d$set"))),
                        () -> r.line("cluster <- seq_len(nrow(d))"));
        r.line("known <- complete.cases(X, y, cluster)");
        Code kind = r.text(Json.word(of.plan().kind()));
        boolean exchangeable = of.clusters().map(c -> c.alpha() != 0).orElse(false);
        r.line(
                "fit <- marginal(X[known, , drop = FALSE], y[known], cluster[known], {}, {})",
                kind,
                exchangeable ? Code.of("TRUE") : Code.of("FALSE"));
        script.same(name + ", subjects", of.n(), Code.of("sum(known)"));
        of.clusters()
                .filter(c -> c.alpha() != 0)
                .ifPresent(c -> script.same(name + ", correlation", c.alpha(), Code.of("fit$a")));
        coefficients(of, name);
    }

    private void coefficients(OtherFit of, String name) {
        for (int i = 0; i < of.rows().size(); i++) {
            Coefficient c = of.rows().get(i).coefficient();
            String what =
                    name + ", " + of.rows().get(i).level().map(l -> l + " ").orElse("") + c.term();
            script.same(what + " b", c.b(), Code.of("fit$b[{}]", Code.of(i + 1)));
            script.same(what + " se", c.se(), Code.of("fit$se[{}]", Code.of(i + 1)));
        }
    }
}
