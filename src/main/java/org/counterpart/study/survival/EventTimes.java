package org.counterpart.study.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Truth;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.other.OtherModel;
import org.counterpart.plan.survival.SurvivalPlan;
import org.counterpart.plan.survival.TimeToEvent;
import org.counterpart.regression.survival.SurvivalTimes;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Sample;

/** When subjects had an event, or were seen last without it. */
public final class EventTimes {
    private final double[] time;
    private final Truth[] event;

    private EventTimes(double[] time, Truth[] event) {
        this.time = time;
        this.event = event;
    }

    public static EventTimes of(TimeToEvent asked, Sample data) {
        Truth[] event = new Truth[data.size()];
        asked.event()
                .map(rule -> rule.in(data.cohort()))
                .ifPresentOrElse(
                        rule -> Arrays.setAll(event, rule::of),
                        () -> Arrays.setAll(event, row -> Truth.of(data.isCase(row))));
        return new EventTimes(data.cohort().numbers(asked.time()).values(), event);
    }

    /** Whether both the time and what ended it are recorded. */
    public boolean known(int row) {
        return !Double.isNaN(time[row]) && event[row] != Truth.UNKNOWN;
    }

    public boolean unknown(int row) {
        return !known(row);
    }

    public boolean event(int row) {
        return event[row] == Truth.TRUE;
    }

    /** 1 with the event, 0 without, a question mark where that is not recorded. */
    public String word(int row) {
        return switch (event[row]) {
            case TRUE -> "1";
            case FALSE -> "0";
            case UNKNOWN -> "?";
        };
    }

    /** @param rows known ones */
    public SurvivalTimes of(int[] rows) {
        double[] times = new double[rows.length];
        boolean[] events = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            times[i] = time[rows[i]];
            events[i] = event(rows[i]);
        }
        return SurvivalTimes.of(times, events);
    }

    /**
     * @param file that holds them, as the plan names it
     * @param eligible everybody who may be analysed
     * @throws ProblemsException with each time of follow-up below 0
     */
    public static void require(StudyPlan plan, String file, Cohort eligible) {
        Set<String> names = new LinkedHashSet<>();
        asked(plan).forEach(asked -> names.add(asked.time()));
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            NumberColumn times = eligible.numbers(name);
            for (int row = 0; row < eligible.size(); row++) {
                if (times.value(row) < 0) {
                    problems.add(new Problem(
                            file, eligible.line(row), name, times.text(row), Note.of("study.time-below-0")));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private static Stream<TimeToEvent> asked(StudyPlan plan) {
        return Stream.concat(
                plan.otherModels().stream()
                        .flatMap(model -> model.hazard().stream())
                        .map(OtherModel.Hazard::of),
                plan.survival().stream().map(SurvivalPlan::of));
    }
}
