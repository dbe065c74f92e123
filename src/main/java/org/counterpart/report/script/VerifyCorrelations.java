package org.counterpart.report.script;

import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.stats.Interval;
import org.counterpart.univariate.correlation.Correlation;
import org.counterpart.univariate.correlation.Kappa;
import org.counterpart.univariate.correlation.Spearman;
import org.counterpart.univariate.test.TestResult;

/** The part of {@code verify.R} that re-does the correlations and kappas that a plan asks for. */
final class VerifyCorrelations {
    private final List<Correlation> correlations;
    private final MatchedNames names;
    private final ScriptText r;

    VerifyCorrelations(List<Correlation> correlations, MatchedNames names, ScriptText r) {
        this.correlations = correlations;
        this.names = names;
        this.r = r;
    }

    void write() {
        if (correlations.isEmpty()) {
            return;
        }
        VerifyScript.section(r, "Correlations: x and y are the values of two variables, levels by their place");
        r.line("by.z <- function(estimate, se) tanh(atanh(estimate) + c(-1, 1) * qnorm(0.975) * se)")
                .line("cohen <- function(n, w) {")
                .line("  # Fleiss, Cohen and Everitt (1969): kappa, its standard error, and z by the one at kappa 0")
                .line("  p <- n / sum(n); rows <- rowSums(p); columns <- colSums(p)")
                .line("  po <- sum(w * p); pe <- sum(w * outer(rows, columns))")
                .line("  mean.w <- outer(drop(w %*% columns), drop(rows %*% w), \"+\")")
                .line(
                        "  se <- sqrt((sum(p * (w * (1 - pe) - mean.w * (1 - po))^2) - (po * pe - 2 * pe + po)^2) / sum(n)) /"
                                + " (1 - pe)^2")
                .line("  se0 <- sqrt((sum(outer(rows, columns) * (w - mean.w)^2) - pe^2) / sum(n)) / (1 - pe)")
                .line("  list(kappa = (po - pe) / (1 - pe), se = se, z = (po - pe) / (1 - pe) / se0)")
                .line("}");
        correlations.forEach(this::pair);
    }

    private void pair(Correlation c) {
        String what = c.a().name() + " and " + c.b().name();
        r.line("")
                .line("x <- {}; y <- {}", column(c.a()), column(c.b()))
                .line("both <- complete.cases(x, y); x <- x[both]; y <- y[both]");
        same(what + ", subjects with both", c.n(), Code.of("length(x)"));
        if (!Double.isNaN(c.pearson().p())) {
            r.line("test <- {}", Code.equivalent("correlation.pearson.estimate"));
            same(what + ", Pearson", c.pearson().estimate(), Code.of("test$estimate"));
            limits(what + ", Pearson", c.pearson(), Code.of("test$conf.int"));
            p(what + ", Pearson", c.pearson().p(), Code.of("test$p.value"));
        }
        if (c.spearman().law() != null) {
            r.line("test <- suppressWarnings({})", Code.equivalent("correlation.spearman.estimate"));
            same(what + ", Spearman", c.spearman().estimate(), Code.of("test$estimate"));
            limits(
                    what + ", Spearman",
                    c.spearman(),
                    Code.of("by.z(test$estimate, sqrt((1 + test$estimate^2 / 2) / (length(x) - 3)))"));
            if (c.spearman().law() == Spearman.Law.T) {
                // Also where R's own series has left [0, 1].
                r.line("test <- suppressWarnings(cor.test(x, y, method = \"spearman\", exact = FALSE))");
            }
            p(what + ", Spearman", c.spearman().p(), Code.of("test$p.value"));
        }
        if (c.kendall().law() != null) {
            r.line("test <- suppressWarnings({})", Code.equivalent("correlation.kendall.estimate"));
            same(what + ", Kendall", c.kendall().estimate(), Code.of("test$estimate"));
            limits(what + ", Kendall", c.kendall(), Code.of("by.z(test$estimate, sqrt(0.437 / (length(x) - 4)))"));
            r.line("# R works the upper tail out as one less the lower: asked from the other side, it has its digits.")
                    .line("if (test$estimate > 0) test <- suppressWarnings(cor.test(-x, y, method = \"kendall\"))");
            p(what + ", Kendall", c.kendall().p(), Code.of("test$p.value"));
        }
        for (Kappa.Result k : c.kappas()) {
            kappa(what, c, k);
        }
    }

    private void kappa(String what, Correlation c, Kappa.Result k) {
        if (Double.isNaN(k.p())) {
            return;
        }
        Code levels = Code.of(c.a().levels().size());
        Code weights = switch (k.procedure().weights()) {
            case UNWEIGHTED -> Code.of("diag({})", levels);
            case LINEAR -> Code.of("1 - abs(outer(k, k, \"-\")) / (length(k) - 1)");
            case QUADRATIC -> Code.of("1 - outer(k, k, \"-\")^2 / (length(k) - 1)^2");
        };
        r.line("k <- seq_len({})", levels)
                .line("test <- cohen(unclass(table(factor(x, k), factor(y, k))), {})", weights);
        String name = what + ", kappa " + k.procedure().weights().word();
        same(name, k.estimate(), Code.of("test$kappa"));
        if (!Double.isNaN(k.se())) {
            same(name + ", standard error", k.se(), Code.of("test$se"));
        }
        p(name, k.p(), Code.of("2 * pnorm(-abs(test$z))"));
    }

    private Code column(Variable v) {
        Code column = Code.of("d[[{}]]", r.text(names.of(v.name())));
        return switch (v.type()) {
            case BINARY, CATEGORICAL, ORDINAL -> Code.of("as.integer({})", column);
            case NUMERIC, INTEGER, DATE, TEXT -> column;
        };
    }

    private void limits(String what, TestResult t, Code got) {
        if (!t.ci().equals(Interval.NONE)) {
            r.line("limits <- {}", got);
            same(what + ", lower limit", t.ci().low(), Code.of("limits[1]"));
            same(what + ", upper limit", t.ci().high(), Code.of("limits[2]"));
        }
    }

    private void same(String what, double expected, Code got) {
        r.line("same({}, {}, {})", r.text(what), Code.of(expected), got);
    }

    private void p(String what, double expected, Code got) {
        r.line("sameP({}, {}, {})", r.text(what), Code.of(expected), got);
    }
}
