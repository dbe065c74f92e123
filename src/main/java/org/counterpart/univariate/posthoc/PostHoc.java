package org.counterpart.univariate.posthoc;

import java.util.List;
import java.util.Locale;
import org.counterpart.stats.Note;

/**
 * Which groups differ in a variable, asked after all of them together were found to.
 *
 * @param method null where nothing was asked
 * @param adjust for methods that have no adjustment of their own; null where nothing was asked
 * @param pairs each two groups with a value once, in the order of the groups
 * @param why nothing was asked; null where it was
 */
public record PostHoc(String variable, Method method, Adjustment adjust, List<Pair> pairs, Note why) {

    /** How pairs are compared. */
    public enum Method {
        /** Differences of means, one variance for all groups. */
        TUKEY(true),
        /** Differences of means, a variance for each group. */
        GAMES_HOWELL(true),
        /** Differences of mean ranks among all groups. */
        DUNN(false),
        /** The chi-square or Fisher's test that the table of the two groups would have alone. */
        PAIRWISE_TABLES(false);

        private final boolean ofMeans;

        Method(boolean ofMeans) {
            this.ofMeans = ofMeans;
        }

        /** In files and message keys: {@code games-howell}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it is adjusted by the law of the studentized range, which knows how many groups there are. */
        public boolean ofStudentizedRange() {
            return ofMeans;
        }
    }

    public PostHoc {
        pairs = List.copyOf(pairs);
    }

    static PostHoc none(String variable, Note why) {
        return new PostHoc(variable, null, null, List.of(), why);
    }

    public boolean asked() {
        return why == null;
    }

    /** How the P are adjusted, in a word: that of the adjustment, or {@code studentized-range}. */
    public String adjustment() {
        return method.ofStudentizedRange() ? "studentized-range" : adjust.word();
    }
}
