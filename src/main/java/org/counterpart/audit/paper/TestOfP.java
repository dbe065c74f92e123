package org.counterpart.audit.paper;

import java.util.Locale;

/** The test that a paper says its P values of a regression are of. */
public enum TestOfP {
    NOT_SAID,
    WALD,
    LIKELIHOOD_RATIO;

    /** As {@code published.yaml} writes it; empty where the paper does not say. */
    public String word() {
        return this == NOT_SAID ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static TestOfP of(String word) {
        for (TestOfP test : values()) {
            if (test.word().equals(word.strip())) {
                return test;
            }
        }
        return NOT_SAID;
    }
}
