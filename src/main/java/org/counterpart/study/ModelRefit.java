package org.counterpart.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.Refit;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.summary.StepwiseSelection;

/**
 * Entry, selection and fit of the plan's unconditional model done again on some rows of the matched data: what the
 * bootstrap and cross-validation repeat, by the thousand. Where all that is offered enters, the columns of each list of
 * predictors are made once, for all rows, and a refit only counts its rows; a design of its own is made for the rows
 * where variables are selected, and where nobody has the reference level of a factor, so that another takes its place.
 */
final class ModelRefit implements Refit {
    private final StudyPlan plan;
    private final StudyModels models;
    private final StudyUnivariate univariate;
    private final MatchedData data;
    private final RepeatedAnalysis entry;

    /** What a list of predictors looks like on all rows, made when a resample first offers it. */
    private final Map<List<String>, Whole> wholes = new ConcurrentHashMap<>();

    ModelRefit(StudyPlan plan, StudyUnivariate univariate, MatchedData data) {
        this.plan = plan;
        this.models = new StudyModels(plan);
        this.univariate = univariate;
        Set<String> used = new LinkedHashSet<>(plan.univariate().variables());
        used.addAll(plan.multivariable().predictors());
        this.data = data.only(used);
        this.entry = new RepeatedAnalysis(plan, MissingHandling.COMPLETE, this.data.cohort());
    }

    @Override
    public Scorer fit(int[] rows) {
        List<String> offered = plan.multivariable().predictors();
        if (offered.isEmpty()) {
            offered = entry.offered(rows, cases(rows))
                    .orElseGet(() -> models.offered(univariate.compare(data.select(rows), false)));
        }
        if (plan.multivariable().selection() == StepwiseSelection.Method.ENTER) {
            Whole whole = whole(offered);
            int[] complete = whole.complete(rows);
            if (whole.hasReferences(complete)) {
                return onWhole(whole, complete, rows);
            }
        }
        return onSample(data.select(rows), offered);
    }

    private boolean[] cases(int[] rows) {
        boolean[] cases = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            cases[i] = data.isCase(rows[i]);
        }
        return cases;
    }

    private Scorer onWhole(Whole whole, int[] complete, int[] rows) {
        if (whole.design.columns() == 0) {
            long cases = Arrays.stream(rows).filter(data::isCase).count();
            return constant(cases, rows.length);
        }
        return scorer(whole, Logistic.coefficients(whole.design, whole.outcome, complete));
    }

    /** The plain route: a design of the rows alone. */
    Scorer onSample(MatchedData sample, List<String> offered) {
        DesignMatrix design = models.designed(sample, offered).design();
        if (design.columns() == 0) {
            long cases = Arrays.stream(sample.outcome()).filter(y -> y == 1).count();
            return constant(cases, sample.size());
        }
        int[] all = new int[design.rows()];
        Arrays.setAll(all, i -> i);
        double[] b = Logistic.coefficients(design, StudyModels.outcome(sample, design), all);
        Whole whole = whole(design.predictors().stream().map(Predictor::name).toList());
        return scorer(whole, StudyModels.inTermsOf(whole.design, design, b));
    }

    private static Scorer constant(long cases, int n) {
        double intercept = Math.log((double) cases / (n - cases));
        return row -> intercept;
    }

    private Scorer scorer(Whole whole, double[] b) {
        if (Double.isNaN(b[0])) {
            return null;
        }
        double[] scores = StudyModels.linearPredictors(data.size(), whole.design, b);
        return row -> scores[row];
    }

    private Whole whole(List<String> predictors) {
        return wholes.computeIfAbsent(predictors, names -> new Whole(data, names));
    }

    /** The rows of the data that have all these predictors, as columns. */
    private static final class Whole {
        final DesignMatrix design;
        final double[] outcome;
        private final int[] position;
        private final List<int[]> contrasts = new ArrayList<>();

        Whole(MatchedData data, List<String> predictors) {
            design = StudyModels.design(data.cohort(), predictors);
            outcome = StudyModels.outcome(data, design);
            position = new int[data.size()];
            Arrays.fill(position, -1);
            for (int i = 0; i < design.rows(); i++) {
                position[design.sourceRow(i)] = i;
            }
            for (int p = 0; p < design.predictors().size(); p++) {
                if (design.predictors().get(p).coding() == Predictor.Coding.CONTRASTS) {
                    contrasts.add(design.columnsOf(p));
                }
            }
        }

        /** Where those of these rows that are complete stand in the design. */
        int[] complete(int[] rows) {
            int[] found = new int[rows.length];
            int n = 0;
            for (int row : rows) {
                if (position[row] >= 0) {
                    found[n++] = position[row];
                }
            }
            return Arrays.copyOf(found, n);
        }

        /** Whether each factor's reference level occurs in these rows of the design. */
        boolean hasReferences(int[] rows) {
            for (int[] columns : contrasts) {
                boolean found = false;
                for (int i = 0; i < rows.length && !found; i++) {
                    found = true;
                    for (int j : columns) {
                        found &= design.value(rows[i], j) == 0;
                    }
                }
                if (!found) {
                    return false;
                }
            }
            return true;
        }
    }
}
