package org.counterpart.audit.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Where a file ends too early: how that is seen, and what of its last paragraph or row may not be used. */
final class Unfinished {
    private static final Set<String> PARTS =
            Set.of("p", "tr", "li", "title", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "w:p", "w:tr");
    private static final Pattern WHOLE_PART = Pattern.compile(
            "</(?:p|tr|li|title|caption|h[1-6]|table|tbody|thead|table-wrap|div|sec|section|main|body|ul|ol|abstract|w:p|w:tr|w:tbl)>\\s*$");

    private Unfinished() {}

    /** Whether that stands nowhere in its last bytes. */
    static boolean lacks(byte[] bytes, String end, int within) {
        return !last(bytes, within).contains(end);
    }

    /** Without the paragraph or row in which the file ends: a number of it may have lost its last digits. */
    static void dropLast(Element root, byte[] bytes) {
        if (WHOLE_PART.matcher(last(bytes, 100)).find()) {
            return;
        }
        Element last = root;
        while (last.lastElementChild() != null && !PARTS.contains(last.normalName())) {
            last = last.lastElementChild();
        }
        if (!last.equals(root)) {
            last.remove();
        }
    }

    private static String last(byte[] bytes, int within) {
        int from = Math.max(0, bytes.length - within);
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
