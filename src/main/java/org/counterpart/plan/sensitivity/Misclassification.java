package org.counterpart.plan.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.sensitivity.BiasAnalysis;
import org.counterpart.sensitivity.BiasAnalysis.Priors;
import org.counterpart.sensitivity.Classified.Quality;
import org.counterpart.sensitivity.Prior;

/**
 * How well an exposure may be known.
 *
 * @param exposure a binary variable
 * @param cases of the cases
 * @param controls of the controls; empty where both are alike
 * @param draws of a probabilistic analysis
 */
public record Misclassification(String exposure, Given cases, Optional<Given> controls, int draws) {

    /** Values, or one distribution, of each. */
    public record Given(List<Prior> sensitivity, List<Prior> specificity) {
        public Given {
            sensitivity = List.copyOf(sensitivity);
            specificity = List.copyOf(specificity);
        }

        private List<Quality> grid() {
            List<Quality> all = new ArrayList<>();
            for (Prior se : sensitivity) {
                for (Prior sp : specificity) {
                    all.add(new Quality(se.quantile(0), sp.quantile(0)));
                }
            }
            return all;
        }

        private Priors priors() {
            return new Priors(sensitivity.get(0), specificity.get(0));
        }

        private Stream<Prior> all() {
            return Stream.concat(sensitivity.stream(), specificity.stream());
        }
    }

    /** How well the exposure of cases, and of controls, is known in one row of the grid. */
    public record Pair(Quality cases, Quality controls) {}

    /** Whether values are drawn and not given. */
    public boolean isProbabilistic() {
        return Stream.concat(cases.all(), controls.stream().flatMap(Given::all))
                .anyMatch(p -> !(p instanceof Prior.Known));
    }

    /** Every combination of the values given. */
    public List<Pair> grid() {
        List<Pair> all = new ArrayList<>();
        for (Quality one : cases.grid()) {
            if (controls.isEmpty()) {
                all.add(new Pair(one, one));
            } else {
                controls.get().grid().forEach(other -> all.add(new Pair(one, other)));
            }
        }
        return all;
    }

    public BiasAnalysis draws(long seed) {
        return new BiasAnalysis(cases.priors(), controls.map(Given::priors), draws, seed);
    }
}
