package org.counterpart.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Pair graphs made at random. */
public final class RandomGraphs {
    record Edge(int caseNumber, int control, double distance) {}

    private RandomGraphs() {}

    /** Every pair with the same chance, whole-number distances below {@code values}. */
    public static PairGraph graph(SplittableRandom random, int cases, int controls, double chance, int values) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            for (int v = 0; v < controls; v++) {
                if (random.nextDouble() < chance) {
                    edges.add(new Edge(i, v, random.nextInt(values)));
                }
            }
        }
        return of(cases, controls, edges);
    }

    /**
     * Cases and controls on a line, pairs within reach of one another: long chains of exchanges, scarce and rich
     * stretches.
     */
    public static PairGraph chains(SplittableRandom random, int cases) {
        int controls = cases + random.nextInt(cases) - cases / 3;
        double[] at = random.doubles(cases, 0, cases).toArray();
        double[] where = random.doubles(controls, 0, cases).toArray();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            for (int v = 0; v < controls; v++) {
                if (Math.abs(at[i] - where[v]) <= 2) {
                    edges.add(new Edge(i, v, Math.abs(at[i] - where[v])));
                }
            }
        }
        return of(cases, controls, edges);
    }

    static PairGraph of(int cases, int controls, List<Edge> edges) {
        List<Edge> sorted = edges.stream()
                .sorted(Comparator.comparingInt(Edge::caseNumber)
                        .thenComparingDouble(Edge::distance)
                        .thenComparingInt(Edge::control))
                .toList();
        int[] start = new int[cases + 1];
        sorted.forEach(e -> start[e.caseNumber() + 1]++);
        for (int i = 0; i < cases; i++) {
            start[i + 1] += start[i];
        }
        return new PairGraph(
                cases,
                controls,
                start,
                sorted.stream().mapToInt(Edge::control).toArray(),
                sorted.stream().mapToDouble(Edge::distance).toArray());
    }
}
