package org.counterpart.cohort;

/** The cells of one variable, one a subject, typed and validated. */
public sealed interface Column permits NumberColumn, LevelColumn, TextColumn {
    Variable variable();

    int size();

    boolean missing(int row);

    /** The cell as the file wrote it where that is known, else its canonical form; empty when missing. */
    String text(int row);

    Column select(int[] rows);

    /**
     * The same cells as levels: its own where it has some, else the cells that occur in ascending order (numbers as
     * numbers, else text).
     */
    LevelColumn asLevels();

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
