package org.counterpart.cohort.cell;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The valid name a misspelled one most likely meant: the smallest number of letters inserted, deleted, exchanged or
 * swapped with a neighbour (optimal string alignment), letter case ignored. Names too far away (more than a third of
 * the letters) are not offered.
 */
public final class NearestName {
    private NearestName() {}

    /** @param valid on equal distance the first is taken */
    public static Optional<String> of(String given, Collection<String> valid) {
        int[] wanted = letters(given);
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String name : valid) {
            int[] letters = letters(name);
            int distance = distance(wanted, letters);
            if (distance < least && distance <= Math.max(1, (Math.max(wanted.length, letters.length) + 1) / 3)) {
                // One letter for another, with nothing shared, is no likeness.
                if (distance < Math.max(wanted.length, letters.length)) {
                    least = distance;
                    nearest = name;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int[] letters(String name) {
        return Cells.narrow(Cells.trim(name))
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .toArray();
    }

    static int distance(int[] a, int[] b) {
        int[] before = new int[b.length + 1];
        int[] last = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int[] row = new int[b.length + 1];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int same = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[b.length];
    }
}
