package org.counterpart.stats;

import java.util.Locale;

/**
 * A text that a file, a plan or a paper holds, as it may be shown to somebody: on one line, with nothing in it that a
 * terminal, an editor or a page
 * obeys. Line ends and tabs become a space, every other control character and every mark that turns the direction of
 * writing its number,
 * {@code \u001B}, and half a character U+FFFD. What is shown so once stays as it is when it is shown again.
 */
public final class OneLine {
    private OneLine() {}

    public static String of(String text) {
        if (text.codePoints().noneMatch(OneLine::isHidden)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isSpace(c)) {
                out.append(' ');
            } else if (isNoCharacter(c)) {
                out.append('\uFFFD');
            } else if (isHidden(c)) {
                out.append(numbered(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /**
     * {@code \u202E}, and a pair of them beyond the first 65,536 characters: what JSON and YAML read as that character.
     */
    public static String numbered(int c) {
        StringBuilder out = new StringBuilder();
        for (char half : Character.toChars(c)) {
            out.append(String.format(Locale.ROOT, "\\u%04X", (int) half));
        }
        return out.toString();
    }

    /** Whether a character is not seen as itself: it ends a line, moves or colours what follows, or is none at all. */
    public static boolean isHidden(int c) {
        return Character.isISOControl(c) || isLineEnd(c) || isNoCharacter(c) || isMark(c);
    }

    /** Marks that join letters within a word are part of the word. */
    private static boolean isMark(int c) {
        return Character.getType(c) == Character.FORMAT && c != 0xAD && c != 0x200C && c != 0x200D;
    }

    private static boolean isSpace(int c) {
        return c == '\t' || isLineEnd(c);
    }

    private static boolean isLineEnd(int c) {
        return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Half of a pair, or one of those that Unicode keeps for no character. */
    public static boolean isNoCharacter(int c) {
        return (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || (c & 0xFFFE) == 0xFFFE
                || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
