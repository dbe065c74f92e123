package org.counterpart.multiverse;

import java.util.List;
import java.util.Optional;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.Note;

/**
 * One way to do the study.
 *
 * @param values what each choice of the grid says here, as the plan writes it, in the order of the choices
 * @param plan the plan with these values; empty when they do not go together
 * @param refused why; {@code null} when there is a plan
 */
public record Specification(List<String> values, Optional<StudyPlan> plan, MissingHandling missing, Note refused) {
    public Specification {
        values = List.copyOf(values);
    }
}
