package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;

/**
 * What every test answers with. A quantity that the test does not have, or that the data cannot give, is {@code NaN};
 * in the second case the notes say why.
 */
public interface TestResult {
    /** The value printed before P: t, F, U, W, V, H or χ². */
    double statistic();

    /** Two-sided P. */
    double p();

    List<Note> notes();

    default double df() {
        return Double.NaN;
    }

    /** Denominator degrees of freedom of an F statistic. */
    default double df2() {
        return Double.NaN;
    }

    /** Standard normal deviate of a rank or trend test. */
    default double z() {
        return Double.NaN;
    }

    default double estimate() {
        return Double.NaN;
    }

    default Interval ci() {
        return Interval.NONE;
    }
}
