package org.counterpart.cohort.cell;

import org.counterpart.stats.Note;

/**
 * One thing wrong with an input file.
 *
 * @param source the file as the user named it
 * @param line line in the file as an editor shows it, the first is 1; 0 when the whole file is meant
 * @param column name of the column or key; empty when none
 * @param cell the offending text; empty when none
 * @param what what is wrong and what was expected
 */
public record Problem(String source, int line, String column, String cell, Note what) {
    /** This problem when its line was counted from below so many lines. */
    Problem below(int linesAbove) {
        return new Problem(source, line + linesAbove, column, cell, what);
    }
}
