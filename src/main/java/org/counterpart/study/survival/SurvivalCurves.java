package org.counterpart.study.survival;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.plan.survival.SurvivalPlan;
import org.counterpart.regression.survival.KaplanMeier;
import org.counterpart.regression.survival.LogRank;
import org.counterpart.regression.survival.SurvivalTimes;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Sample;

/**
 * Curves of the share without an event.
 *
 * @param curves one for each level that somebody has
 * @param leftOut those without a time, a known event or a level
 * @param logRank whether the curves are the same; empty where there is one
 */
public record SurvivalCurves(
        SurvivalPlan plan, List<Curve> curves, int leftOut, Optional<LogRank> logRank, List<Note> notes) {
    public static final double LEVEL = 0.95;

    /** @param level empty for all subjects */
    public record Curve(String level, KaplanMeier curve) {

        /** The share at one of the plan's times; empty after the last subject was seen. */
        public Optional<At> at(double time) {
            int step = curve.stepAt(time);
            return time > curve.last()
                    ? Optional.empty()
                    : Optional.of(
                            step < 0
                                    ? new At(1, new Interval(1, 1), curve.atRiskAt(time))
                                    : new At(curve.survival(step), curve.limits(step, LEVEL), curve.atRiskAt(time)));
        }
    }

    /** @param atRisk those followed at least to that time */
    public record At(double survival, Interval limits, int atRisk) {}

    public SurvivalCurves {
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }

    public static SurvivalCurves of(SurvivalPlan plan, Sample data) {
        EventTimes times = EventTimes.of(plan.of(), data);
        Optional<LevelColumn> by = plan.by().map(v -> data.cohort().column(v).asLevels());
        int[] known = IntStream.range(0, data.size())
                .filter(row -> times.known(row) && by.stream().noneMatch(c -> c.missing(row)))
                .toArray();
        SurvivalTimes all = times.of(known);
        List<Note> notes = new ArrayList<>();
        int leftOut = data.size() - known.length;
        if (leftOut > 0) {
            notes.add(Note.of("survival.left-out", leftOut));
        }
        List<String> levels = by.map(c -> c.variable().levels()).orElse(List.of(""));
        int[] group = IntStream.of(known)
                .map(row -> by.map(c -> c.code(row)).orElse(0))
                .toArray();
        List<Curve> curves = new ArrayList<>();
        for (int l = 0; l < levels.size(); l++) {
            int level = l;
            int[] those = IntStream.range(0, known.length)
                    .filter(i -> group[i] == level)
                    .toArray();
            if (those.length > 0) {
                curves.add(new Curve(levels.get(l), KaplanMeier.of(all.select(those))));
            } else if (by.isPresent()) {
                notes.add(Note.of("survival.level-empty", levels.get(l)));
            }
        }
        if (data.hasSets()) {
            notes.add(Note.of("survival.sets"));
        }
        return new SurvivalCurves(
                plan,
                curves,
                leftOut,
                curves.size() > 1 ? Optional.of(LogRank.of(all, group, levels.size())) : Optional.empty(),
                notes);
    }

    /**
     * Subjects who have no curve, by level and by what ended their time: those of the analysed less those of the curves
     * are they.
     *
     * @param data the analysed
     */
    public List<Long> lacking(Sample data) {
        EventTimes times = EventTimes.of(plan.of(), data);
        Optional<LevelColumn> by = plan.by().map(v -> data.cohort().column(v).asLevels());
        Map<String, Long> cells = new HashMap<>();
        for (int row = 0; row < data.size(); row++) {
            int at = row;
            int level = by.map(c -> c.missing(at) ? -1 : c.code(at)).orElse(0);
            if (times.unknown(row) || level < 0) {
                cells.merge(level + " " + times.word(row), 1L, Long::sum);
            }
        }
        return List.copyOf(cells.values());
    }

    public int n() {
        return curves.stream().mapToInt(c -> c.curve().n()).sum();
    }
}
