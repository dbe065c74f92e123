package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.TextTable;

/**
 * How wide a text is, and where it may break. The widths are upper ones over the fonts a reader may have (Noto Sans
 * CJK, Microsoft YaHei, PingFang, Arial, Liberation Sans), never those of this machine, so a figure is laid out alike
 * everywhere and does not overlap.
 */
public final class Lettering {
    static final String FAMILY = "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif";

    /** Marks that must not begin a line, and those that must not end one. */
    private static final String NOT_FIRST = "，。、；：？！）》」』】〕％”’…,.;:?!)]}%";

    private static final String NOT_LAST = "（《「『【〔“‘([{";

    private Lettering() {}

    /** The fonts figures ask for, the best one first. */
    public static List<String> families() {
        return List.of(FAMILY.split(", ", -1));
    }

    static double width(String text, double size) {
        return text.codePoints().mapToDouble(Lettering::em).sum() * size;
    }

    private static double em(int c) {
        if (TextTable.width(c) != 1) {
            return TextTable.width(c) / 2.0;
        }
        if ("ijl|!'.,:;`".indexOf(c) >= 0) {
            return 0.29;
        }
        if (" \u00a0ftrI()[]{}/-\u2009".indexOf(c) >= 0) {
            return 0.39;
        }
        if ("mwMW%@—".indexOf(c) >= 0) {
            return 0.95;
        }
        if ("“”‘’…±×≤≥∞²·•".indexOf(c) >= 0) {
            return 1;
        }
        if ((c >= 'A' && c <= 'Z') || "+−=<>≈→←".indexOf(c) >= 0) {
            return 0.71;
        }
        return 0.58;
    }

    /**
     * Lines no wider than {@code width}; broken at spaces, after hyphens, between Chinese characters, or where it must
     * be.
     */
    static List<String> wrap(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int end = lineEnd(rest, size, width);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static int lineEnd(String text, double size, double width) {
        double used = 0;
        int last = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (i > 0 && mayBreak(text.codePointBefore(i), c)) {
                last = i;
            }
            used += em(c) * size;
            if (used > width && !Character.isWhitespace(c)) {
                return last > 0 ? last : Math.max(i, Character.charCount(c));
            }
            i += Character.charCount(c);
        }
        return text.length();
    }

    private static boolean mayBreak(int before, int after) {
        if (NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) {
            return false;
        }
        return (Character.isWhitespace(before) && before != '\u2009')
                || (before == '-' && Character.isLetter(after))
                || wide(before)
                || wide(after);
    }

    private static boolean wide(int c) {
        return TextTable.width(c) == 2;
    }
}
