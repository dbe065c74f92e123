package org.counterpart.app.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A word that nobody guesses: 256 random bits, compared in the same time whatever is offered. */
final class Secret {
    private static final int BYTES = 32;

    private final String word;

    private Secret(String word) {
        this.word = word;
    }

    static Secret make() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String word() {
        return word;
    }

    boolean is(String offered) {
        return offered != null
                && MessageDigest.isEqual(
                        word.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }
}
