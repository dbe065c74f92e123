package org.counterpart.regression;

/**
 * A parameter that cannot be told apart from others: its column is a linear combination of theirs.
 *
 * @param parameter the one left out
 * @param others parameters its column is a combination of (the intercept among them only when it alone is)
 */
@SuppressWarnings("ArrayRecordComponent") // a package-private value, never compared
record Alias(int parameter, int[] others) {
    boolean involves(int p) {
        if (p == parameter) {
            return true;
        }
        for (int other : others) {
            if (other == p) {
                return true;
            }
        }
        return false;
    }
}
