package org.counterpart.prediction.reclassification;

import java.util.List;

/**
 * Net reclassification: who moved the right way less who moved the wrong way, as shares of the events and of the
 * others, and their sum. SE of a part by {@code (p↑ + p↓ − (p↑ − p↓)²)/n}.
 *
 * <p>Reference: Pencina, D'Agostino, Steyerberg (2011), doi:10.1002/sim.4085; z and P under no difference, without the
 * square: Pencina and others (2008), doi:10.1002/sim.2929. Same as R: {@code Hmisc::improveProb}.
 *
 * @param events those of the cases
 * @param others those of the controls
 * @param sum of the two parts
 * @param nullSe of the sum, were there no difference
 */
public record NetReclassification(Part events, Part others, Gain sum, double nullSe, double nullZ, double nullP) {

    /**
     * One part.
     *
     * @param n subjects
     * @param up whose probability, or category, rose
     * @param down whose fell
     * @param gain share of those who moved the right way less those who moved the wrong way
     */
    public record Part(int n, int up, int down, Gain gain) {
        double nullVariance() {
            return (up + down) / ((double) n * n);
        }
    }

    /** Subjects by category: the row by the first probability, the column by the second, the lowest first. */
    public record Moves(List<List<Integer>> events, List<List<Integer>> others) {
        public Moves {
            events = events.stream().map(List::copyOf).toList();
            others = others.stream().map(List::copyOf).toList();
        }
    }
}
