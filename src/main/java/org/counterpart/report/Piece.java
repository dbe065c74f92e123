package org.counterpart.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** What an address may hold beside letters and digits; the rest is written as bytes, {@code %5B}. */
    private static final String KEPT = "-._~!$&'()*+,;=:@/";

    /** Word takes no longer address. */
    private static final int LONGEST = 2000;

    /** Where the piece leads to. */
    public String address() {
        return address(doi);
    }

    private static String address(String doi) {
        StringBuilder out = new StringBuilder("https://doi.org/");
        byte[] bytes = doi.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xFF;
            boolean letter = (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
            if (letter || KEPT.indexOf(b) >= 0 || (b == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2))) {
                out.append((char) b);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", b));
            }
        }
        return out.toString();
    }

    private static boolean isHex(byte[] bytes, int at) {
        return at < bytes.length && Character.digit(bytes[at], 16) >= 0;
    }

    public static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = DOI.matcher(text);
        int done = 0;
        while (matcher.find()) {
            String doi = matcher.group(1);
            int end = matcher.end();
            while (!doi.isEmpty() && (".,;:".indexOf(doi.charAt(doi.length() - 1)) >= 0 || unopened(doi))) {
                doi = doi.substring(0, doi.length() - 1);
                end--;
            }
            if (address(doi).length() > LONGEST) {
                continue;
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
