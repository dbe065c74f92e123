package org.counterpart.matching.design;

import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.Predictor;

/**
 * A score to match on: the fitted probability, by a logistic model of these predictors, of being in the group that gets
 * partners. Of exposure it is the propensity score (Rosenbaum PR, Rubin DB (1983), doi:10.1093/biomet/70.1.41), of
 * being a case the stratification score (Allen AS, Satten GA (2011), doi:10.1093/aje/kwq406).
 *
 * @param scale on which two scores are subtracted
 */
public record ScoreRule(List<Predictor> predictors, Of of, Scale scale) {
    /** The column of the score in the cohort that is matched; no variable may have its name. */
    public static final String COLUMN = "score";

    /** What the model is of. */
    public enum Of {
        /** Of being a case. */
        CASE,
        /** Of being exposed. */
        EXPOSURE
    }

    /** On which scale scores are subtracted. */
    public enum Scale {
        /** ln(p / (1 − p)), on which a caliper of 0.2 SD is Austin's advice (2011), doi:10.1002/pst.433. */
        LOGIT,
        /** The fitted probability p. */
        PROBABILITY
    }

    public ScoreRule {
        predictors = List.copyOf(predictors);
        if (predictors.isEmpty()) {
            throw new IllegalArgumentException("predictors of the score must be named");
        }
        if (predictors.stream().map(Predictor::name).distinct().count() < predictors.size()) {
            throw new IllegalArgumentException("predictors of the score must name each variable once");
        }
    }

    /** The same predictors, coded otherwise. */
    public ScoreRule coded(List<Predictor> newPredictors) {
        return new ScoreRule(newPredictors, of, scale);
    }

    /** The predictors; a variable of two words, which a plan need not name, by the words of the file. */
    public List<Predictor> codedIn(Cohort cohort) {
        return predictors.stream().map(p -> coded(p, cohort)).toList();
    }

    private static Predictor coded(Predictor predictor, Cohort cohort) {
        Variable variable = cohort.variable(predictor.name());
        return predictor.coding() == Predictor.Coding.NUMBER && variable.type() == Variable.Type.BINARY
                ? Predictor.of(variable)
                : predictor;
    }

    /** The variables a subject must have a value of. */
    public List<String> variables() {
        return predictors.stream().map(Predictor::name).toList();
    }

    /** The score as a variable of the cohort. */
    public Variable variable() {
        String en = of == Of.EXPOSURE ? "Propensity score" : "Stratification score";
        String zh = of == Of.EXPOSURE ? "倾向性评分" : "分层评分";
        Label label = scale == Scale.LOGIT ? new Label(en + " (logit)", zh + "（logit）") : new Label(en, zh);
        return new Variable(
                COLUMN, Variable.Type.NUMERIC, List.of(), label, Label.NONE, null, null, List.of(), Map.of());
    }
}
