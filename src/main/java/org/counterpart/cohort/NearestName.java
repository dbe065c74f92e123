package org.counterpart.cohort;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The valid name that a wrong one was probably meant to be. */
public final class NearestName {
    private NearestName() {}

    /**
     * The valid name with the fewest letters inserted, dropped, changed or swapped, capitals and the marks {@code _ - .} and blanks not
     * counted, when that is at most a third of its letters; the first in order when several are as near.
     */
    public static Optional<String> of(String wrong, Collection<String> valid) {
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : valid) {
            int distance = distance(bare(wrong), bare(name));
            if (distance < fewest && distance * 3 <= Math.max(3, Math.max(wrong.length(), name.length()))) {
                fewest = distance;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\-.\\s]", "");
    }

    /** Damerau-Levenshtein distance, adjacent swaps counted as one. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
