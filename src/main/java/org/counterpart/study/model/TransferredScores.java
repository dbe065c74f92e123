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
import org.counterpart.regression.design.Predictor.Coding;
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
        List<Predictor> predictors = fitted.predictors();
        List<Set<String>> known =
                predictors.stream().map(p -> known(made, fitted, p)).toList();
        double[] linear = new double[others.size()];
        Arrays.fill(linear, Double.NaN);
        int missing = 0;
        int unknown = 0;
        Map<String, Set<String>> levels = new TreeMap<>();
        for (int i = 0; i < linear.length; i++) {
            int row = i;
            if (predictors.stream().anyMatch(p -> cohort.column(p.name()).missing(row))) {
                missing++;
                continue;
            }
            List<Integer> strange = new ArrayList<>();
            for (int p = 0; p < known.size(); p++) {
                String text = cohort.column(predictors.get(p).name()).text(row);
                if (predictors.get(p).coding() != Coding.NUMBER && !known.get(p).contains(text)) {
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
        if (predictor.coding() != Coding.NUMBER) {
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
            sum += b[j + 1]
                    * value(
                            cohort.column(predictor.name()),
                            row,
                            predictor,
                            fitted.terms().get(j));
        }
        return sum;
    }

    private static double value(Column column, int row, Predictor predictor, Term term) {
        if (predictor.coding() != Coding.NUMBER) {
            return column.text(row).equals(predictor.level(term)) ? 1 : 0;
        }
        double recorded =
                column instanceof NumberColumn numbers ? numbers.value(row) : ((LevelColumn) column).code(row);
        return predictor.scale().map(scale -> scale.of(recorded)).orElse(recorded);
    }
}
