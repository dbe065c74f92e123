package org.counterpart.plan;

import java.util.List;
import java.util.stream.Stream;
import org.counterpart.cohort.Label;

/**
 * How the controls of a file came to be in it, where the program does not choose them.
 *
 * @param sets column that holds the matched set of each subject; empty where there are no sets
 * @param exact variables that every set must share, held against the file
 * @param frequency variables whose distribution was made alike in both groups, which every model therefore holds
 * @param note the author's words on how it was done; they are the only ones the draft has
 */
public record MatchedFile(String sets, List<String> exact, List<String> frequency, Label note) {
    public static final MatchedFile NOT = new MatchedFile("", List.of(), List.of(), Label.NONE);

    public MatchedFile {
        exact = List.copyOf(exact);
        frequency = List.copyOf(frequency);
    }

    /** What cannot differ within a set, or only names it: no row of a table. */
    List<String> shared() {
        return Stream.concat(sets.isEmpty() ? Stream.empty() : Stream.of(sets), exact.stream())
                .distinct()
                .toList();
    }
}
