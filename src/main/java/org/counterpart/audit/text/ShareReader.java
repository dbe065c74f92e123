package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.NumberStyle;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.Proportion;

/** Counts of a total with their percentage: 38/61 (62.3%), 38 of 61 cases (62.3%), 62.3% (38/61). */
final class ShareReader {
    private static final String COUNT = "(?<![\\d.,/])(\\d{1,6})";
    private static final String PERCENT = "(\\d{1,3}(?:\\.\\d{1,3})? ?%)";
    /** The groups are the count, the total and the percentage by their names. */
    private static final List<Pattern> SHARES = List.of(
            Pattern.compile("(?<count>" + COUNT + ")\\s*/\\s*(?<total>\\d{1,6})\\s*[(,\\[]\\s*(?<pct>" + PERCENT + ")"),
            Pattern.compile("(?<count>" + COUNT + ") (?:of|out of) (?:the |all )?(?<total>\\d{1,6}) "
                    + "(?:[A-Za-z-]{2,15} ){0,3}[(\\[](?<pct>" + PERCENT + ")[)\\];,]"),
            Pattern.compile("(?<pct>(?<![\\d.])" + PERCENT + ") ?[(\\[](?<count>" + COUNT
                    + ") ?(?:/|of|out of) ?(?<total>\\d{1,6})[)\\]]"),
            Pattern.compile("(?<count>" + COUNT + ") ?[(\\[](?<pct>" + PERCENT
                    + ")[)\\]] (?:of|out of) (?:the |all )?(?<total>\\d{1,6})(?![\\d/%]|[.,]\\d)"));
    /** Grades, classes and scales are written so too. */
    private static final Pattern GRADE =
            Pattern.compile("(?:grades?|stages?|class|ASA|Gleason|score|\\b[TN]) ?$", Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_ALL = Pattern.compile(
            "(?<![A-Za-z])(?:Of|Among) (?:the |all )?(\\d[\\d ,]*\\d) (?:patients|subjects|participants|women|men|children)"
                    + "(?: with [a-z][a-z -]{2,30})?,"
                    + " (\\d+) ?\\((\\d+(?:\\.\\d+)? ?%)\\)");

    private final PlainText plain;
    private final Said said;
    private final NumberStyle style;
    private final List<Proportion> shares = new ArrayList<>();

    ShareReader(PlainText plain, Said said, NumberStyle style) {
        this.plain = plain;
        this.said = said;
        this.style = style;
    }

    List<Proportion> shares() {
        for (Pattern pattern : SHARES) {
            Matcher m = pattern.matcher(plain.text());
            while (m.find()) {
                boolean free =
                        !said.taken(m.start("count"), m.end("count")) && !said.taken(m.start("total"), m.end("total"));
                if (free && isShare(m)) {
                    shares.add(new Proportion(
                            name(), number("count", m, "count"), number("total", m, "total"), number("pct", m, "pct")));
                }
            }
        }
        sharesOfAll();
        return shares;
    }

    private String name() {
        return "#" + (shares.size() + 1);
    }

    /** Grades 3/4, blood pressures 140/90 and months 06/2022 stand before percentages too. */
    private boolean isShare(Matcher m) {
        double count = Double.parseDouble(m.group("count"));
        double total = Double.parseDouble(m.group("total"));
        double percent = Double.parseDouble(m.group("pct").replace("%", "").strip());
        String before = plain.text().substring(Math.max(0, m.start("count") - 10), m.start("count"));
        return count <= total
                && Math.abs(100 * count / total - percent) < 6
                && !GRADE.matcher(before).find();
    }

    /** {@code Of 1120 patients, 61 (5.4%) developed pain}: a share of all of them. */
    private void sharesOfAll() {
        Matcher m = OF_ALL.matcher(plain.text());
        while (m.find()) {
            Printed total = style.count(m.group(1), plain.line(m.start(1)));
            Printed count = style.count(m.group(2), plain.line(m.start(2)));
            if (total.count() > 0 && count.count() > 0 && !said.taken(m.start(2), m.end(3))) {
                said.understand("count", m.start(2), m.end(2));
                said.understand("pct", m.start(3), m.end(3));
                shares.add(new Proportion(name(), count, total, Printed.of(m.group(3), plain.line(m.start(3)))));
            }
        }
    }

    /** A percentage that is a sensitivity as well is understood already. */
    private Printed number(String what, Matcher m, String group) {
        if (!said.taken(m.start(group), m.end(group))) {
            said.understand(what, m.start(group), m.end(group));
        }
        return Printed.of(m.group(group), plain.line(m.start(group)));
    }
}
