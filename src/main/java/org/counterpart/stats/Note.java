package org.counterpart.stats;

import java.util.List;

/**
 * Something a reader of a result must know: why a number is absent, which rule chose a test, what was left out. The
 * code is a key of the message files ({@code report/messages/DOMAIN.LANG.properties}, the domain being what stands
 * before the first dot); the arguments fill its places {@code {0}}, {@code {1}} ... Arguments are names, terms of a
 * model, whole numbers, doubles, other notes, or lists of these; never a patient's row.
 *
 * @param variants in whose words it is told where it leaves the study that it is of ({@code KEY@VARIANT} of the message
 *     files); empty where whoever tells it knows
 */
public record Note(String code, List<Object> arguments, List<String> variants) {
    public Note {
        arguments = List.copyOf(arguments);
        variants = List.copyOf(variants);
    }

    public Note(String code, List<Object> arguments) {
        this(code, arguments, List.of());
    }

    public static Note of(String code, Object... arguments) {
        return new Note(code, List.of(arguments));
    }

    /** The same, to be told in these words by somebody who does not know of which study it is. */
    public Note in(List<String> words) {
        return new Note(code, arguments, words);
    }
}
