package org.counterpart.multiverse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultiversePlan;
import org.counterpart.plan.MultiversePlan.Alternative;
import org.counterpart.plan.MultiversePlan.Choice;
import org.counterpart.plan.StudyPlan;
import org.counterpart.regression.summary.StepwiseSelection;

/** The choices that vary and every combination of their values. */
public record Grid(List<Choice> choices, Models models) {
    /** Which models each specification fits. */
    public enum Models {
        OF_THE_PLAN,
        /** Unconditional, conditional where there are sets, and Firth's. */
        ALL
    }

    /** Sections of a plan that say what is done with the matched sample; every other one says who is in it. */
    private static final List<String> AFTER_MATCHING =
            List.of("univariate", "multivariable", "prevalence", MultiversePlan.MISSING);

    public Grid {
        choices = List.copyOf(choices);
    }

    /** The plan as it stands. */
    public static Grid none() {
        return new Grid(List.of(), Models.OF_THE_PLAN);
    }

    /**
     * The plan's {@code multiverse:} lists; when it has none, {@link #byDefault}.
     *
     * @param draws of the lottery; 0 when each specification has its own matching
     */
    public static Grid of(StudyPlan plan, int draws) {
        return plan.multiverse().choices().isEmpty()
                ? byDefault(plan, draws)
                : new Grid(plan.multiverse().choices(), Models.OF_THE_PLAN);
    }

    /**
     * What a reviewer could ask for, where it applies to the plan. Where the program matches: caliper widths times 0.5,
     * 1 and 2; 1 to 4 controls a case; optimal or nearest matching, its distance and its order (which a lottery does
     * without); whose SD a caliper multiplies. Where there are sets: unpaired or paired tests. In each design: P to
     * enter 0.05 or 0.10; enter, forward, backward or AIC selection; complete cases or missing cells as a category.
     * Every model is fitted.
     */
    static Grid byDefault(StudyPlan plan, int draws) {
        boolean screened = plan.multivariable().predictors().isEmpty();
        List<Choice> choices = new ArrayList<>();
        plan.matching().ifPresent(matching -> matching(matching, draws, choices));
        if (screened) {
            if (plan.design().hasSets()) {
                choices.add(choice("univariate.paired", "false", "true"));
            }
            choices.add(choice("multivariable.entry", "0.05", "0.10"));
        }
        choices.add(choice("multivariable.selection", "enter", "forward-lr", "backward-lr", "aic-backward"));
        if (plan.univariate().variables().stream().anyMatch(v -> hasLevels(plan, v))) {
            choices.add(choice(MultiversePlan.MISSING, "complete", "category"));
        }
        return new Grid(choices, Models.ALL);
    }

    private static void matching(MatchingDesign matching, int draws, List<Choice> choices) {
        if (matching.calipers().stream().anyMatch(c -> c.size().signum() > 0)) {
            choices.add(new Choice(
                    "matching.caliper",
                    Stream.of("0.5", "1", "2")
                            .map(times -> new Alternative(scaled(matching, new BigDecimal(times)), "×" + times))
                            .toList()));
        }
        choices.add(choice("matching.ratio", "1", "2", "3", "4"));
        if (draws == 0 && matching.replacement() == MatchingDesign.Replacement.WITHOUT) {
            choices.add(choice("matching.method", "optimal", "nearest"));
            choices.add(choice("matching.order", "closest", "random"));
        }
        if (matching.score().isPresent()) {
            score(matching, draws, choices);
        } else if (draws == 0 && !matching.distanceOver().isEmpty()) {
            choices.add(choice("matching.distance", "caliper", "mahalanobis"));
        }
        if (matching.calipers().stream().anyMatch(c -> c.unit() == Caliper.Unit.SD)
                && matching.externalSd().isEmpty()) {
            choices.add(choice("matching.sd", "cohort", "controls", "cases", "pooled"));
        }
    }

    private static boolean hasLevels(StudyPlan plan, String name) {
        return plan.variables().stream()
                .anyMatch(v -> v.name().equals(name) && !v.levels().isEmpty());
    }

    private static Choice choice(String path, String... values) {
        return new Choice(
                path, Stream.of(values).map(v -> new Alternative(v, v)).toList());
    }

    /** A caliper of the score in its own unit would mean another thing on the other scale. */
    private static void score(MatchingDesign matching, int draws, List<Choice> choices) {
        boolean inSd = matching.scoreCaliper()
                .filter(c -> c.unit() == Caliper.Unit.OWN)
                .isEmpty();
        if (inSd && (matching.scoreCaliper().isPresent() || matching.distance() == MatchingDesign.Distance.SCORE)) {
            choices.add(choice("matching.score.scale", "logit", "probability"));
        }
        if (draws == 0 && matching.scoreCaliper().isPresent()) {
            choices.add(choice("matching.distance", "score", "caliper"));
        }
    }

    private static String scaled(MatchingDesign matching, BigDecimal times) {
        return matching.calipers().stream()
                .map(c -> "'" + c.variable().replace("'", "''") + "': "
                        + c.size().multiply(times).stripTrailingZeros().toPlainString()
                        + (c.unit() == Caliper.Unit.SD ? " sd" : ""))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Every combination, the last choice varying fastest. */
    List<Specification> specifications(StudyPlan plan) {
        List<List<Alternative>> combinations = List.of(List.of());
        for (Choice choice : choices) {
            combinations = combinations.stream()
                    .flatMap(before -> choice.alternatives().stream()
                            .map(a ->
                                    Stream.concat(before.stream(), Stream.of(a)).toList()))
                    .toList();
        }
        return combinations.parallelStream().map(c -> specification(plan, c)).toList();
    }

    private Specification specification(StudyPlan plan, List<Alternative> values) {
        List<String> shown = values.stream().map(Alternative::shown).toList();
        Map<String, String> yaml = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            boolean missing = choices.get(i).path().equals(MultiversePlan.MISSING);
            yaml.put(
                    choices.get(i).path(),
                    missing ? values.get(i).shown() : values.get(i).yaml());
        }
        keepRemovalAboveEntry(plan, yaml);
        String word = yaml.remove(MultiversePlan.MISSING);
        MissingHandling missing =
                word == null ? MissingHandling.COMPLETE : MissingHandling.valueOf(word.toUpperCase(Locale.ROOT));
        if (models == Models.ALL) {
            yaml.put(
                    "multivariable.models",
                    plan.design().hasSets() ? "[unconditional, conditional, firth]" : "[unconditional, firth]");
        }
        if (!yaml.isEmpty()) {
            yaml.put("simulation", null); // of no use here, and the longest part to read
        }
        try {
            return new Specification(shown, Optional.of(yaml.isEmpty() ? plan : plan.combine(yaml)), missing, null);
        } catch (ProblemsException e) {
            return new Specification(
                    shown, Optional.empty(), missing, e.problems().get(0).what());
        }
    }

    /**
     * Forward selection could go in circles: a level to remove that an entry level of the grid reaches becomes twice
     * that level.
     */
    private static void keepRemovalAboveEntry(StudyPlan plan, Map<String, String> yaml) {
        String entry = yaml.get("multivariable.entry");
        if (entry == null || yaml.containsKey("multivariable.removal")) {
            return;
        }
        BigDecimal level = new BigDecimal(entry);
        if (plan.multivariable().selection() instanceof StepwiseSelection steps
                && level.doubleValue() >= steps.removal()) {
            yaml.put(
                    "multivariable.removal",
                    level.multiply(BigDecimal.valueOf(2))
                            .min(new BigDecimal("0.99"))
                            .toPlainString());
        }
    }

    /** What decides who is in the matched sample: specifications that agree on it share their matchings. */
    List<String> matchingValues(Specification specification) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            String section = choices.get(i).path().split("[.\\[]", 2)[0];
            if (!AFTER_MATCHING.contains(section)) {
                values.add(specification.values().get(i));
            }
        }
        return values;
    }
}
