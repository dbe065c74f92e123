package org.counterpart.matching.design;

import java.util.Optional;

/**
 * Sampling by risk sets (incidence density sampling): the controls of a case are drawn from those under observation and
 * without the event just before the case's own. A subject is at risk at a time after its entry and up to its exit, both
 * ends as {@code survival::Surv(entry, exit, event)} has them: entry is not included, exit is, so that subjects with
 * the event at the same time may serve one another, and a later case may serve before its own event.
 *
 * <p>References: Prentice RL, Breslow NE (1978), doi:10.1093/biomet/65.1.153; Lubin JH, Gail MH (1984),
 * doi:10.2307/2530744, who show that leaving later cases out of the controls biases.
 *
 * @param entry column of the time from which a subject is observed; empty where all are from the beginning
 * @param exit column of the time of the last observation
 * @param event column of the time of the event, empty without one; or of yes and no, the event then being at the exit
 */
public record RiskSetRule(Optional<String> entry, String exit, String event) {
    /** The name of the window that keeps a control's entry before the case's event, in lists of constraints. */
    public static final String ENTERED = "entered";

    /** That of the window that keeps the event before the control's exit. */
    public static final String AT_RISK = "at-risk";

    /** Column of the cohort that was matched: of a case, the time of its event. */
    public static final String TIME = "event-time";
}
