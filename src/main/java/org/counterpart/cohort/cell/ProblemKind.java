package org.counterpart.cohort.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Problems of one kind in one column, which a person reads as one: the first of them, how many there are, and where the
 * first ones stand.
 *
 * @param lines of the first three, without those of the whole file
 */
public record ProblemKind(Problem first, int count, List<Integer> lines) {
    private static final int PLACES = 3;

    private record Key(String source, String column, String code) {}

    /** The kinds in the order in which they are met. */
    public static List<ProblemKind> of(List<Problem> problems) {
        Map<Key, List<Problem>> kinds = new LinkedHashMap<>();
        for (Problem p : problems) {
            kinds.computeIfAbsent(new Key(p.source(), p.column(), p.what().code()), k -> new ArrayList<>())
                    .add(p);
        }
        return kinds.values().stream()
                .map(same -> new ProblemKind(
                        same.get(0),
                        same.size(),
                        same.stream()
                                .map(Problem::line)
                                .filter(l -> l > 0)
                                .distinct()
                                .limit(PLACES)
                                .toList()))
                .toList();
    }
}
