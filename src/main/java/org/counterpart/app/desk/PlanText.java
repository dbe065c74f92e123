package org.counterpart.app.desk;

import java.nio.charset.StandardCharsets;

/**
 * The text of the plan at one time.
 *
 * @param version counted up with each change
 */
public record PlanText(long version, String text) {
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public boolean isEmpty() {
        return text.isBlank();
    }
}
