package org.counterpart.files.database;

import java.util.regex.Pattern;

/**
 * A text in SQL without what is no code in it: comments become a space, texts and quoted names two quotes.
 *
 * <p>Databases differ in what they take for a comment, a text or a name. Where one could read on as code what another
 * reads as text, the walk stops and says where ({@link #unclear}), so that nothing hides: a backslash before a quote,
 * {@code $tag$}, {@code #}, {@code --} without a blank, comments within comments or with {@code !}, {@code q'[}.
 */
final class SqlCode {
    private static final Pattern BACKSLASH = Pattern.compile("\\\\['\"`]");
    private static final Pattern DOLLARS = Pattern.compile("\\$[\\p{L}\\p{N}_]*\\$");
    private static final int SHOWN = 20;

    private final String sql;
    private final StringBuilder code = new StringBuilder();
    private int brackets;
    private int at;

    private SqlCode(String sql) {
        this.sql = sql;
    }

    /** The code, in the order of the text; the beginning of what is unclear in {@link UnclearException}. */
    static String of(String sql) throws UnclearException {
        SqlCode walk = new SqlCode(sql);
        while (walk.at < sql.length()) {
            walk.step();
        }
        return walk.code.toString();
    }

    /** What databases read differently. */
    static final class UnclearException extends Exception {
        private static final long serialVersionUID = 1L;

        UnclearException(String beginning) {
            super(beginning);
        }
    }

    private void step() throws UnclearException {
        char c = sql.charAt(at);
        boolean lonely = c == '\r' && !sql.startsWith("\n", at + 1);
        if (lonely || c == '#' || DOLLARS.matcher(sql).region(at, sql.length()).lookingAt()) {
            throw unclear();
        }
        if (c == '\'' || c == '"' || c == '`') {
            text(c);
        } else if (sql.startsWith("/*", at)) {
            comment();
        } else if (sql.startsWith("--", at)) {
            line();
        } else {
            brackets += c == '[' ? 1 : c == ']' && brackets > 0 ? -1 : 0;
            code.append(c);
            at++;
        }
    }

    private void text(char quote) throws UnclearException {
        int end = sql.indexOf(quote, at + 1);
        while (end >= 0 && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
            end = sql.indexOf(quote, end + 2);
        }
        String text = end < 0 ? "" : sql.substring(at, end + 1);
        // What stands in square brackets is a name to some, quotes and all.
        boolean name = brackets > 0 && text.indexOf(']') >= 0;
        boolean oracle = at > 0 && (sql.charAt(at - 1) == 'q' || sql.charAt(at - 1) == 'Q');
        if (end < 0 || name || oracle || BACKSLASH.matcher(text).find()) {
            throw unclear();
        }
        code.append(quote).append(quote);
        at = end + 1;
    }

    private void comment() throws UnclearException {
        int end = sql.indexOf("*/", at + 2);
        String text = end < 0 ? "" : sql.substring(at + 2, end);
        boolean runs = text.startsWith("!") || text.startsWith("M!");
        if (end < 0 || runs || text.contains("/*")) {
            throw unclear();
        }
        code.append(' ');
        at = end + 2;
    }

    private void line() throws UnclearException {
        int end = sql.indexOf('\n', at);
        String text = sql.substring(at + 2, end < 0 ? sql.length() : end);
        boolean comment = text.isEmpty() || Character.isWhitespace(text.charAt(0));
        if (!comment || text.replaceFirst("\r$", "").indexOf('\r') >= 0) {
            throw unclear();
        }
        code.append(' ');
        at = end < 0 ? sql.length() : end;
    }

    private UnclearException unclear() {
        String rest = sql.substring(at);
        return new UnclearException(rest.length() > SHOWN ? rest.substring(0, SHOWN) + "…" : rest);
    }
}
