package org.counterpart.study;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Full-width punctuation where YAML needs the ordinary kind, as a Chinese keyboard writes it: named beside the problems
 * it makes.
 */
final class FullWidthMarks {
    /**
     * A key followed by a full-width colon, or a full-width comma or parenthesis on a line of a list or mapping in one
     * line.
     */
    private static final Pattern MARK =
            Pattern.compile("^[\\s\\-{\\[]*[A-Za-z_][\\w.-]*\\s*(：)|[{\\[][^\"'#]*?([，：])|[:\\-]\\s*(［|｛|【)");

    private FullWidthMarks() {}

    static void tell(String text, PlanProblems problems) {
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher mark = MARK.matcher(lines[i]);
            if (!lines[i].strip().startsWith("#") && mark.find()) {
                String which =
                        mark.group(1) != null ? mark.group(1) : mark.group(2) != null ? mark.group(2) : mark.group(3);
                problems.add(i + 1, "", which, "plan.full-width");
            }
        }
    }
}
