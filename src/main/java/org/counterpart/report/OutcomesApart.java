package org.counterpart.report;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterpart.cohort.CaseDefinition;
import org.counterpart.cohort.CaseDefinition.Status;
import org.counterpart.cohort.Cohort;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.StudyResult;
import org.counterpart.study.model.Sample;

/**
 * Whether several outcomes of one cohort may be published side by side where small counts are protected. Each is
 * protected by itself; but where two of them speak of nearly the same subjects, the numbers of one less those of the
 * other are numbers of the few that differ (differencing; Hundepool et al. 2012, Statistical Disclosure Control,
 * chapter 4), and a total that one hides another may show. Then nothing is published.
 */
public final class OutcomesApart {
    private OutcomesApart() {}

    /** @throws NotAnalysableException when two outcomes together would tell of fewer subjects than may be told of */
    public static void require(StudyResult result) {
        List<StudyResult> all = result.ofEachOutcome();
        if (result.plan().report().minCell() == 0 || all.size() < 2) {
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                apart(all.get(i), all.get(j));
            }
        }
    }

    private static void apart(StudyResult one, StudyResult other) {
        Disclosure of = Disclosure.of(one);
        Disclosure beside = Disclosure.of(other);
        boolean totals = of.hides(Disclosure.Total.RECORDS) == beside.hides(Disclosure.Total.RECORDS)
                && of.hides(Disclosure.Total.ELIGIBLE) == beside.hides(Disclosure.Total.ELIGIBLE);
        Map<String, Set<Integer>> here = subjects(one);
        Map<String, Set<Integer>> there = subjects(other);
        boolean few =
                here.keySet().stream().anyMatch(k -> of.small(differing(here.get(k), there.getOrDefault(k, Set.of()))));
        if (!totals || few) {
            throw new NotAnalysableException(Note.of("report.min-cell.outcomes", name(one), name(other), of.least()));
        }
    }

    private static String name(StudyResult result) {
        return result.plan().outcomes().own().orElseThrow().name();
    }

    /** Who is in one of the sets and not in the other. */
    private static long differing(Set<Integer> a, Set<Integer> b) {
        return a.stream().filter(s -> !b.contains(s)).count()
                + b.stream().filter(s -> !a.contains(s)).count();
    }

    /** Everybody of whom numbers are published, by the line of the cohort file, as they are grouped there. */
    private static Map<String, Set<Integer>> subjects(StudyResult result) {
        Map<String, Set<Integer>> subjects = new LinkedHashMap<>();
        sample("analysed", result.matched(), subjects);
        CaseDefinition definition = result.plan().selection().caseDefinition();
        Cohort eligible = result.eligible();
        Status[] statuses = definition.statuses(eligible);
        for (int i = 0; i < statuses.length; i++) {
            into(subjects, "eligible", statuses[i] == Status.CASE, eligible.line(i));
        }
        if (result.parts() != null) {
            sample("validation", result.parts().validation().sample(), subjects);
        }
        return subjects;
    }

    private static void sample(String name, Sample sample, Map<String, Set<Integer>> subjects) {
        for (int i = 0; i < sample.size(); i++) {
            into(subjects, name, sample.isCase(i), sample.cohort().line(i));
        }
    }

    private static void into(Map<String, Set<Integer>> subjects, String name, boolean isCase, int line) {
        for (String group : List.of(name, name + (isCase ? " cases" : " controls"))) {
            subjects.computeIfAbsent(group, g -> new HashSet<>()).add(line);
        }
    }
}
