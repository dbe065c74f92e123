package org.counterpart.audit.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.RowId;

/**
 * Whether two levels that exclude each other hold more subjects than their group: neighbouring rows named alike but for
 * a pair of words such as male and female, yes and no. Fewer may be: some have no value.
 */
public final class LevelSums implements PublishedCheck {
    private static final List<Pattern> PAIRS = List.of(
            pair("males?", "females?"),
            pair("men|man", "women|woman"),
            pair("yes", "no"),
            pair("positive", "negative"),
            Pattern.compile("(.*?)(?:(男)|(女))性?(.*)"),
            Pattern.compile("(.*?)(?:(有)|(无))(.*)"),
            Pattern.compile("(.*?)(?:(是)|(否))(.*)"),
            Pattern.compile("(.*?)(?:(阳性)|(阴性))(.*)"));

    private static Pattern pair(String one, String other) {
        return Pattern.compile(
                "(.*?)\\b(?:(" + one + ")|(" + other + "))\\b(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    @Override
    public void check(PublishedResults results, Findings findings) {
        for (int i = 0; i + 1 < results.counts().size(); i++) {
            Count one = results.counts().get(i);
            Count other = results.counts().get(i + 1);
            if (one.group().equals(other.group()) && excludeEachOther(one.name(), other.name())) {
                Sizes sizes = results.sizes(one.group());
                Subject subject = new Subject(RowId.count(i), one.name() + ", " + other.name());
                sum(subject.part("cases_n"), one.casesN(), other.casesN(), sizes.cases(), false, findings);
                sum(
                        subject.part("controls_n"),
                        one.controlsN(),
                        other.controlsN(),
                        sizes.controls(),
                        sizes.controlsDerived(),
                        findings);
            }
        }
    }

    static boolean excludeEachOther(String one, String other) {
        for (Pattern words : PAIRS) {
            Matcher a = words.matcher(one.strip());
            Matcher b = words.matcher(other.strip());
            if (a.matches() && b.matches()) {
                boolean opposite = (a.group(2) == null) != (b.group(2) == null);
                return opposite && a.group(1).equals(b.group(1)) && a.group(4).equals(b.group(4));
            }
        }
        return false;
    }

    private static void sum(Subject subject, Printed one, Printed other, int n, boolean derived, Findings findings) {
        if (n < 1 || one.count() < 0 || other.count() < 0) {
            return;
        }
        int sum = one.count() + other.count();
        String shown = one.text() + " + " + other.text() + ", " + n;
        String computed = Integer.toString(sum);
        if (sum == n) {
            findings.consistent(subject, Check.LEVEL_TOTAL, shown, computed);
        } else if (derived) {
            findings.undetermined(subject, Check.LEVEL_TOTAL, shown, computed, "sizes-derived");
        } else if (sum < n) {
            findings.undetermined(subject, Check.LEVEL_TOTAL, shown, computed, "levels-fewer", n - sum);
        } else {
            findings.inconsistent(subject, Check.LEVEL_TOTAL, Severity.MINOR, shown, computed, Optional.empty());
        }
    }
}
