package org.counterpart.files.text;

/** Signs of a text that show nothing: white space of every kind around it, and marks without any width. */
public final class Signs {
    private Signs() {}

    /** Whether nothing is to be seen of a sign at the beginning or the end of a text. */
    public static boolean isBlank(char c) {
        return c <= ' '
                || (c >= 0x80
                        && (Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || c == 0x85
                                || c == 0x200C
                                || c == 0x200D
                                || isNothing(c)));
    }

    /** Whether a sign says nothing within a text either; joiners, which writing of Persia and India needs, do. */
    private static boolean isNothing(char c) {
        return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF;
    }

    /** A text without blanks around it and without signs that say nothing. */
    public static String seen(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= 0x80 && isNothing(text.charAt(i))) {
                return without(text, from, to);
            }
        }
        return text.substring(from, to);
    }

    private static String without(String text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (!isNothing(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
