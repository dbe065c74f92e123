package org.counterpart.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.stats.Note;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode.Mapping;

/**
 * The outcomes of a plan that has {@code outcomes:} in the place of {@code case:}. Such a plan is one plan an outcome,
 * each as if its rule stood under {@code case:}; the first is the plan's own.
 *
 * @param all in the order of the file; empty where the plan says {@code case:}, or has no outcome
 * @param at which of them this plan is of
 * @param others the plans of those after the first; only the first plan has them
 */
public record OutcomesPlan(List<One> all, int at, List<StudyPlan> others) {
    /** One outcome, or none, without a name. */
    public static final OutcomesPlan NONE = new OutcomesPlan(List.of(), 0, List.of());

    /** What the plan says once and means of its first outcome alone. */
    static final List<String> OF_THE_FIRST =
            List.of("published", "prevalence", "sample-size", "multiverse", "simulation");

    private static final int LONGEST = 60;

    /** The name is that of a folder. */
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{M}\\p{N}_ -]*[\\p{L}\\p{M}\\p{N}_])?");

    /**
     * An outcome.
     *
     * @param line of its key in the plan
     * @param told the variables that tell it by definition: those its rule asks for, what they were derived from, and
     *     what is derived from them
     */
    public record One(String name, Label label, int line, Set<String> told) {
        public One {
            told = Set.copyOf(told);
        }
    }

    public OutcomesPlan {
        all = List.copyOf(all);
        others = List.copyOf(others);
    }

    /** Whether the plan names its outcomes. */
    public boolean named() {
        return !all.isEmpty();
    }

    /** The outcome of this plan, where it has a name. */
    public Optional<One> own() {
        return named() ? Optional.of(all.get(at)) : Optional.empty();
    }

    /** The outcomes but this plan's own. */
    public List<One> rest() {
        List<One> rest = new ArrayList<>(all);
        own().ifPresent(rest::remove);
        return rest;
    }

    OutcomesPlan withMinCell(int minCell) {
        return new OutcomesPlan(
                all, at, others.stream().map(o -> o.withMinCell(minCell)).toList());
    }

    /** A problem found later with one of the outcomes. */
    static Problem problem(PlanSource source, One one, Note what) {
        return new Problem(source.file().toString(), one.line(), path(one.name()), "", what);
    }

    static String path(String name) {
        return "outcomes." + name;
    }

    /** The rules by name, in order; what cannot be a list of outcomes is told. */
    static Map<String, YamlKey> rules(YamlKey outcomes, YamlKey caseRule) {
        if (caseRule.present()) {
            outcomes.problem("plan.case-and-outcomes");
        }
        Map<String, String> alike = new LinkedHashMap<>();
        outcomes.keys().forEach((name, key) -> {
            String before = alike.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), name);
            if (before != null) {
                key.problem("plan.outcome-alike", before);
            }
            if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
                key.problem("plan.outcome-name", LONGEST);
            }
        });
        if (outcomes.keys().isEmpty() && (outcomes.node() instanceof Mapping || !outcomes.present())) {
            outcomes.problem("plan.outcomes-empty");
        }
        return outcomes.keys();
    }

    /** The plan of one outcome as its file would be. */
    static PlanSource source(PlanSource source, YamlKey rule, boolean first) {
        PlanSource one = source.with("outcomes", null).with("case", rule.node());
        if (!first) {
            for (String key : OF_THE_FIRST) {
                one = one.with(key, null);
            }
        }
        return one;
    }
}
