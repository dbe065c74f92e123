package org.counterpart.audit.lexicon;

/**
 * A text as pasted, and the same with half-width letters, digits and signs, one for one, so that places in both agree.
 */
public record PlainText(String original, String text) {
    public static PlainText of(String original) {
        StringBuilder out = new StringBuilder(original.length());
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            boolean exponent = i > 0 && "0⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(original.charAt(i - 1)) >= 0;
            out.append(exponent && "¹²³".indexOf(c) >= 0 ? (char) ('1' + "¹²³".indexOf(c)) : plain(c));
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
            case '⁰' -> '0';
            case '⁴', '⁵', '⁶', '⁷', '⁸', '⁹' -> (char) (c - '⁴' + '4');
            case '⁻' -> '-';
            case '≦', '⩽' -> '≤';
            case '≧', '⩾' -> '≥';
            case '\u00A0', '\u2009', '\u202F', '\u3000', '\u2002', '\u2003' -> ' ';
            default -> c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
        };
    }

    /** As pasted. */
    public String original(int from, int to) {
        return original.substring(from, to);
    }

    public int line(int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
