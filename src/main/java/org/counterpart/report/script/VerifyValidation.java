package org.counterpart.report.script;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.Predictor;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.StudyResult;
import org.counterpart.study.ValidationPart;
import org.counterpart.study.ValidationPart.Calibrated;
import org.counterpart.study.model.Sample;

/**
 * The part of {@code verify.R} that tries the fitted model on the validation part, read from {@code validation.csv}. It
 * stands behind the models, as it needs {@code model}.
 */
final class VerifyValidation {
    private final StudyResult result;
    private final SubjectFrame made;
    private final ScriptText r;

    /** @param made the subjects the model was made from */
    VerifyValidation(StudyResult result, SubjectFrame made, ScriptText r) {
        this.result = result;
        this.made = made;
        this.r = r;
    }

    /** @param fitted whether the script has fitted {@code model} */
    void write(boolean fitted) {
        if (result.parts() == null) {
            return;
        }
        VerifyScript.section(r, "Validation: the coefficients of the model above, in validation.csv");
        Sample sample = result.parts().validation().sample();
        SubjectFrame tried = new SubjectFrame(r, Code.of("v"), sample, new MatchedNames(sample.cohort()), true);
        tried.open("validation.csv");
        tried.type();
        same("validation part, subjects", sample.size(), Code.of("nrow(v)"));
        same("validation part, cases", sample.caseCount(), Code.of("sum(v$case)"));
        if (!fitted || dated()) {
            r.comment("the model has no finite estimate, or a date that is read by Counterpart alone: nothing to try");
            return;
        }
        score(tried);
        part("derivation part", result.parts().derivation(), Code.of("model$y"), Code.of("predict(model)"));
        part("validation part", result.parts().validation(), Code.of("v$case"), Code.of("lp"));
    }

    private List<Predictor> predictors() {
        return result.models().design().predictors();
    }

    private boolean dated() {
        return Predictor.variables(predictors()).stream()
                .map(name -> result.matched().cohort().variable(name))
                .anyMatch(v -> v.type() == Variable.Type.DATE && !VerifyScript.iso(v));
    }

    /** A level that the model does not know gives no risk. */
    private void score(SubjectFrame tried) {
        List<Code> columns = new ArrayList<>(List.of(Code.of("1")));
        columns.addAll(tried.columns(result.models().unconditional(), predictors(), made));
        r.line("lp <- drop(cbind({}) %*% coef(model))", Code.join(", ", columns))
                .line("used <- as.integer(names(fitted(model)))");
        for (Predictor p : predictors()) {
            if (p.hasUnknownLevels()) {
                r.line("lp[!({} %in% {}[used])] <- NA", tried.column(p.name()), made.column(p.name()));
            }
        }
    }

    private void part(String what, ValidationPart part, Code y, Code lp) {
        if (part.auc() == null) {
            return;
        }
        r.line("y <- {}; lp0 <- {}", y, lp).line("y <- y[!is.na(lp0)]; lp0 <- lp0[!is.na(lp0)]");
        same(what + ", subjects with a risk", part.n(), Code.of("length(lp0)"));
        same(what + ", cases with a risk", part.events(), Code.of("sum(y)"));
        r.line("curve <- roc(y, signif(lp0, 12), levels = c(0, 1), direction = \"<\", quiet = TRUE)");
        same(what + ", AUC", part.auc().auc(), Code.of("auc(curve)"));
        if (part.auc().auc() < 1 && part.auc().se() > 0) {
            r.line("ci <- pmin(1, pmax(0, ci.auc(curve)))");
            same(what + ", AUC, lower limit", part.auc().ci().low(), Code.of("ci[1]"));
            same(what + ", AUC, upper limit", part.auc().ci().high(), Code.of("ci[3]"));
        }
        Calibrated c = part.calibration();
        if (c != null) {
            calibration(what, c);
        }
    }

    private void calibration(String what, Calibrated c) {
        if (result.plan().ownShare()) {
            r.line("move <- 0; w1 <- 1; w0 <- 1");
        } else {
            r.comment("at the plan's prevalence: of the sample chosen by outcome the log odds are moved, and cases and"
                            + " controls weighted back")
                    .line("prevalence <- {}", Code.of(result.plan().prevalence().orElseThrow()))
                    .line("lp0 <- lp0 - qlogis(mean(model$y)) + qlogis(prevalence)")
                    .line("move <- qlogis(mean(y)) - qlogis(prevalence)")
                    .line("w1 <- prevalence / mean(y); w0 <- (1 - prevalence) / (1 - mean(y))");
        }
        r.line("p <- plogis(lp0); w <- ifelse(y == 1, w1, w0); at <- rep(move, length(y))")
                .line("strict <- glm.control(epsilon = 1e-14, maxit = 100)");
        if (!Double.isNaN(c.slope())) {
            r.line("line <- glm(y ~ lp0, offset = at, family = binomial, control = strict)");
            same(what + ", calibration slope", c.slope(), Code.of("coef(line)[2]"), 1e-6);
            same(what + ", calibration intercept", c.intercept(), Code.of("coef(line)[1]"), 1e-6);
        }
        same(
                what + ", calibration in the large",
                c.inTheLarge(),
                Code.of("coef(glm(y ~ 1, offset = lp0 + at, family = binomial, control = strict))"),
                1e-6);
        same(what + ", expected over observed", c.expectedOverObserved(), Code.of("sum(w * p) / sum(w * y)"));
        same(what + ", Brier score", c.brier(), Code.of("sum(w * (y - p)^2) / sum(w)"));
    }

    private void same(String what, double expected, Code got) {
        r.line("same({}, {}, {})", r.text(what), Code.of(expected), got);
    }

    /** What is zero but for rounding where the model is judged on its own data. */
    private void same(String what, double expected, Code got, double floor) {
        r.line("same({}, {}, {}, floor = {})", r.text(what), Code.of(expected), got, Code.of(floor));
    }
}
