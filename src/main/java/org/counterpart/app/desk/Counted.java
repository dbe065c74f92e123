package org.counterpart.app.desk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.Note;
import org.counterpart.study.model.StudySample;

/**
 * What a plan says of its file: everything wrong with it, and how many it finds.
 *
 * @param version of the plan's text
 * @param failure why the plan cannot be run as it stands
 * @param plan what was read of it; of one that cannot be run the parts that say who is a case
 * @param read the file by the plan's declarations
 * @param derivation those of whom the model is made: all selected where the plan does not split them
 * @param sample who is analysed of these
 * @param noPairs why nobody could be matched
 * @param notes what the file and the plan have to say besides
 * @param curves pairs at other widths of each caliper; empty until they are known
 */
public record Counted(
        long version,
        Optional<Exception> failure,
        Optional<StudyPlan> plan,
        Optional<ReadResult> read,
        Optional<Selection.Selected> selected,
        Optional<Selection.Selected> derivation,
        Optional<StudySample> sample,
        Optional<Note> noPairs,
        List<Note> notes,
        List<CaliperCurve> curves) {
    public Counted {
        notes = List.copyOf(notes);
        curves = List.copyOf(curves);
    }

    static Counted nothing(long version) {
        return new Counted(
                version,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    Counted failed(Exception e) {
        return new Counted(version, Optional.of(e), plan, read, selected, derivation, sample, noPairs, notes, curves);
    }

    Counted with(List<CaliperCurve> newCurves) {
        return new Counted(version, failure, plan, read, selected, derivation, sample, noPairs, notes, newCurves);
    }

    /** Whether some are kept for the model to be tried on. */
    public boolean isSplit() {
        return derivation.isPresent()
                && derivation.get().cohort().size()
                        < selected.orElseThrow().cohort().size();
    }

    /** The fewer of those with and without the outcome of whom the model is made. */
    public OptionalInt fewer() {
        return derivation
                .or(() -> selected)
                .map(s -> OptionalInt.of(Math.min(s.flow().cases(), s.flow().controls())))
                .orElse(OptionalInt.empty());
    }

    public OptionalInt cases() {
        return selected.map(s -> OptionalInt.of(s.flow().cases())).orElse(OptionalInt.empty());
    }

    public OptionalInt controls() {
        return selected.map(s -> OptionalInt.of(s.flow().controls())).orElse(OptionalInt.empty());
    }

    /** Sets of the matching, or those that the file holds. */
    public OptionalInt pairs() {
        if (noPairs.isPresent()) {
            return OptionalInt.of(0);
        }
        return sample.filter(s -> s.step().isPresent())
                .map(s -> OptionalInt.of(s.sample().setCount()))
                .orElse(OptionalInt.empty());
    }
}
