package org.counterpart.files.excel.sheet;

import org.counterpart.files.text.Signs;

/** Text of a cell without what is no part of it: white space around, Excel's escapes, forms of a Chinese keyboard. */
public final class CellText {
    private CellText() {}

    /** Line breaks are {@code \n}; other control characters are spaces. */
    public static String of(String raw) {
        String text = raw;
        if (text.contains("_x")) {
            text = unescaped(text);
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    out.append('\n');
                }
            } else {
                out.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return narrow(Signs.seen(out.toString()));
    }

    /** A name of a column stands on one line. */
    public static String name(String text) {
        return text.replaceAll("[ \\t]*[\\n\\t]+\\s*", " ");
    }

    /** {@code _x000D_} is the character of that number (ECMA-376 part 1, 22.9.2.19). */
    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 6;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isEscape(String text, int at) {
        if (!text.startsWith("_x", at) || at + 6 >= text.length() || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            char c = text.charAt(i);
            if (Character.digit(c, 16) < 0 || c > 'f') {
                return false;
            }
        }
        return true;
    }

    /** Full-width letters and digits are the ordinary ones; signs only beside a digit, as of a number. */
    private static String narrow(String text) {
        boolean wide = false;
        for (int i = 0; i < text.length() && !wide; i++) {
            wide = text.charAt(i) >= '\uFF01' && text.charAt(i) <= '\uFF5E';
        }
        if (!wide) {
            return text;
        }
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            if (out[i] >= '\uFF01' && out[i] <= '\uFF5E' && Character.isLetterOrDigit(out[i])) {
                out[i] = (char) (out[i] - 0xFEE0);
            }
        }
        for (int i = 0; i < out.length; i++) {
            boolean before = i > 0 && isDigit(out[i - 1]);
            boolean behind = i + 1 < out.length && isDigit(out[i + 1]);
            boolean sign = ("．－／：".indexOf(out[i]) >= 0 && before && behind)
                    || ("－＋".indexOf(out[i]) >= 0 && i == 0 && behind)
                    || (out[i] == '％' && before);
            if (sign) {
                out[i] = (char) (out[i] - 0xFEE0);
            }
        }
        return new String(out);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
