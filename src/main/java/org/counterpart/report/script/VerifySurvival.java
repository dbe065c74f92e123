package org.counterpart.report.script;

import java.util.Optional;
import org.counterpart.regression.survival.KaplanMeier;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.stats.Interval;
import org.counterpart.study.StudyResult;
import org.counterpart.study.survival.SurvivalCurves;
import org.counterpart.study.survival.SurvivalCurves.At;
import org.counterpart.study.survival.SurvivalCurves.Curve;

/** Curves of the share without an event and their log-rank test, in R without packages. */
record VerifySurvival(StudyResult result, VerifyScript script, MatchedNames names, ScriptText r) {

    void write() {
        if (result.survival().isEmpty()) {
            return;
        }
        VerifyScript.section(r, "Kaplan-Meier curves");
        r.line("oneTime <- function(time) { # times apart by rounding alone are one")
                .line("  at <- sort(unique(time)); step <- diff(at); e <- sqrt(.Machine$double.eps)")
                .line("  at <- at[c(TRUE, step > e & step / mean(at) > e)]; at[findInterval(time, at)]")
                .line("}")
                .line("curve <- function(time, event) {")
                .line("  t <- sort(unique(time[event == 1])); n <- vapply(t, function(u) sum(time >= u), 0)")
                .line("  d <- vapply(t, function(u) sum(time == u & event == 1), 0)")
                .line("  s <- cumprod(1 - d / n); z <- qnorm(0.975) * sqrt(cumsum(d / (n * (n - d))))")
                .line("  half <- function(p) { # where exactly half are left for a while, the middle of it")
                .line("    low <- which(p <= 0.5 + 1.5e-8)[1]; under <- which(p < 0.5 - 1.5e-8)[1]")
                .line("    if (is.na(low)) NA else mean(c(t[low], if (is.na(under)) max(time) else t[under]))")
                .line("  }")
                .line(
                        "  lower <- ifelse(s > 0, exp(log(s) - z), NA); upper <- ifelse(s > 0, pmin(1, exp(log(s) + z)), NA)")
                .line("  at <- function(v, u) c(1, v)[findInterval(u, t) + 1]")
                .line(
                        "  list(n = length(time), events = sum(event), median = half(s), low = half(lower), high = half(upper),")
                .line(
                        "    share = function(u) at(s, u), lower = function(u) at(lower, u), upper = function(u) at(upper, u))")
                .line("}")
                .line("logRank <- function(time, event, group) {")
                .line(
                        "  group <- droplevels(factor(group)); k <- nlevels(group); seen <- expected <- numeric(k); V <- matrix(0, k, k)")
                .line("  for (u in unique(time[event == 1])) {")
                .line(
                        "    m <- as.vector(table(group[time >= u])); n <- sum(m); died <- as.vector(table(group[time == u & event == 1]))")
                .line("    d <- sum(died); seen <- seen + died; expected <- expected + d * m / n")
                .line("    if (n > 1) V <- V + d * (n - d) / (n - 1) * (diag(m / n, k) - outer(m, m) / n^2)")
                .line("  }")
                .line("  i <- which(expected > 0); i <- i[-length(i)]; e <- (seen - expected)[i]")
                .line("  sum(e * solve(V[i, i, drop = FALSE], e))")
                .line("}");
        result.survival().forEach(this::curves);
    }

    private void curves(SurvivalCurves of) {
        String name = of.plan().name();
        VerifyDerived rules = new VerifyDerived(result, names, r);
        if (!of.plan()
                .of()
                .event()
                .map(rule -> rules.readable(rule.variables()))
                .orElse(true)) {
            r.comment(name + ": the event hangs on dates that R reads otherwise");
            return;
        }
        r.line(
                        "time <- {}; event <- as.numeric({})",
                        script.column(of.plan().of().time()),
                        of.plan().of().event().map(rules::rule).orElse(Code.of("d$case")))
                .line("group <- {}", of.plan().by().map(script::column).orElse(Code.of("factor(rep(\"\", nrow(d)))")))
                .line("known <- complete.cases(time, event, group); time <- oneTime(time[known])")
                .line("event <- event[known]; group <- group[known]");
        for (Curve one : of.curves()) {
            curve(of, one, one.level().isEmpty() ? name : name + ", " + one.level());
        }
        of.logRank()
                .filter(t -> Double.isFinite(t.test().statistic()))
                .ifPresent(t -> script.same(
                        name + ", log-rank test", t.test().statistic(), Code.of("logRank(time, event, group)")));
    }

    private void curve(SurvivalCurves of, Curve one, String name) {
        KaplanMeier curve = one.curve();
        r.line("those <- group == {}; fit <- curve(time[those], event[those])", r.text(VerifyScript.read(one.level())));
        script.same(name + ", subjects", curve.n(), Code.of("fit$n"));
        script.same(name + ", events", curve.events(), Code.of("fit$events"));
        if (curve.steps() == 0) {
            return;
        }
        Interval limits = curve.medianLimits(SurvivalCurves.LEVEL);
        same(name + ", median", curve.median(), Code.of("fit$median"));
        same(name + ", median, lower limit", limits.low(), Code.of("fit$low"));
        same(name + ", median, upper limit", limits.high(), Code.of("fit$high"));
        for (double t : of.plan().at()) {
            Optional<At> at = one.at(t);
            if (at.isPresent()) {
                Code time = Code.of(t);
                String share = name + ", share at " + t;
                same(share, at.get().survival(), Code.of("fit$share({})", time));
                same(share + ", lower limit", at.get().limits().low(), Code.of("fit$lower({})", time));
                same(share + ", upper limit", at.get().limits().high(), Code.of("fit$upper({})", time));
                same(name + ", at risk at " + t, at.get().atRisk(), Code.of("sum(time[those] >= {})", time));
            }
        }
    }

    private void same(String what, double expected, Code got) {
        if (Double.isFinite(expected)) {
            script.same(what, expected, got);
        }
    }
}
