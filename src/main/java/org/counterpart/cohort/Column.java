package org.counterpart.cohort;

/** The cells of one variable, one a subject, typed and validated. */
public sealed interface Column permits NumberColumn, LevelColumn, TextColumn {
    Variable variable();

    int size();

    boolean missing(int row);

    /** The cell as the file wrote it where that is known, else its canonical form; empty when missing. */
    String text(int row);

    Column select(int[] rows);

    default int missingCount() {
        int count = 0;
        for (int i = 0; i < size(); i++) {
            if (missing(i)) {
                count++;
            }
        }
        return count;
    }
}
