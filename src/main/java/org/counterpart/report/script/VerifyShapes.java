package org.counterpart.report.script;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.AdditiveInteraction;
import org.counterpart.regression.summary.Contrast;
import org.counterpart.regression.summary.EffectModification;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.SplineCurve;
import org.counterpart.regression.summary.TrendTest;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.stats.Interval;

/**
 * Re-does what is told of curves, products and trends of the model that the script has just fitted: its columns stand
 * in {@code X}, the fit in {@code fit}. Needs no package beside those of the models.
 */
record VerifyShapes(VerifyScript script, ScriptText r) {

    /** Functions that the rest needs. */
    static void functions(ScriptText r) {
        r.line("")
                .line("# A restricted cubic spline (Harrell): the number itself and its bends, as rms::rcs.")
                .line("bent <- function(x, t) {")
                .line("  k <- length(t); p <- function(u) pmax(u, 0)^3")
                .line(
                        "  cbind(x, matrix(sapply(seq_len(k - 2), function(j) (p(x - t[j]) - p(x - t[k - 1]) * (t[k] - t[j]) /")
                .line(
                        "    (t[k] - t[k - 1]) + p(x - t[k]) * (t[k - 1] - t[j]) / (t[k] - t[k - 1])) / (t[k] - t[1])^2), length(x)))")
                .line("}")
                .line("without <- function(model, X, gone) {")
                .line("  X[!complete.cases(X), ] <- NA; Y <- X[, -gone, drop = FALSE]")
                .line("  if (ncol(Y) > 0) return(as.numeric(logLik(model(Y))))")
                .line("  all <- model(X); if (inherits(all, \"coxph\")) all$loglik[1] else -all$null.deviance / 2")
                .line("}")
                .line("wald <- function(fit, at) {")
                .line("  drop(coef(fit)[at] %*% solve(as.matrix(vcov(fit))[at, at, drop = FALSE], coef(fit)[at]))")
                .line("}")
                .line("summed <- function(fit, w) {")
                .line("  c(sum(w * coef(fit)), sqrt(drop(w %*% as.matrix(vcov(fit)) %*% w)))")
                .line("}");
    }

    void write(String what, @CompileTimeConstant final String model, RegressionSummary summary) {
        if (summary == null || summary.shapes().isEmpty() || !VerifyScript.finite(summary)) {
            return;
        }
        new Of(what, Code.of(model), summary).write();
    }

    private final class Of {
        private final String what;
        private final Code model;
        private final RegressionSummary summary;
        private final DesignMatrix x;
        private final int first;

        Of(String what, Code model, RegressionSummary summary) {
            this.what = what;
            this.model = model;
            this.summary = summary;
            this.x = summary.fit().design();
            this.first = summary.fit().hasIntercept() ? 1 : 0;
        }

        void write() {
            summary.shapes().splines().forEach(this::spline);
            summary.shapes().products().forEach(this::product);
            summary.shapes().trends().forEach(this::trend);
        }

        /** Columns of X, from 1. */
        private int[] columns(Predicate<Predictor> of) {
            return IntStream.range(0, x.columns())
                    .filter(j -> of.test(x.predictors().get(x.predictorOf(j))))
                    .map(j -> j + 1)
                    .toArray();
        }

        private Code vector(int[] numbers, int more) {
            return Code.of(
                    "c({})",
                    Code.join(
                            ", ",
                            IntStream.of(numbers)
                                    .mapToObj(n -> Code.of(n + more))
                                    .toList()));
        }

        private void test(String of, SplineCurve.Block block, int[] columns) {
            ModelTest lr = block.likelihoodRatio();
            if (columns.length == 0 || Double.isNaN(lr.statistic())) {
                return;
            }
            r.line("lr <- 2 * (as.numeric(logLik(fit)) - without({}, X, {}))", model, vector(columns, 0));
            script.same(of + ", likelihood ratio", lr.statistic(), Code.of("lr"));
            r.line("sameP({}, {}, pchisq(lr, {}, lower.tail = FALSE))", r.text(of), Code.of(lr.p()), Code.of(lr.df()));
            script.same(of + ", Wald", block.wald().statistic(), Code.of("wald(fit, {})", vector(columns, first)));
        }

        private void spline(SplineCurve s) {
            String name = what + ", " + s.predictor().name();
            int[] all = columns(p -> p.equals(s.predictor()) || s.predictor().isIn(p));
            test(name + ", curve", s.overall(), all);
            test(
                    name + ", bends",
                    s.nonlinear(),
                    IntStream.of(all)
                            .filter(j -> bent(x.terms().get(j - 1), s.predictor()))
                            .toArray());
            if (s.curve().isEmpty()) {
                return;
            }
            Code knots = Code.of(
                    "c({})",
                    Code.join(
                            ", ",
                            s.predictor().spline().orElseThrow().knots().stream()
                                    .map(Code::of)
                                    .toList()));
            int[] own = columns(s.predictor()::equals);
            for (SplineCurve.At at :
                    List.of(s.curve().get(0), s.curve().get(s.curve().size() - 1))) {
                r.line(
                        "w <- rep(0, length(coef(fit))); w[{}] <- bent({}, {}) - bent({}, {})",
                        vector(own, first),
                        Code.of(at.x()),
                        knots,
                        Code.of(s.reference()),
                        knots);
                contrast(name + " at " + at.x(), at.against());
            }
        }

        private static boolean bent(Term term, Predictor predictor) {
            return (term.first().isOf(predictor.name()) && term.bend() > 0)
                    || term.times()
                            .filter(t -> t.isOf(predictor.name()) && t.bend() > 0)
                            .isPresent();
        }

        private void contrast(String of, Contrast c) {
            script.same(of + ", log odds ratio", c.b(), Code.of("summed(fit, w)[1]"));
            script.same(of + ", standard error", c.se(), Code.of("summed(fit, w)[2]"));
        }

        private void product(EffectModification both) {
            String name = what + ", " + both.product().name();
            test(name, both.test(), columns(both.product()::equals));
            both.additive().ifPresent(a -> additive(name, a, both));
        }

        private void additive(String name, AdditiveInteraction a, EffectModification both) {
            int[] at = {
                columns(both.product().factors().get(0)::equals)[0],
                columns(both.product().factors().get(1)::equals)[0],
                columns(both.product()::equals)[0]
            };
            r.line("at <- {}; b <- coef(fit)[at]; V <- as.matrix(vcov(fit))[at, at]", vector(at, first))
                    .line("o <- exp(c(b[1], b[2], sum(b))); reri <- o[3] - o[1] - o[2] + 1; z <- qnorm(0.975)")
                    .line("g <- c(o[3] - o[1], o[3] - o[2], o[3]); h <- g / o[3] - reri / o[3]");
            script.same(name + ", RERI", a.reri(), Code.of("reri"));
            limits(name + ", RERI", a.reriCi(), Code.of("reri + c(-1, 1) * z * sqrt(drop(g %*% V %*% g))"));
            script.same(name + ", AP", a.ap(), Code.of("reri / o[3]"));
            limits(name + ", AP", a.apCi(), Code.of("reri / o[3] + c(-1, 1) * z * sqrt(drop(h %*% V %*% h))"));
            if (Double.isFinite(a.s())) {
                script.same(name + ", S", a.s(), Code.of("(o[3] - 1) / (o[1] + o[2] - 2)"));
            }
            if (!Double.isNaN(a.sCi().low())) {
                r.line("g <- o[3] / (o[3] - 1) - c(o[1], o[2], 0) / (o[1] + o[2] - 2)");
                limits(
                        name + ", S",
                        a.sCi(),
                        Code.of("exp(log((o[3] - 1) / (o[1] + o[2] - 2)) + c(-1, 1) * z * sqrt(drop(g %*% V %*% g)))"));
            }
        }

        private void limits(String of, Interval ci, Code got) {
            r.line("ci <- {}", got);
            script.same(of + ", lower limit", ci.low(), Code.of("ci[1]"));
            script.same(of + ", upper limit", ci.high(), Code.of("ci[2]"));
        }

        private void trend(TrendTest t) {
            String name = what + ", " + t.predictor().name();
            int[] at = columns(t.predictor()::equals);
            test(name + ", trend", t.trend(), at);
            List<TrendTest.Level> others = t.levels().stream()
                    .filter(l -> l.against().filter(c -> Double.isFinite(c.b())).isPresent())
                    .toList();
            if (others.size() != t.levels().size() - 1) {
                return;
            }
            r.line(
                            "Z <- cbind(sapply(c({}), function(s) as.numeric(X[, {}] == s)), X[, -{}])",
                            Code.join(
                                    ", ",
                                    others.stream().map(l -> Code.of(l.score())).toList()),
                            Code.of(at[0]),
                            Code.of(at[0]))
                    .line("Z[!complete.cases(X), ] <- NA; levels <- {}(Z)", model);
            for (int i = 0; i < others.size(); i++) {
                Coefficient c = others.get(i).against().orElseThrow();
                script.same(
                        name + ", " + others.get(i).level(),
                        c.b(),
                        Code.of("coef(levels)[{}]", Code.of(i + 1 + first)));
            }
            if (!Double.isNaN(t.departure().statistic())) {
                script.same(
                        name + ", departure from the trend",
                        t.departure().statistic(),
                        Code.of("2 * (as.numeric(logLik(levels)) - as.numeric(logLik(fit)))"));
            }
        }
    }
}
