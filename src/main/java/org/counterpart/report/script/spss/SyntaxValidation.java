package org.counterpart.report.script.spss;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.script.code.Code;
import org.counterpart.study.StudyResult;
import org.counterpart.study.ValidationPart;
import org.counterpart.study.ValidationPart.Calibrated;
import org.counterpart.study.model.Sample;

/**
 * The part of {@code verify.sps} that tries the fitted model on the validation part, read from {@code validation.csv}.
 * It stands last, as another file is then open.
 */
record SyntaxValidation(StudyResult result, SyntaxText out) {

    void write() {
        if (result.parts() == null) {
            return;
        }
        out.heading("Validation: the coefficients of the model above, in validation.csv");
        RegressionSummary model = result.models().unconditional();
        ValidationPart part = result.parts().validation();
        if (model == null || part.auc() == null) {
            out.comment("There is no model, or it has no finite estimate: nothing to try.");
            return;
        }
        List<Predictor> predictors = result.models().design().predictors();
        Sample sample = part.sample();
        SyntaxFrame tried = new SyntaxFrame(out, sample);
        tried.open("validation.csv", "validation", true);
        List<Code> terms = tried.compute("x", model, predictors);
        // A complete row has every variable of the model, of which not every level need have a term.
        out.line("IF {} lp={}.", tried.complete(Predictor.variables(predictors)), SyntaxFrame.linear(model, terms));
        predictors.stream().filter(Predictor::hasUnknownLevels).forEach(p -> unknown(tried, p));
        out.found("validation part: " + part.n() + " subjects with a risk, " + part.events() + " cases");
        out.area("validation part", part.auc().auc(), Code.of("lp"));
        Calibrated c = part.calibration();
        if (c == null) {
            out.comment("The share of cases was chosen: the risks cannot be held against it.");
        } else if (result.plan().ownShare()) {
            calibration(c);
        } else {
            out.comment("Calibration at the plan's prevalence is not re-done here: LOGISTIC REGRESSION has no offset.");
        }
    }

    /** A level that nobody had in the derivation part gives no risk. */
    private void unknown(SyntaxFrame tried, Predictor p) {
        Variable v = tried.variable(p.name());
        Set<String> known = new LinkedHashSet<>();
        for (int row : result.models().design().sourceRows()) {
            known.add(result.matched().cohort().column(p.name()).text(row));
        }
        List<Code> strange = new ArrayList<>();
        for (int i = 0; i < v.levels().size(); i++) {
            if (!known.contains(v.levels().get(i))) {
                strange.add(Code.of(i));
            }
        }
        if (!strange.isEmpty()) {
            out.line("IF ANY({}, {}) lp=$SYSMIS.", tried.name(v.name()), Code.join(", ", strange));
        }
    }

    private void calibration(Calibrated c) {
        out.found(
                "calibration intercept " + SyntaxText.shown(c.intercept()) + ", slope " + SyntaxText.shown(c.slope()));
        out.line("LOGISTIC REGRESSION VARIABLES=case WITH lp.");
        out.found("expected over observed " + SyntaxText.shown(c.expectedOverObserved())
                + ": the mean of risk over that of case; Brier score " + SyntaxText.shown(c.brier())
                + ": the mean of square");
        out.line("IF (NMISS(lp)=0) risk=1/(1+EXP(-lp)).")
                .line("COMPUTE square=(case-risk)**2.")
                .line("SELECT IF (NMISS(lp)=0).")
                .line("DESCRIPTIVES VARIABLES=risk case square /STATISTICS=MEAN.");
        out.comment("Calibration in the large is not re-done here: LOGISTIC REGRESSION has no offset.");
    }
}
