package org.counterpart.matching.design;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    /** Column of the window that keeps a control's entry before the case's event; no file's column is called so. */
    public static final String ENTERED = "risk-set.entered";

    /** That of the window that keeps the event before the control's exit. */
    public static final String AT_RISK = "risk-set.at-risk";

    /** Column of the cohort that was matched: of a case, the time of its event. */
    public static final String TIME = "risk-set.time";

    /** More than there can be times: how far the ranks of the controls' times are moved. */
    static final long WIDTH = 1L << 32;

    /** The columns of times in the file. */
    public List<String> columns() {
        return Stream.concat(entry.stream(), Stream.of(exit, event)).toList();
    }

    /** The windows as calipers: a control has entered before the event of its case, and is at risk at it. */
    public static List<CaliperWidth> windows() {
        return Stream.of(ENTERED, AT_RISK)
                .map(name -> new Caliper(name, BigDecimal.valueOf(WIDTH), Caliper.Unit.OWN))
                .map(caliper -> new CaliperWidth(caliper, Double.NaN, "", caliper.size()))
                .toList();
    }

    /** Whether a width is one of these windows. */
    public static boolean isWindow(CaliperWidth width) {
        return width.variable().equals(ENTERED) || width.variable().equals(AT_RISK);
    }

    /** The rank of a control's time, moved so far that the other end of the window never binds. */
    public static double moved(int rank, String window) {
        return window.equals(ENTERED) ? rank + WIDTH : rank - WIDTH;
    }
}
