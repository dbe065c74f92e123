package org.counterpart.files.stata;

/**
 * The widths that a format of Stata's files has, in bytes.
 *
 * @param name of a variable or a set of labels
 * @param format of a display format
 * @param label of a variable
 */
record DtaLayout(int release, int name, int format, int label) {
    /** Null when the format is not one of these. */
    static DtaLayout of(int release) {
        return switch (release) {
            case 113 -> new DtaLayout(release, 33, 12, 81);
            case 114, 115, 117 -> new DtaLayout(release, 33, 49, 81);
            case 118, 119 -> new DtaLayout(release, 129, 57, 321);
            default -> null;
        };
    }

    /** Whether sections stand between tags. */
    boolean tagged() {
        return release >= 117;
    }

    /** Whether text is UTF-8; before, nothing says what it is. */
    boolean unicode() {
        return release >= 118;
    }
}
