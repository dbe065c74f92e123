package org.counterpart.univariate.posthoc;

import java.util.List;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.univariate.NamedTest;

/**
 * Two of several groups compared.
 *
 * @param a the group that stands first
 * @param b the later one
 * @param difference a less b: of means, of mean ranks, of the shares of the second of two categories; NaN of more
 *     categories
 * @param ci of a difference of means, at the level of all pairs together; {@link Interval#NONE} of anything else
 * @param statistic q, z or chi-square; NaN of an exact test
 * @param df of q or chi-square; NaN of z and of an exact test
 * @param p of this pair alone, two-sided
 * @param pAdjusted for the number of pairs
 * @param test of two groups of categories that was chosen; null where one method does all pairs
 * @param notes why a number is not there
 */
public record Pair(
        String a,
        String b,
        double difference,
        Interval ci,
        double statistic,
        double df,
        double p,
        double pAdjusted,
        NamedTest test,
        List<Note> notes) {
    public Pair {
        notes = List.copyOf(notes);
    }

    Pair adjusted(double newP) {
        return new Pair(a, b, difference, ci, statistic, df, p, newP, test, notes);
    }
}
