package org.counterpart.report.script;

import java.util.Arrays;
import org.counterpart.plan.other.OtherModel;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.survival.Concordance;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.StudyResult;
import org.counterpart.study.other.OtherFit;
import org.counterpart.study.other.OtherFit.OfPredictor;

/**
 * Proportional hazards models in R without packages: Newton's method on the partial likelihood, the sandwich of its
 * score residuals, the score test of proportional hazards, and Harrell's C pair by pair.
 */
record VerifyHazards(StudyResult result, VerifyScript script, MatchedNames names, ScriptText r) {

    static void functions(ScriptText r) {
        r.line("nearTimes <- function(time) { # times apart by rounding alone are one")
                .line("  at <- sort(unique(time)); step <- diff(at); e <- sqrt(.Machine$double.eps)")
                .line("  at <- at[c(TRUE, step > e & step / mean(at) > e)]; at[findInterval(time, at)]")
                .line("}")
                .line("hazards <- function(X, time, event, stratum, efron, cluster = NULL) {")
                .line("  time <- nearTimes(time); o <- order(stratum, -time, event); n <- length(o); p <- ncol(X)")
                .line(
                        "  m <- colMeans(X); s <- apply(X, 2, sd); X <- sweep(sweep(X, 2, m), 2, s, \"/\")[o, , drop = FALSE]")
                .line("  time <- time[o]; event <- event[o]; stratum <- stratum[o]; D <- which(event == 1)")
                .line("  block <- cumsum(c(TRUE, diff(stratum) != 0 | diff(time) != 0))")
                .line("  last <- n + 1 - match(block, rev(block)); first <- match(block, block)")
                .line("  deaths <- ave(event, block, FUN = sum)")
                .line(
                        "  less <- if (efron) (ave(event, block, FUN = cumsum) - 1)[D] / deaths[D] else numeric(length(D))")
                .line("  i <- rep(1:p, p); j <- rep(1:p, each = p)")
                .line("  within <- function(v) ave(v, stratum, FUN = cumsum)")
                .line("  terms <- function(b) {")
                .line("    eta <- drop(X %*% b); eta <- eta - ave(eta, stratum, FUN = max); w <- exp(eta)")
                .line("    W <- cbind(w, w * X, w * X[, i, drop = FALSE] * X[, j, drop = FALSE])")
                .line("    tied <- rowsum(W * event, block)[block[D], , drop = FALSE]")
                .line("    S <- apply(W, 2, within)[last[D], , drop = FALSE] - less * tied")
                .line("    mean <- S[, 1 + 1:p, drop = FALSE] / S[, 1]")
                .line(
                        "    V <- S[, -(1:(p + 1)), drop = FALSE] / S[, 1] - mean[, i, drop = FALSE] * mean[, j, drop = FALSE]")
                .line("    list(w = w, sum = S[, 1], mean = mean, V = V, value = sum(eta[D]) - sum(log(S[, 1])),")
                .line("      U = colSums(X[D, , drop = FALSE] - mean), I = matrix(colSums(V), p))")
                .line("  }")
                .line("  b <- numeric(p); at <- none <- terms(b)")
                .line("  for (step in 1:100) {")
                .line("    move <- solve(at$I, at$U); to <- terms(b + move)")
                .line(
                        "    while (to$value < at$value - 1e-9 * abs(at$value)) { move <- move / 2; to <- terms(b + move) }")
                .line("    b <- b + move; at <- to; if (max(abs(move)) < 1e-12) break")
                .line("  }")
                .line("  v <- solve(at$I); naive <- v")
                .line("  if (!is.null(cluster)) {")
                .line("    back <- function(x) ave(x, stratum, FUN = function(u) rev(cumsum(rev(u))))")
                .line("    spread <- function(x) { full <- numeric(n); full[D] <- x; full }")
                .line(
                        "    total <- function(x) back(spread(x))[first]; own <- function(x) rowsum(spread(x), block)[block]")
                .line("    H <- total(1 / at$sum) - event * own(less / at$sum); U <- X")
                .line("    for (k in 1:p) {")
                .line("      HX <- total(at$mean[, k] / at$sum) - event * own(less * at$mean[, k] / at$sum)")
                .line("      seen <- own(at$mean[, k]) / pmax(deaths, 1)")
                .line("      U[, k] <- event * (X[, k] - seen) - at$w * (H * X[, k] - HX)")
                .line("    }")
                .line("    v <- v %*% crossprod(rowsum(U, cluster[o])) %*% v")
                .line("  }")
                .line("  alive <- function() { # one minus the share without the event just before each event")
                .line("    t <- sort(unique(time[D])); risk <- n - findInterval(t, sort(time), left.open = TRUE)")
                .line("    share <- cumprod(1 - as.vector(table(factor(time[D], t))) / risk)")
                .line("    1 - c(1, share)[findInterval(time[D], t, left.open = TRUE) + 1]")
                .line("  }")
                .line("  g <- alive(); g <- g - mean(g); u <- colSums(g * (X[D, , drop = FALSE] - at$mean))")
                .line("  B <- matrix(colSums(g * at$V), p); C <- matrix(colSums(g^2 * at$V), p)")
                .line("  changes <- function(k) {")
                .line("    M <- rbind(cbind(at$I, B[, k, drop = FALSE]), cbind(B[k, , drop = FALSE], C[k, k]))")
                .line("    sum(c(numeric(p), u[k]) * solve(M, c(numeric(p), u[k])))")
                .line("  }")
                .line("  list(b = b / s, se = sqrt(diag(v)) / s, value = at$value, lr = 2 * (at$value - none$value),")
                .line("    score = sum(none$U * solve(none$I, none$U)), changes = changes,")
                .line("    wald = function(k) sum(b[k] * solve(v[k, k, drop = FALSE], b[k])))")
                .line("}")
                .line("harrell <- function(eta, time, event, stratum, cluster) {")
                .line("  time <- nearTimes(time); n <- length(eta); pairs <- matrix(0, n, 3)")
                .line("  for (i in which(event == 1)) {")
                .line("    with <- which(stratum == stratum[i] & (time > time[i] | (time == time[i] & event == 0)))")
                .line("    kind <- 2 - sign(eta[i] - eta[with]); kind <- c(1, 3, 2)[kind]")
                .line("    pairs[i, ] <- pairs[i, ] + tabulate(kind, 3)")
                .line("    at <- cbind(with, kind); pairs[at] <- pairs[at] + 1")
                .line("  }")
                .line("  all <- colSums(pairs) / 2; somers <- (all[1] - all[2]) / sum(all)")
                .line("  own <- (pairs[, 1] - pairs[, 2] - somers * rowSums(pairs)) / sum(all)")
                .line("  if (!is.null(cluster)) own <- rowsum(own, cluster)[, 1]")
                .line("  c((somers + 1) / 2, sqrt(sum(own^2)) / 2)")
                .line("}");
    }

    /** Whether R reads what the event hangs on. */
    boolean readable(OtherModel plan) {
        return plan.hazard()
                .flatMap(h -> h.of().event())
                .map(rule -> rules().readable(rule.variables()))
                .orElse(true);
    }

    private VerifyDerived rules() {
        return new VerifyDerived(result, names, r);
    }

    /** The matrix {@code X} has been made. */
    void write(OtherFit of, OtherFit.Hazards found) {
        OtherModel.Hazard plan = of.plan().hazard().orElseThrow();
        String name = of.plan().name();
        r.line(
                        "time <- {}; event <- as.numeric({})",
                        script.column(plan.of().time()),
                        plan.of().event().map(rules()::rule).orElse(Code.of("d$case")))
                .line(
                        "stratum <- {}",
                        plan.strata()
                                .map(v -> Code.of("as.integer({})", script.column(v)))
                                .orElse(Code.of("rep(1L, nrow(d))")));
        of.clusters()
                .ifPresentOrElse(
                        c -> r.line(
                                "cluster <- {}", c.column().map(script::column).orElse(Code.of("d$set"))),
                        () -> r.line("cluster <- seq_len(nrow(d))"));
        r.line("known <- complete.cases(X, time, event, stratum, cluster); X <- X[known, , drop = FALSE]")
                .line("time <- time[known]; event <- event[known]; stratum <- stratum[known]")
                .line(of.clusters().isPresent() ? Code.of("cluster <- cluster[known]") : Code.of("cluster <- NULL"));
        script.same(name + ", subjects", of.n(), Code.of("length(time)"));
        of.groups().stream()
                .filter(g -> g.level().equals("1"))
                .forEach(g -> script.same(name + ", events", g.n(), Code.of("sum(event)")));
        Code efron = plan.ties() == Ties.EFRON ? Code.of("TRUE") : Code.of("FALSE");
        r.line("fit <- hazards(X, time, event, stratum, {}, cluster)", efron);
        for (int i = 0; i < of.rows().size(); i++) {
            Coefficient c = of.rows().get(i).coefficient();
            script.same(name + ", " + c.term() + " b", c.b(), Code.of("fit$b[{}]", Code.of(i + 1)));
            script.same(name + ", " + c.term() + " se", c.se(), Code.of("fit$se[{}]", Code.of(i + 1)));
        }
        test(name + ", likelihood ratio", found.likelihoodRatio(), Code.of("fit$lr"));
        test(name + ", Wald", found.wald(), Code.of("fit$wald(seq_len(ncol(X)))"));
        test(name + ", score", found.score(), Code.of("fit$score"));
        DesignMatrix x = of.design().orElseThrow();
        for (int p = 0; p < x.predictors().size(); p++) {
            OfPredictor tested = of.tests().get(p);
            Code columns = Code.of(
                    "c({})",
                    Code.join(
                            ", ",
                            Arrays.stream(x.columnsOf(p))
                                    .mapToObj(c -> Code.of(c + 1))
                                    .toList()));
            Code got = of.clusters().isPresent()
                    ? Code.of("fit$wald({})", columns)
                    : x.columnsOf(p).length == x.columns()
                            ? Code.of("fit$lr")
                            : Code.of(
                                    "2 * (fit$value - hazards(X[, -{}, drop = FALSE], time, event, stratum, {})$value)",
                                    columns,
                                    efron);
            test(name + ", " + tested.predictor(), tested.test(), got);
            for (OfPredictor change : found.proportional()) {
                if (change.predictor().equals(tested.predictor())) {
                    test(
                            name + ", proportional hazards of " + change.predictor(),
                            change.test(),
                            Code.of("fit$changes({})", columns));
                }
            }
        }
        test(name + ", proportional hazards", found.allProportional(), Code.of("fit$changes(seq_len(ncol(X)))"));
        concordance(name, found.concordance());
    }

    private void concordance(String name, Concordance c) {
        if (Double.isFinite(c.concordance())) {
            r.line("c <- harrell(drop(X %*% fit$b), time, event, stratum, cluster)");
            script.same(name + ", Harrell's C", c.concordance(), Code.of("c[1]"));
            script.same(name + ", Harrell's C, standard error", c.se(), Code.of("c[2]"));
        }
    }

    private void test(String what, ModelTest test, Code got) {
        if (Double.isFinite(test.statistic()) && test.df() > 0) {
            script.same(what, test.statistic(), got);
        }
    }
}
