package org.counterpart.plan;

import java.util.List;

/** The plan's {@code multiverse:} section: choices that could have been made otherwise. */
public record MultiversePlan(List<Choice> choices) {
    /** The one choice that is no key of a plan: {@link MissingHandling}, of which a run shows both. */
    public static final String MISSING = "missing";

    /** @param path the key that varies, from the top of the plan: {@code matching.caliper.age} */
    public record Choice(String path, List<Alternative> alternatives) {
        public Choice {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * One value of the key.
     *
     * @param yaml as {@link StudyPlan#vary} takes it
     * @param shown as the plan writes it
     */
    public record Alternative(String yaml, String shown) {}

    public MultiversePlan {
        choices = List.copyOf(choices);
    }

    public static MultiversePlan none() {
        return new MultiversePlan(List.of());
    }
}
