package org.counterpart.audit.document;

import java.util.regex.Pattern;

/** Letters and digits that are set high: exponents stay, marks of footnotes and numbers of references go. */
final class Raised {
    private static final Pattern BASE = Pattern.compile("(?s).*(?:10|\\b[kcm]?m)");
    private static final Pattern SQUARED = Pattern.compile("(?s).*(?:[χΧ]|\\b[RrI])");
    private static final Pattern EXPONENT = Pattern.compile("[-−–]?\\d{1,2}");

    private Raised() {}

    /** What to show of raised letters behind this text. */
    static String shown(CharSequence before, String raised) {
        if (raised.strip().equals("2") && SQUARED.matcher(before).matches()) {
            return "2";
        }
        boolean power = EXPONENT.matcher(raised.strip()).matches()
                && BASE.matcher(before).matches();
        return power ? "^" + raised.strip() : "";
    }

    /** Spaces before the first letter, as tables indent with them. */
    static int leading(String text) {
        int spaces = 0;
        while (spaces < text.length()
                && (Character.isWhitespace(text.charAt(spaces)) || Character.isSpaceChar(text.charAt(spaces)))) {
            spaces++;
        }
        return spaces;
    }
}
