package org.counterpart.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.univariate.correlation.Correlation;
import org.counterpart.univariate.posthoc.Adjustment;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;

/** Reads the plan's {@code correlations:} and {@code posthoc:}. */
final class PairwiseReader {
    private PairwiseReader() {}

    /** The pairs of variables; a problem for each that is no pair, unknown, or holds neither numbers nor an order. */
    static List<Correlation.Of> correlations(YamlKey key, PlanVariables variables) {
        List<Correlation.Of> pairs = new ArrayList<>();
        for (YamlKey pair : key.items()) {
            List<YamlKey> names = pair.items();
            if (names.size() != 2) {
                // Of what is no list the schema has told.
                if (pair.node() instanceof YamlNode.Sequence) {
                    pair.problem("plan.correlation-pair");
                }
                continue;
            }
            List<String> two = new ArrayList<>();
            for (YamlKey name : names) {
                variables.find(name).filter(v -> correlates(v, name, variables)).ifPresent(v -> two.add(v.name()));
            }
            if (two.size() == 2 && two.get(0).equals(two.get(1))) {
                names.get(1).problem("plan.name-twice");
            } else if (two.size() == 2) {
                pairs.add(new Correlation.Of(two.get(0), two.get(1)));
            }
        }
        return pairs;
    }

    private static boolean correlates(Variable variable, YamlKey key, PlanVariables variables) {
        boolean takes = Correlation.takes(variable);
        if (!takes && !variables.unsure(variable.name())) {
            switch (variable.type()) {
                case CATEGORICAL ->
                    key.problem(
                            "plan.correlation-unordered",
                            variable.name(),
                            variable.levels().size());
                case NUMERIC, INTEGER, BINARY, ORDINAL, DATE, TEXT ->
                    key.problem(
                            "plan.correlation-type",
                            variable.name(),
                            variable.type().word());
            }
        }
        return takes;
    }

    /** How pairs of groups are compared; a problem in a design that has two groups. */
    static Optional<Adjustment> posthoc(YamlKey key, StudyDesign design) {
        if (!key.present()) {
            return Optional.empty();
        }
        if (design != StudyDesign.GROUPS) {
            key.problem("plan.posthoc-two-groups");
        }
        return Optional.of(key.key("adjust").word(Adjustment.HOLM));
    }
}
