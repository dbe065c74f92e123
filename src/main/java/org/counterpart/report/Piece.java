package org.counterpart.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of text, and where it leads to.
 *
 * @param doi empty for plain text
 */
public record Piece(String text, String doi) {
    private static final Pattern DOI =
            Pattern.compile("(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s?)(10\\.\\d{4,9}/[^\\s\"<>，。；、）]+)");

    public static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = DOI.matcher(text);
        int done = 0;
        while (matcher.find()) {
            String doi = matcher.group(1);
            int end = matcher.end();
            while (".,;:".indexOf(doi.charAt(doi.length() - 1)) >= 0 || unopened(doi)) {
                doi = doi.substring(0, doi.length() - 1);
                end--;
            }
            pieces.add(new Piece(text.substring(done, matcher.start()), ""));
            pieces.add(new Piece(text.substring(matcher.start(), end), doi));
            done = end;
        }
        pieces.add(new Piece(text.substring(done), ""));
        pieces.removeIf(p -> p.text().isEmpty());
        return pieces;
    }

    private static boolean unopened(String doi) {
        return doi.endsWith(")")
                && doi.chars().filter(c -> c == '(').count()
                        < doi.chars().filter(c -> c == ')').count();
    }
}
