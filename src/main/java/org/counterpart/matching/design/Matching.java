package org.counterpart.matching.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Cohort;
import org.counterpart.stats.Note;

/**
 * Matched sets, and what became of everybody else. Rows are those of the cohort that was matched; each subject's fate
 * is one of: in a set, an unmatched case, a control not needed, left out for a missing matching value.
 *
 * @param score what the design's score came to
 * @param cases cases with a value of every matching variable
 * @param candidates controls with one
 * @param eligiblePairs pairs that satisfy every constraint
 * @param sets in the order of the cases' ids
 * @param unmatched in the order of the cases' ids
 * @param missing who was left out, by variable
 * @param casesLeftOut cases left out for a missing matching value
 * @param controlsLeftOut controls left out for one
 * @param totalDistance of all pairs
 */
public record Matching(
        MatchingDesign design,
        List<CaliperWidth> calipers,
        Optional<MatchingScore> score,
        int cases,
        int candidates,
        long eligiblePairs,
        List<MatchedSet> sets,
        List<Unmatched> unmatched,
        List<Exclusion> missing,
        int casesLeftOut,
        int controlsLeftOut,
        double totalDistance,
        List<Note> notes) {

    public Matching {
        calipers = List.copyOf(calipers);
        sets = List.copyOf(sets);
        unmatched = List.copyOf(unmatched);
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
    }

    /** The cohort that was matched, with the score as a variable of it where there is one. */
    public Cohort in(Cohort cohort) {
        return score.map(s -> s.in(cohort)).orElse(cohort);
    }

    /** The same, with what else is to be said of it. */
    public Matching with(List<Note> more) {
        List<Note> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Matching(
                design,
                calipers,
                score,
                cases,
                candidates,
                eligiblePairs,
                sets,
                unmatched,
                missing,
                casesLeftOut,
                controlsLeftOut,
                totalDistance,
                all);
    }

    public int pairs() {
        return sets.stream().mapToInt(s -> s.controls().size()).sum();
    }

    /** Controls in any set; one who serves several cases counts once. */
    public int matchedControls() {
        return (int) sets.stream()
                .flatMap(s -> s.controls().stream())
                .mapToInt(MatchedSet.Partner::row)
                .distinct()
                .count();
    }

    /** Sets with this number of controls. */
    public int setsWith(int controls) {
        return (int) sets.stream().filter(s -> s.controls().size() == controls).count();
    }

    /** The rows of each set in turn, its case first: the matched sample. */
    public int[] rows() {
        return sets.stream()
                .flatMapToInt(s -> java.util.stream.IntStream.concat(
                        java.util.stream.IntStream.of(s.caseRow()),
                        s.controls().stream().mapToInt(MatchedSet.Partner::row)))
                .toArray();
    }

    /** The set number of each of {@link #rows()}. */
    public int[] setNumbers() {
        return sets.stream()
                .flatMapToInt(s -> java.util.stream.IntStream.generate(s::number)
                        .limit(1L + s.controls().size()))
                .toArray();
    }
}
