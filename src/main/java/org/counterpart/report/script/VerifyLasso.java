package org.counterpart.report.script;

import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.lasso.Lasso;
import org.counterpart.regression.lasso.LassoPath;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;

/**
 * Looks whether the coefficients of a LASSO at the penalty taken are where the penalised likelihood is largest: there
 * the gradient of each standardised column is the penalty against the sign of its coefficient, or no larger where that
 * is zero (Karush, Kuhn and Tucker). Needs no package. How cross-validation came to the penalty is not done again.
 */
record VerifyLasso(Lasso.Result lasso, List<String> offered, VerifyScript script, MatchedNames names, ScriptText r) {

    void write() {
        VerifyScript.section(r, "LASSO: the conditions of its minimum at the penalty taken");
        LassoPath path = lasso.path();
        int step = lasso.chosen();
        r.line(
                "Z <- cbind({})",
                Code.join(
                        ",\n           ",
                        lasso.terms().stream().map(this::column).toList()));
        r.line(
                        "used <- complete.cases(d[c({})])",
                        r.texts(offered.stream().map(names::of).toList()))
                .line("Z <- Z[used, , drop = FALSE]; y <- d$case[used]")
                .line("centre <- colMeans(Z); spread <- sqrt(colMeans(sweep(Z, 2, centre)^2))")
                .line(
                        "b <- c({})",
                        Code.join(
                                ", ",
                                IntStream.range(0, lasso.terms().size())
                                        .mapToObj(j -> Code.of(path.b(step, j)))
                                        .toList()))
                .line("mu <- plogis({} + drop(Z %*% b))", Code.of(path.constant(step)))
                .line("slope <- ifelse(spread > 0, colMeans(sweep(Z, 2, centre) * (y - mu)) / spread, 0)");
        Code lambda = Code.of(path.lambda().get(step));
        script.same("LASSO, mean of the residuals + 1", 1.0, Code.of("1 + mean(y - mu)"));
        script.same(
                "LASSO, coefficients that meet the condition",
                (double) lasso.terms().size(),
                Code.of(
                        "sum(ifelse(b != 0, abs(slope - {} * sign(b)) < 1e-7, abs(slope) < {} + 1e-7))",
                        lambda,
                        lambda));
    }

    private Code column(Term term) {
        Predictor of = lasso.predictors().stream()
                .filter(p -> term.isOf(p.name()))
                .findFirst()
                .orElseThrow();
        return script.column(term, of);
    }
}
