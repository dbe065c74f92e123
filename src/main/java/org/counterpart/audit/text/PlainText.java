package org.counterpart.audit.text;

/**
 * A text as pasted, and the same with half-width letters, digits and signs, one for one, so that places in both agree.
 */
record PlainText(String original, String text) {
    static PlainText of(String original) {
        StringBuilder out = new StringBuilder(original.length());
        for (int i = 0; i < original.length(); i++) {
            out.append(plain(original.charAt(i)));
        }
        return new PlainText(original, out.toString());
    }

    private static char plain(char c) {
        return switch (c) {
            case '，' -> ',';
            case '；' -> ';';
            case '～', '∼', '〜' -> '~';
            case '：', '∶' -> ':';
            case '−', '‐', '‑', '–', '—', '―' -> '-';
            case '·', '∙', '‧' -> '.';
            case '【', '〔', '［' -> '[';
            case '】', '〕', '］' -> ']';
            case '≦', '⩽' -> '≤';
            case '≧', '⩾' -> '≥';
            case '\u00A0', '\u2009', '\u202F', '\u3000', '\u2002', '\u2003' -> ' ';
            default -> c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
        };
    }

    /** As pasted. */
    String original(int from, int to) {
        return original.substring(from, to);
    }

    int line(int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
