package org.counterpart.files.sas;

/**
 * Numbers of IBM mainframes, as transport files hold them: a sign, an exponent of 16 in excess of 64, and a fraction of
 * 56 bits, of which the file may hold the first 2 to 8 bytes. Source: SAS Institute, TS-140.
 */
final class IbmNumber {
    private IbmNumber() {}

    /**
     * The missing value that bytes hold, {@code .}, {@code _} or {@code A} to {@code Z}, with nothing behind it; 0 for
     * a number.
     */
    static char missing(byte[] row, int at, int length) {
        char first = (char) (row[at] & 0xFF);
        if (first != '.' && first != '_' && (first < 'A' || first > 'Z')) {
            return 0;
        }
        for (int i = at + 1; i < at + length; i++) {
            if (row[i] != 0) {
                return 0;
            }
        }
        return first;
    }

    /** Exact where the fraction has at most 53 bits, as those that SAS writes have. */
    static double of(byte[] row, int at, int length) {
        long fraction = 0;
        for (int i = 1; i < 8; i++) {
            fraction = fraction << 8 | (i < length ? row[at + i] & 0xFF : 0);
        }
        int exponent = (row[at] & 0x7F) - 64;
        double size = Math.scalb((double) fraction, 4 * exponent - 56);
        return row[at] < 0 ? -size : size;
    }
}
