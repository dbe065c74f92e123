package org.counterpart.report.script;

import org.counterpart.plan.size.SampleSizePlan;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.SampleSize;

/** The sample size and the power by their formulas, in R. */
record VerifySampleSize(VerifyScript script, ScriptText r) {

    void write(SampleSize size) {
        SampleSizePlan plan = size.plan();
        VerifyScript.section(r, "Sample size");
        r.line("local({ # names of its own");
        r.line(
                        "or <- {}; p0 <- {}; phi <- {}; z <- qnorm(1 - {} / {})",
                        Code.of(plan.oddsRatio()),
                        Code.of(plan.exposed()),
                        Code.of(plan.phi()),
                        Code.of(plan.level().alpha()),
                        Code.of(plan.level().sides()))
                .line("p1 <- p0 * or / (1 + p0 * (or - 1))");
        if (plan.sets()) {
            sets();
        } else {
            groups(plan.corrected());
        }
        script.same(
                "Cases needed",
                size.unrounded(),
                Code.of("needed({}, {})", Code.of(plan.power()), Code.of(plan.controls())));
        script.same(
                "Power of those analysed",
                size.reached(),
                Code.of(
                        "reached({}, {})",
                        Code.of(size.analysed()),
                        plan.sets()
                                ? Code.of(Math.max(1, Math.floor(size.controlsPerCase())))
                                : Code.of(size.controlsPerCase())));
        r.line("})");
    }

    private void sets() {
        r.line("moments <- function(ratio, M) {")
                .line("  s <- phi * sqrt(p1 * (1 - p1) * p0 * (1 - p0)); k <- seq_len(M)")
                .line("  share <- p1 * dbinom(k - 1, M, p0 + s / p1) + (1 - p1) * dbinom(k, M, p0 - s / (1 - p1))")
                .line("  whole <- k * ratio + M - k + 1")
                .line("  c(sum(k * share * ratio / whole), sum(k * share * ratio * (M - k + 1) / whole^2))")
                .line("}")
                .line("needed <- function(power, M) { a <- moments(1, M); b <- moments(or, M)")
                .line("  (qnorm(power) * sqrt(b[2]) + z * sqrt(a[2]))^2 / (a[1] - b[1])^2 }")
                .line("reached <- function(n, M) { a <- moments(1, M); b <- moments(or, M)")
                .line("  pnorm((sqrt(n) * abs(a[1] - b[1]) - z * sqrt(a[2])) / sqrt(b[2])) }");
    }

    private void groups(boolean corrected) {
        r.line("d <- abs(p1 - p0)")
                .line("pooled <- function(k) { p <- (p1 + k * p0) / (k + 1); sqrt((k + 1) * p * (1 - p)) }")
                .line("apart <- function(k) sqrt(k * p1 * (1 - p1) + p0 * (1 - p0))")
                .line("needed <- function(power, k) (z * pooled(k) + qnorm(power) * apart(k))^2 / (k * d^2)")
                .line("reached <- function(n, k) pnorm((sqrt(n * k) * d - z * pooled(k)) / apart(k))");
        if (corrected) {
            r.line("plain <- needed")
                    .line("needed <- function(power, k) { n <- plain(power, k)")
                    .line("  n / 4 * (1 + sqrt(1 + 2 * (k + 1) / (n * k * d)))^2 }")
                    .line("uncorrected <- reached")
                    .line("reached <- function(n, k)")
                    .line("  uncorrected(n - (k + 1) / (k * d) + (k + 1)^2 / (4 * n * k^2 * d^2), k)");
        }
    }
}
