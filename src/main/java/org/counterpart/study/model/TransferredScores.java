package org.counterpart.study.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Term;

/**
 * The linear predictor of subjects whom a model was not made from, its coefficients unchanged. Who lacks a predictor
 * has none; nor has who has a level that nobody had among those it was made from, as the model says nothing of it.
 *
 * @param linear one a subject, NaN for none; equal for equal predictors
 * @param missing subjects without a value of a predictor
 * @param unknown of the others, those with a level the model does not know
 * @param levels the unknown levels that occur, by predictor
 */
@SuppressWarnings("ArrayRecordComponent") // a value handed on, never compared
public record TransferredScores(double[] linear, int missing, int unknown, Map<String, Set<String>> levels) {

    /**
     * @param made the sample of the fit
     * @param fitted its design
     * @param b the intercept first, then one a term, all of them finite
     * @param others with the same variables
     */
    public static TransferredScores of(Sample made, DesignMatrix fitted, double[] b, Sample others) {
        Cohort cohort = others.cohort();
        List<Predictor> predictors =
                fitted.predictors().stream().filter(p -> !p.isProduct()).toList();
        List<String> needed = Predictor.variables(predictors);
        List<Set<String>> known =
                predictors.stream().map(p -> known(made, fitted, p)).toList();
        double[] linear = new double[others.size()];
        Arrays.fill(linear, Double.NaN);
        int missing = 0;
        int unknown = 0;
        Map<String, Set<String>> levels = new TreeMap<>();
        for (int i = 0; i < linear.length; i++) {
            int row = i;
            if (needed.stream().anyMatch(name -> cohort.column(name).missing(row))) {
                missing++;
                continue;
            }
            List<Integer> strange = new ArrayList<>();
            for (int p = 0; p < known.size(); p++) {
                String text = cohort.column(predictors.get(p).name()).text(row);
                if (predictors.get(p).hasUnknownLevels() && !known.get(p).contains(text)) {
                    strange.add(p);
                    levels.computeIfAbsent(predictors.get(p).name(), name -> new java.util.TreeSet<>())
                            .add(text);
                }
            }
            if (strange.isEmpty()) {
                linear[i] = Scores.rounded(score(cohort, row, fitted, b));
            } else {
                unknown++;
            }
        }
        return new TransferredScores(linear, missing, unknown, levels);
    }

    private static Set<String> known(Sample made, DesignMatrix fitted, Predictor predictor) {
        Set<String> known = new HashSet<>();
        if (predictor.hasUnknownLevels()) {
            Column column = made.cohort().column(predictor.name());
            for (int row : fitted.sourceRows()) {
                known.add(column.text(row));
            }
        }
        return known;
    }

    private static double score(Cohort cohort, int row, DesignMatrix fitted, double[] b) {
        double sum = b[0];
        for (int j = 0; j < fitted.columns(); j++) {
            Predictor predictor = fitted.predictors().get(fitted.predictorOf(j));
            Term term = fitted.terms().get(j);
            sum += b[j + 1]
                    * (predictor.isProduct()
                            ? value(cohort, row, predictor.factors().get(0), term.first())
                                    * value(
                                            cohort,
                                            row,
                                            predictor.factors().get(1),
                                            term.times().orElseThrow())
                            : value(cohort, row, predictor, term));
        }
        return sum;
    }

    private static double value(Cohort cohort, int row, Predictor predictor, Term term) {
        Column column = cohort.column(predictor.name());
        double recorded =
                column instanceof NumberColumn numbers ? numbers.value(row) : ((LevelColumn) column).code(row);
        return predictor.value(term, column.text(row), recorded);
    }
}
