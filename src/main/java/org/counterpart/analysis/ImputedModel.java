package org.counterpart.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.prediction.PooledModel;
import org.counterpart.regression.RegressionFit;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * A logistic model of a file that holds several imputations of the same subjects one below the other, as {@code mice}
 * writes in its long form, SPSS with {@code Imputation_} and Stata in the style flong with {@code _mi_m}.
 *
 * @param model fitted to each imputation; no selection, clusters, or penalty within sets
 * @param imputation column of the imputation's number; the data as they were before, numbered 0, are left out
 */
public record ImputedModel(OutcomeModel model, String imputation) {
    /** How programs mark the data before any imputation. */
    private static final Set<String> ORIGINAL = Set.of("0", "Original data", "原始数据");

    public ImputedModel {
        if (model.selection().selects()) {
            throw new AskedWrongly("imputations are pooled of one model of all predictors, got a selection");
        }
        if (model.clusters().isPresent()) {
            throw new AskedWrongly("imputations are pooled with the model's own standard errors, got clusters");
        }
        if (model.sets().isPresent() && model.penalty() == OutcomeModel.Penalty.FIRTH) {
            throw new AskedWrongly("imputations of matched sets are pooled without Firth's penalty");
        }
        if (model.predictors().contains(imputation)) {
            throw new AskedWrongly("predictors must not hold the number of the imputation: " + imputation);
        }
    }

    /** The predictors whose cells must be certain, which they are. */
    public List<String> ask(ReadResult read) {
        read.columns().requireNames(List.of(imputation));
        return model.ask(read);
    }

    /** @throws NotAnalysableException when there are not two imputations or they are not of the same subjects */
    public PooledModel fit(ReadResult read) {
        ask(read);
        LevelColumn numbers = read.columns().levels(imputation);
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        int original = 0;
        for (int row = 0; row < numbers.size(); row++) {
            if (numbers.missing(row)) {
                throw new NotAnalysableException(Note.of(
                        "regression.pooled.no-number", imputation, read.cohort().line(row)));
            }
            if (ORIGINAL.contains(numbers.text(row))) {
                original++;
            } else {
                rows.computeIfAbsent(numbers.text(row), n -> new ArrayList<>()).add(row);
            }
        }
        if (rows.size() < 2) {
            throw new NotAnalysableException(Note.of("regression.pooled.one", imputation, rows.size()));
        }
        List<RegressionFit> fits = new ArrayList<>();
        for (List<Integer> own : rows.values()) {
            int[] picked = own.stream().mapToInt(Integer::intValue).toArray();
            fits.add(model.regression(read.select(picked)));
        }
        return PooledModel.of(fits, original);
    }
}
