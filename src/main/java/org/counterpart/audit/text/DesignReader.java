package org.counterpart.audit.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.paper.PublishedResults;

/** Whether the subjects of a text were matched, and how many to one. */
final class DesignReader {
    /** What is matched: subjects, not a title, a donor or the repair of mismatches. */
    private static final Pattern MATCHED = Pattern.compile(
            "(?<!un)(?<!mis)(?<!mis-)(?:match(?:ed|ing)(?= (?:1|one|for|by|on|to|with|with[a-z]*|case|control|cohort|pairs?"
                    + "|design|study|group|healthy|individual|women|men|patients|subjects|in a|at a|using)|[ -]?\\(|\\d)"
                    + "|(?<=(?:age|sex|gender|pair|individually|frequency|score|ratio|case)[- ])match(?:ed|ing)"
                    + "|(?:was|were|each|and|are) match|matched(?= 1)|after matching)|匹配|配对|配比",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OTHER =
            Pattern.compile("random|随机|donor|matching placebo|matched placebo", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATIO = Pattern.compile("(?<![\\d:.])1\\s*:\\s*(\\d{1,2})(?![\\d:]|\\.\\d)");

    private final PlainText plain;
    private final Said said;

    DesignReader(PlainText plain, Said said) {
        this.plain = plain;
        this.said = said;
    }

    String design() {
        if (OTHER.matcher(plain.text()).find() || !MATCHED.matcher(plain.text()).find()) {
            return "";
        }
        Matcher ratio = RATIO.matcher(plain.text());
        if (ratio.find()
                && Integer.parseInt(ratio.group(1)) <= 10
                && !said.taken(ratio.start(), ratio.end())
                && besideMatching(ratio)) {
            said.understand("design", ratio.start(), ratio.end());
            return "matched 1:" + ratio.group(1);
        }
        return "matched";
    }

    /** Whether a matching is spoken of in the same sentence. */
    private boolean besideMatching(Matcher ratio) {
        int from = Math.max(
                plain.text().lastIndexOf(". ", ratio.start()), plain.text().lastIndexOf('。', ratio.start()));
        int stop = plain.text().indexOf(". ", ratio.end());
        int zh = plain.text().indexOf('。', ratio.end());
        int end = Math.min(
                stop < 0 ? plain.text().length() : stop, zh < 0 ? plain.text().length() : zh);
        return PublishedResults.matches(plain.text().substring(Math.max(0, from), end), "match|匹配|配对|配比");
    }
}
