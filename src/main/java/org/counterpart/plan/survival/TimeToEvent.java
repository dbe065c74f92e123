package org.counterpart.plan.survival;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.counterpart.cohort.Rule;

/**
 * How long subjects were followed, and what ended it.
 *
 * @param time the variable with the time of follow-up
 * @param event who has the event at that time; empty where it is the plan's outcome
 */
public record TimeToEvent(String time, Optional<Rule> event) {

    /** What tells the event and its time, and so cannot explain them. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>(Set.of(time));
        event.ifPresent(rule -> names.addAll(rule.variables()));
        return names;
    }
}
