package org.counterpart.matching.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.counterpart.stats.Note;

/**
 * A case that is in no set, and why.
 *
 * @param candidatesLeft how many controls are left after each constraint in turn: exact variables first, then calipers,
 *     each on top of those before
 */
public record Unmatched(int caseRow, Note reason, Map<String, Integer> candidatesLeft) {
    public Unmatched {
        candidatesLeft = Collections.unmodifiableMap(new LinkedHashMap<>(candidatesLeft));
    }
}
