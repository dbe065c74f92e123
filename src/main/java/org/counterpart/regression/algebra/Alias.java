package org.counterpart.regression.algebra;

/**
 * A parameter that cannot be told apart from others: its column is a linear combination of theirs.
 *
 * @param parameter the one left out
 * @param others parameters its column is a combination of (the intercept among them only when it alone is)
 */
@SuppressWarnings("ArrayRecordComponent") // a package-private value, never compared
public record Alias(int parameter, int[] others) {
    public boolean involves(int p) {
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
