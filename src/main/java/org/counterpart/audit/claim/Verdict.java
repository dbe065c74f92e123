package org.counterpart.audit.claim;

import java.util.Locale;

/** What a check says of a printed number. */
public enum Verdict {
    /** Some true values inside the rounding intervals satisfy the identity. */
    CONSISTENT,
    /** None do, and no ordinary cause fits. */
    INCONSISTENT,
    /** The digits are too few to tell, or an ordinary cause fits; the explanation names it. */
    UNDETERMINED;

    /** The word of the JSON output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
