package org.counterpart.cohort.cell;

import org.counterpart.files.text.Signs;
import org.counterpart.stats.OneLine;

/** Text of a cell: white space around it, full-width characters in it, and how much of it a message shows. */
public final class Cells {
    private static final int SHOWN = 60;

    private Cells() {}

    /** Without surrounding white space, the full-width and no-break kinds included, and without zero-width signs. */
    public static String trim(String s) {
        return Signs.seen(s);
    }

    /** Full-width letters, digits and punctuation (U+FF01 to U+FF5E, U+3000) as their ordinary forms. */
    public static String narrow(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (narrow(s.charAt(i)) != s.charAt(i)) {
                StringBuilder out = new StringBuilder(s);
                for (int j = i; j < s.length(); j++) {
                    out.setCharAt(j, narrow(s.charAt(j)));
                }
                return out.toString();
            }
        }
        return s;
    }

    private static char narrow(char c) {
        return c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c == 0x3000 ? ' ' : c;
    }

    /** The minus signs of typesetters (U+2212, the dashes U+2010 to U+2013) as the one of keyboards. */
    public static String minus(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x2010) {
                return text.replace('\u2212', '-')
                        .replace('\u2013', '-')
                        .replace('\u2012', '-')
                        .replace('\u2010', '-')
                        .replace('\u2011', '-');
            }
        }
        return text;
    }

    /** Spreadsheets keep the zeros of {@code 000123} by writing {@code ="000123"}: what is in its quotes is meant. */
    public static String keptAsText(String cell) {
        int end = cell.length() - 1;
        boolean kept = end > 2 && cell.charAt(0) == '=' && cell.charAt(1) == '"' && cell.indexOf('"', 2) == end;
        return kept ? cell.substring(2, end) : cell;
    }

    /**
     * A cell as numbers, dates and words are read from it: trimmed, ordinary forms of full-width characters and of
     * minus signs.
     */
    public static String plain(String cell) {
        return minus(narrow(trim(cell)));
    }

    /**
     * The cell as a message shows it: one line, nothing that a terminal obeys, not longer than a line of a terminal.
     */
    public static String shown(String cell) {
        int[] start = cell.codePoints().limit(SHOWN).toArray();
        String shown = new String(start, 0, start.length);
        return OneLine.of(shown) + (shown.length() < cell.length() ? "…" : "");
    }
}
