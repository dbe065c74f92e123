package org.counterpart.audit.text;

import java.util.EnumSet;
import java.util.Set;
import org.counterpart.audit.lexicon.Cue;

/**
 * Which measures are of one row: those that follow one another without a word between them that could name another
 * marker or cut. A cut-off belongs to what is said at it, whichever comes first.
 */
final class Rows {
    /** What may stand between two measures of one row. */
    private static final String BETWEEN = " and with a an the of its 和 及 与 respectively ";
    /** Between a cut-off and what is measured at it: its unit, and that it had or gave. */
    private static final String AT_CUT =
            " ng pg ug μg µg mg g kg u iu ml l dl mmol nmol pmol umol μmol µmol mm cm points score"
                    + " yielded gave showed provided had produced achieved resulted in giving yielding for which at 时 对 应 的 其 ";
    /** Between what is measured and the cut-off it was measured at. */
    private static final String BEFORE_CUT = " at using when for best optimal ";

    private int number;
    private String subject = "";
    private final Set<Cue> measured = EnumSet.noneOf(Cue.class);
    private Cue last;
    /** Whether nothing but signs followed the last value of the sentence before. */
    private boolean open;

    void nextSentence() {
        last = open ? last : null;
    }

    /** @param isOpen whether nothing but signs stands behind its last value */
    void endSentence(boolean isOpen) {
        open = isOpen;
    }

    int number() {
        return number;
    }

    /**
     * The row of the next measure.
     *
     * @param from the token behind the last value of this sentence; -1 before the first
     * @param to the token of the measure
     * @param whose the words that lead to its value
     */
    int row(ItemParser items, int from, int to, String whose) {
        Cue next = items.at(to).is(Token.Kind.CUE) ? items.at(to).cue() : null;
        boolean goesOn = from >= 0 || open;
        boolean cutNext = next == Cue.CUTOFF && from >= 0 && !measured.contains(Cue.CUTOFF) && !measured.isEmpty();
        boolean cutBefore = last == Cue.CUTOFF && from >= 0;
        for (int i = Math.max(0, from); i < to && goesOn; i++) {
            Token t = items.at(i);
            boolean cue = t.is(Token.Kind.CUE) && t.cue().isMeasure();
            goesOn = t.isSign(",;、()[]")
                    || t.isWord(BETWEEN)
                    || cue
                    || (i == to - 1 && t.isNumber())
                    || share(items, i)
                    || (cutNext && t.isWord(BEFORE_CUT))
                    || (cutBefore && (t.isWord(AT_CUT) || t.isSign("/%")));
        }
        boolean other = !whose.isEmpty() && !subject.isEmpty() && !whose.equals(subject) && !cutBefore && !cutNext;
        if (!goesOn || other) {
            number++;
            subject = "";
            measured.clear();
        }
        subject = whose.isEmpty() ? subject : whose;
        return number;
    }

    /** {@code (45/50)}. */
    private static boolean share(ItemParser items, int i) {
        return i > 0
                && (items.at(i).isSign("/") || items.at(i).isNumber())
                && (items.at(i).isSign("/")
                        || items.at(i - 1).isSign("/")
                        || items.at(i + 1).isSign("/"));
    }

    /** A measure of the row that {@link #row} gave. */
    void measured(Cue cue) {
        measured.add(cue);
        last = cue;
    }
}
