package org.counterpart.stats;

import java.util.List;

/**
 * Something a reader of a result must know: why a number is absent, which rule chose a test, what was left out. The
 * code is a key of the message files ({@code report/messages/DOMAIN.LANG.properties}, the domain being what stands
 * before the first dot); the arguments fill its places {@code {0}}, {@code {1}} ... Arguments are names, terms of a
 * model, whole numbers, doubles, other notes, or lists of these; never a patient's row.
 */
public record Note(String code, List<Object> arguments) {
    public Note {
        arguments = List.copyOf(arguments);
    }

    public static Note of(String code, Object... arguments) {
        return new Note(code, List.of(arguments));
    }
}
