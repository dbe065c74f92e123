package org.counterpart.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.Balance;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.stats.Note;
import org.counterpart.study.model.MatchingPool;
import org.counterpart.study.model.Sample;
import org.counterpart.weighting.GroupWeights;
import org.counterpart.weighting.WeightRule;
import org.counterpart.weighting.WeightedLogistic;
import org.counterpart.weighting.WeightedRisks;

/**
 * What the weighted subjects of a cohort say of the exposure.
 *
 * @param exposure as a predictor
 * @param balance of the score's predictors, the exposed first
 * @param marginal coefficient of the exposure alone; empty where the outcome is separated
 * @param adjusted with the score's predictors in the model too (doubly robust); empty likewise
 * @param leftOut subjects without a value of a predictor of the score
 */
public record Weighting(
        WeightRule rule,
        Predictor exposure,
        GroupWeights weights,
        Balance balance,
        Optional<Coefficient> marginal,
        Optional<Coefficient> adjusted,
        WeightedRisks risks,
        int leftOut,
        List<Note> notes) {
    /** A subject that weighs so many times the mean of its group decides much by itself. */
    private static final double HEAVY = 10;

    /** Largest standardised mean difference of groups alike: Austin PC (2009), doi:10.1002/sim.3697. */
    private static final double ALIKE = 0.1;

    public Weighting {
        notes = List.copyOf(notes);
    }

    static Weighting of(WeightRule rule, String exposure, Sample data) {
        Cohort cohort = data.cohort();
        boolean[] exposed = MatchingPool.exposed(cohort, exposure);
        GroupWeights weights = GroupWeights.of(cohort, exposed, rule);
        int[] rows = weights.rows();
        double[] y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            y[i] = data.isCase(rows[i]) ? 1 : 0;
        }
        Cohort weighted = cohort.select(rows);
        Predictor predictor = Predictor.of(cohort.variable(exposure));
        DesignMatrix alone = DesignMatrix.of(weighted, List.of(predictor), List.of());
        DesignMatrix all = DesignMatrix.of(
                weighted,
                Stream.concat(Stream.of(predictor), rule.score().codedIn(cohort).stream())
                        .toList(),
                List.of());
        int leftOut = cohort.size() - rows.length;
        List<Note> notes = new ArrayList<>();
        if (leftOut > 0) {
            notes.add(Note.of("weights.left-out", leftOut));
        }
        Balance balance = Balance.weighted(
                cohort, exposed, rows, weights.weights(), rule.score().variables());
        if (balance.rows().stream().anyMatch(row -> Math.abs(row.after().smd()) > ALIKE)) {
            notes.add(Note.of("weights.unbalanced"));
        }
        double largest = Math.max(weights.largest(true), weights.largest(false));
        if (largest > HEAVY) {
            notes.add(Note.of("weights.heavy", Math.round(largest)));
        }
        return new Weighting(
                rule,
                predictor,
                weights,
                balance,
                WeightedLogistic.first(alone, y, weights.weights()),
                WeightedLogistic.first(all, y, weights.weights()),
                WeightedRisks.of(weights.exposed(), y, weights.weights()),
                leftOut,
                notes);
    }
}
