package org.counterpart.imputation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.counterpart.stats.Moments;
import org.counterpart.stats.RandomStreams;

/** One imputation on its way: the cells as they are imputed now, and the course they took. */
final class Chain {
    /** More iterations than a chain has. */
    private static final long APART = 1_000_000;

    private final long seed;
    private final int number;
    private final Predictors predictors;
    private final List<Step> steps = new ArrayList<>();

    /**
     * A variable's turn.
     *
     * @param with rows with a value
     * @param without rows without
     * @param now its values with what is imputed now
     * @param course of what was imputed in each iteration
     */
    @SuppressWarnings("ArrayRecordComponent") // the chain's own, never compared
    private record Step(
            ImputedVariable variable, int[] with, int[] without, double[] now, Draw draw, List<Moments> course) {
        double[] imputed() {
            double[] imputed = new double[without.length];
            for (int i = 0; i < imputed.length; i++) {
                imputed[i] = now[without[i]];
            }
            return imputed;
        }
    }

    /** @param order the incomplete variables, in the order they are imputed in */
    Chain(IncompleteData data, List<ImputedVariable> order, long seed, int number) {
        this.seed = seed;
        this.number = number;
        predictors = new Predictors(data);
        for (ImputedVariable variable : order) {
            int[] with = variable.rows(true);
            int[] without = variable.rows(false);
            double[] now = variable.values().clone();
            SplittableRandom random = random(variable, 0);
            for (int row : without) {
                now[row] = now[with[random.nextInt(with.length)]];
            }
            predictors.set(variable, now);
            steps.add(new Step(variable, with, without, now, Draw.of(variable), new ArrayList<>()));
        }
    }

    private SplittableRandom random(ImputedVariable variable, int iteration) {
        return new RandomStreams(seed, "impute." + variable.name()).stream(number * APART + iteration);
    }

    void run(int iterations) {
        for (int iteration = 1; iteration <= iterations; iteration++) {
            for (Step step : steps) {
                ImputedVariable variable = step.variable();
                Recorded recorded = Recorded.of(predictors.of(variable), step.with());
                step.draw().draw(recorded, step.now(), step.without(), random(variable, iteration));
                predictors.set(variable, step.now());
                step.course().add(Moments.of(step.imputed()));
            }
        }
    }

    /** What is imputed now, in the order of the rows without a value; by the order of the variables. */
    double[] imputed(int step) {
        return steps.get(step).imputed();
    }

    /** Of what was imputed in each iteration. */
    List<Moments> course(int step) {
        return steps.get(step).course();
    }
}
