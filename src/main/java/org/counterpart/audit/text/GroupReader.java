package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Mean;

/**
 * Means with standard deviations, and counts with percentages, of two groups that the text itself calls cases and
 * controls, with the test right behind them. Of two groups without those names it is not certain which is which.
 */
final class GroupReader {
    private static final String NUMBER = "(?<![\\d.])(\\d{1,6}(?:\\.\\d{1,4})?)";
    private static final String MEAN = "\\(?" + NUMBER + " ?± ?" + NUMBER + "\\)?";
    private static final String SHARE = NUMBER + " ?\\((\\d{1,3}(?:\\.\\d{1,2})? ?%)\\)";
    private static final String UNIT = " ?(?:kg/m[2²]|[^\\d,;.。()±]{0,14}?)";
    private static final String CASES = "(?<cases>(?:the )?(?:cases|case group))";
    private static final String CONTROLS = "(?<controls>(?:the )?(?:controls|control group))";
    private static final String LEADS = " (?:in|for|among|of) ";
    private static final String VERSUS = ",? (?:and|vs\\.?|versus|compared (?:with|to)) ";
    private static final String HAN_CASES = "(?<cases>病例组|观察组|研究组)";
    private static final String HAN_WORDS = "[^\\d,;.。()±]{0,12}";
    /** The test of the comparison and nothing else: (t=0.38, P=0.704). */
    private static final String TEST =
            "(?:, ?| )?(?:差异[^\\d,;.。()]{0,12})?[(\\[,;]? ?(?:t ?= ?-?(?<t>\\d+\\.\\d+) ?[,;] ?)?"
                    + "(?:[χΧ] ?[²2] ?= ?(?<chi>\\d+\\.\\d+) ?[,;] ?)?[pP] ?(?<p>[=<>] ?0?\\.\\d+)(?! for|\\d)";

    private static final List<Pattern> MEANS = List.of(
            pattern(MEAN + UNIT + LEADS + CASES + VERSUS + MEAN + UNIT + LEADS + CONTROLS + TEST),
            pattern(HAN_CASES + HAN_WORDS + MEAN + UNIT + "[,;] ?(?<controls>对照组)" + HAN_WORDS + MEAN + UNIT + TEST));
    private static final List<Pattern> COUNTS = List.of(
            pattern(SHARE + LEADS + CASES + VERSUS + SHARE + LEADS + CONTROLS + TEST),
            pattern(HAN_CASES + HAN_WORDS + NUMBER + " ?例 ?\\((\\d{1,3}(?:\\.\\d{1,2})? ?%)\\)" + HAN_WORDS
                    + "[,;] ?(?<controls>对照组)" + HAN_WORDS + NUMBER + " ?例 ?\\((\\d{1,3}(?:\\.\\d{1,2})? ?%)\\)"
                    + HAN_WORDS
                    + TEST));
    /** Groups of a trial, of several, or of a part are not the cases and controls of the study. */
    private static final Pattern OTHER =
            Pattern.compile("random|随机|亚组|subgroup|训练|验证|training|validation|[三四]组", Pattern.CASE_INSENSITIVE);

    private final PlainText plain;
    private final Said said;

    GroupReader(PlainText plain, Said said) {
        this.plain = plain;
        this.said = said;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    List<Mean> means() {
        List<Mean> means = new ArrayList<>();
        for (Matcher m : all(MEANS)) {
            int[] g = numbers(m);
            means.add(new Mean(
                    name(m),
                    "all",
                    false,
                    take("mean", m, g[0]),
                    take("sd", m, g[1]),
                    take("mean", m, g[2]),
                    take("sd", m, g[3]),
                    named("t", "t", m),
                    named("p", "p", m)));
        }
        return means;
    }

    List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        for (Matcher m : all(COUNTS)) {
            int[] g = numbers(m);
            counts.add(new Count(
                    name(m),
                    "all",
                    take("n", m, g[0]),
                    take("pct", m, g[1]),
                    take("n", m, g[2]),
                    take("pct", m, g[3]),
                    named("p", "p", m),
                    named("chi2", "chi", m)));
        }
        return counts;
    }

    /** Every place where one of these stands that nothing else was read of. */
    private List<Matcher> all(List<Pattern> patterns) {
        List<Matcher> found = new ArrayList<>();
        if (!OTHER.matcher(plain.text()).find()) {
            for (Pattern pattern : patterns) {
                int from = 0;
                Matcher m = pattern.matcher(plain.text());
                while (m.find(from)) {
                    if (!said.taken(m.start(), m.end())) {
                        found.add(m);
                    }
                    from = m.end();
                    m = pattern.matcher(plain.text());
                }
            }
        }
        return found;
    }

    /** The groups of the four numbers, those with names left out. */
    private static int[] numbers(Matcher m) {
        int[] groups = new int[4];
        int k = 0;
        for (int i = 1; i <= m.groupCount() && k < 4; i++) {
            String text = m.group(i);
            boolean number = text != null && Character.isDigit(text.charAt(0)) && m.start(i) < testStart(m);
            if (number) {
                groups[k++] = i;
            }
        }
        return groups;
    }

    private static int testStart(Matcher m) {
        return m.group("t") != null ? m.start("t") : m.group("chi") != null ? m.start("chi") : m.start("p");
    }

    /** The words of the sentence before the first number. */
    private String name(Matcher m) {
        String text = plain.text();
        int start = m.start();
        while (start > 0 && m.start() - start < 60 && ",;.。:\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        String words =
                plain.original(start, m.start()).replaceAll("[(（\\s]+$", "").strip();
        String bare = words.replaceFirst("(?i)^(?:the|and) ", "")
                .replaceFirst(
                        "(?i) (?:was|were)(?: (?:present|found|seen|observed|reported|detected))?(?: (?:in|by))?$", "");
        String own = plain.original(m.end("cases"), m.end("cases") + 12).toLowerCase(Locale.ROOT);
        String after = own.isEmpty() || own.codePointAt(0) < 128 ? "" : own.replaceFirst("[\\d(（].*$", "");
        String name = bare.isEmpty() ? after : bare;
        return name.isEmpty() ? "#1" : name;
    }

    private Printed take(String what, Matcher m, int group) {
        said.understand(what, m.start(group), m.end(group));
        return Printed.of(m.group(group), plain.line(m.start(group)));
    }

    private Printed named(String what, String group, Matcher m) {
        if (m.group(group) == null) {
            return Printed.NONE;
        }
        said.understand(what, m.start(group), m.end(group));
        String text = m.group(group).replace("=", "").replace(" ", "");
        return Printed.of(text, plain.line(m.start(group)));
    }
}
