package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.text.Token.Kind;

/** A text as tokens. */
final class Lexer {
    private static final String CI =
            "(?:CIs?|C\\.I\\.|IC|(?i:confidence[ -](?:intervals?|limits?))|置信区间|可信区间|置信限)(?: ?[(\\[]CI[)\\]])?";
    private static final Pattern INTERVAL = Pattern.compile("(?<![A-Za-z])(?:(\\d{2}(?:\\.\\d)?) ?%[ -]?" + CI + "|"
            + CI + " ?[:=(]? ?(\\d{2}(?:\\.\\d)?) ?%\\)?|\\[?" + CI + "\\]?)(?![A-Za-z])");
    /** Digits in one piece: thousands set off by commas or spaces, decimal point or comma, power of ten, per cent. */
    private static final Pattern NUMBER =
            Pattern.compile("(?:\\d{1,3}(?: \\d{3})+(?![\\d.,]*\\d)|\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\d,])"
                    + "|\\d+,\\d+(?![,.]?\\d)(?! ?% ?-?(?:CI|C\\.I|IC|conf|置信|可信))"
                    + "|\\d+(?:\\.\\d+)?|\\.\\d+)(?: ?[×x] ?10 ?\\^? ?-?\\d{1,3}|[eE]-\\d{1,3})?(?: ?%)?");

    private static final Pattern WORD =
            Pattern.compile("[A-Za-z][A-Za-z0-9'’]*(?:-[A-Za-z][A-Za-z0-9]*|-\\d+(?![.\\d]))*");
    private static final Set<String> ABBREVIATIONS =
            Set.of("vs", "al", "fig", "figs", "dr", "no", "approx", "e", "g", "i");

    private final PlainText plain;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Lexer(PlainText plain) {
        this.plain = plain;
        this.text = plain.text();
    }

    static List<Token> tokens(PlainText plain) {
        Lexer lexer = new Lexer(plain);
        int at = 0;
        while (at < lexer.text.length()) {
            at = lexer.next(at);
        }
        return lexer.tokens;
    }

    private int next(int at) {
        char c = text.charAt(at);
        if (c == '\n') {
            return blankLine(at);
        }
        if (Character.isWhitespace(c)) {
            return at + 1;
        }
        if (c == 'e' && betweenDigits(at)) {
            // A dash that was lost when the text was copied out of a page: 1.1e2.9.
            add(Kind.SIGN, at, at + 1, null, 0);
            return at + 1;
        }
        int end = interval(at);
        if (end < 0) {
            end = cue(at);
        }
        if (end < 0) {
            end = matched(NUMBER, Kind.NUMBER, at);
        }
        if (end < 0) {
            end = matched(WORD, Kind.WORD, at);
        }
        return end < 0 ? sign(at, c) : end;
    }

    private boolean betweenDigits(int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    /** Pasted lines are wrapped anywhere; only an empty one ends a sentence. */
    private int blankLine(int at) {
        int end = at + 1;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        if (text.substring(at + 1, end).indexOf('\n') >= 0) {
            add(Kind.END, at, end, null, 0);
        }
        return end;
    }

    private int interval(int at) {
        Matcher m = INTERVAL.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!m.lookingAt()) {
            return -1;
        }
        String level = m.group(1) != null ? m.group(1) : m.group(2);
        add(Kind.INTERVAL, at, m.end(), null, level == null ? 95 : Double.parseDouble(level));
        return m.end();
    }

    private int cue(int at) {
        for (Cue cue : Cue.values()) {
            int end = cue.end(text, at);
            if (end > 0) {
                add(Kind.CUE, at, end, cue, 0);
                return end;
            }
        }
        return -1;
    }

    private int matched(Pattern pattern, Kind kind, int at) {
        Matcher m = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!m.lookingAt()) {
            return -1;
        }
        add(kind, at, m.end(), null, 0);
        return m.end();
    }

    /** A sign, or a letter of a script that does not part its words. */
    private int sign(int at, char c) {
        if (c == '。' || c == '!' || c == '?' || (c == '.' && endsSentence(at))) {
            add(Kind.END, at, at + 1, null, 0);
        } else {
            add(Character.isLetter(c) ? Kind.WORD : Kind.SIGN, at, at + 1, null, 0);
        }
        return at + 1;
    }

    private boolean endsSentence(int at) {
        if (at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1))) {
            return false;
        }
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return last == null
                || !last.is(Kind.WORD)
                || !ABBREVIATIONS.contains(last.text().toLowerCase(Locale.ROOT));
    }

    private void add(Kind kind, int from, int to, Cue cue, double level) {
        tokens.add(new Token(kind, plain.text().substring(from, to), from, to, cue, level));
    }
}
