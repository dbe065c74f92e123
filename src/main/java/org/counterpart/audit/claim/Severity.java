package org.counterpart.audit.claim;

import java.util.Locale;

/** How much an inconsistency matters. */
public enum Severity {
    /** It decides whether something is called significant. */
    DECISION,
    /** Far beyond anything rounding does. */
    GROSS,
    /** The last digits, or nearly. */
    MINOR,
    /** Nothing is wrong, or nothing is known to be. */
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
