package org.counterpart.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.counterpart.stats.Note;

/**
 * How many subjects of the source cohort each sampled one stands for: within each matching cell, separately for cases
 * and controls, the number in the cohort over the number sampled. Cells of the cohort from which nobody was sampled are
 * represented by nobody; how many subjects that leaves out is told.
 */
public final class InclusionWeights {
    private final double[] weights;
    private final int uncovered1;
    private final int uncovered0;

    private InclusionWeights(double[] weights, int uncovered1, int uncovered0) {
        this.weights = weights;
        this.uncovered1 = uncovered1;
        this.uncovered0 = uncovered0;
    }

    /**
     * @param cell the matching cell of each subject of the cohort, any numbers
     * @param cases whether each is a case
     * @param sampled how often each is in the matched sample: 0, 1, or more when controls may be used again
     */
    public static InclusionWeights of(int[] cell, boolean[] cases, int[] sampled) {
        TreeMap<Integer, int[]> counts = new TreeMap<>();
        for (int i = 0; i < cell.length; i++) {
            int[] c = counts.computeIfAbsent(cell[i], k -> new int[4]);
            c[cases[i] ? 0 : 1]++;
            c[cases[i] ? 2 : 3] += sampled[i];
        }
        double[] weights = new double[cell.length];
        int[] uncovered = new int[2];
        for (int i = 0; i < cell.length; i++) {
            int[] c = counts.get(cell[i]);
            int group = cases[i] ? 0 : 1;
            if (c[group + 2] == 0) {
                uncovered[group]++;
            } else if (sampled[i] > 0) {
                weights[i] = (double) c[group] * sampled[i] / c[group + 2];
            }
        }
        return new InclusionWeights(weights, uncovered[0], uncovered[1]);
    }

    /** One for each subject of the cohort; 0 for those not sampled. */
    public double[] weights() {
        return weights.clone();
    }

    /** What a reader must know: how many subjects of the cohort nobody stands for. */
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (uncovered1 + uncovered0 > 0) {
            notes.add(Note.of("prediction.cells-uncovered", uncovered1, uncovered0));
        }
        return notes;
    }
}
