package org.counterpart.report.script;

import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.imputation.ImputedVariable;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.prediction.PooledModel;
import org.counterpart.regression.pooled.PooledEstimate;
import org.counterpart.regression.pooled.PooledRegression;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.Imputed;
import org.counterpart.study.StudyResult;

/** The models of each completed data set of {@code imputed.csv}, and Rubin's rules, in base R. */
record VerifyImputation(StudyResult result, VerifyScript script, MatchedNames names, ScriptText r) {

    void write(Imputed found) {
        VerifyScript.section(r, "Multiple imputation: each completed data set fitted, then Rubin's rules");
        for (ImputedVariable imputed : found.imputations().imputed()) {
            Variable v = result.matched().cohort().variable(imputed.name());
            if (v.type() == Variable.Type.DATE && !VerifyScript.iso(v)) {
                r.comment(v.name() + " is imputed and written in days that R reads otherwise: not checked");
                return;
            }
        }
        r.line("imputed <- read.csv(file.path(here, \"imputed.csv\"), header = FALSE, skip = 1,"
                        + " colClasses = \"character\", encoding = \"UTF-8\")")
                .line("names(imputed) <- c(\"imputation\", \"row\", \"variable\", \"value\")")
                .line(
                        "imputed[] <- lapply(imputed, bare); recorded <- d; m <- {}",
                        Code.of(found.imputations().count()))
                .line("number <- function(x)")
                .line("  if (any(grepl(\"^[0-9]+-[0-9]+-\", x))) as.numeric(as.Date(x)) else as.numeric(x)")
                .line("columns <- function(i) {")
                .line("  d <- recorded; own <- imputed[imputed$imputation == i, ]")
                .line("  for (v in unique(own$variable)) {")
                .line("    at <- own$variable == v; value <- own$value[at]")
                .line("    d[[v]][as.integer(own$row[at])] <- if (is.factor(d[[v]])) value else number(value)")
                .line("  }");
        SubjectFrame recorded = new SubjectFrame(r, Code.of("recorded"), result.matched(), names, true);
        r.line(
                        "  {}",
                        script.design(
                                result.models().unconditional(),
                                result.models().design().predictors(),
                                recorded))
                .line("  X")
                .line("}")
                .line("pooled <- function(fits, df) {")
                .line("  q <- matrix(sapply(fits, coef), ncol = m)")
                .line("  u <- matrix(sapply(fits, function(f) diag(as.matrix(vcov(f)))), ncol = m)")
                .line("  b <- apply(q, 1, var); t <- rowMeans(u) + (1 + 1 / m) * b; lambda <- (1 + 1 / m) * b / t")
                .line("  df <- df - nrow(q); old <- (m - 1) / lambda^2")
                .line("  observed <- (df + 1) / (df + 3) * df * (1 - lambda)")
                .line("  df <- ifelse(is.infinite(old), observed, old * observed / (old + observed))")
                .line("  riv <- (1 + 1 / m) * b / rowMeans(u)")
                .line("  list(b = rowMeans(q), se = sqrt(t), df = df, fmi = (riv + 2 / (df + 3)) / (1 + riv))")
                .line("}");
        found.pooled().forEach(this::model);
    }

    private void model(Model model, PooledModel found) {
        switch (model) {
            case UNCONDITIONAL -> r.line("p <- pooled(lapply(seq_len(m), function(i) logistic(columns(i))), nrow(d))");
            case CONDITIONAL ->
                r.line("sets <- sum(tapply(d$case, d$set, function(v) any(v == 1) && any(v == 0)))")
                        .line("p <- pooled(lapply(seq_len(m), function(i) conditional(columns(i))), sets)");
            case FIRTH -> {
                r.comment("Firth's model is not checked here: it needs logistf or brglm2");
                return;
            }
        }
        List<PooledRegression.OfTerm> terms = found.regression().terms();
        for (int i = 0; i < terms.size(); i++) {
            PooledEstimate e = terms.get(i).pooled();
            if (Double.isFinite(e.estimate())) {
                String name = "imputed, " + found.regression().kind().key() + ", "
                        + terms.get(i).term();
                Code at = Code.of(i + 1);
                script.same(name + " b", e.estimate(), Code.of("p$b[{}]", at));
                script.same(name + " se", e.se(), Code.of("p$se[{}]", at));
                script.same(name + " df", e.df(), Code.of("p$df[{}]", at));
                script.same(name + " fmi", e.fmi(), Code.of("p$fmi[{}]", at));
            }
        }
    }
}
