package org.counterpart.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.Unmatched;

/** What holds of any matching, checked without the code that made it: cells as text, numbers as decimals. */
final class GoodMatching {
    private GoodMatching() {}

    static void assertGoodMatching(MatchingCohorts.Subjects subjects, Matching matching) {
        Cohort cohort = subjects.cohort();
        MatchingDesign design = matching.design();
        Set<Integer> seen = new HashSet<>();
        Set<Integer> controls = new HashSet<>();
        List<String> caseIds = new ArrayList<>();
        double total = 0;
        for (MatchedSet set : matching.sets()) {
            assertThat(set.number()).isEqualTo(caseIds.size() + 1);
            caseIds.add(cohort.id(set.caseRow()));
            assertThat(subjects.isCase()[set.caseRow()] && seen.add(set.caseRow()))
                    .isTrue();
            assertThat(set.controls())
                    .hasSizeBetween(design.sets() == MatchingDesign.Sets.COMPLETE ? design.ratio() : 1, design.ratio());
            Set<Integer> own = new HashSet<>();
            double before = 0;
            for (MatchedSet.Partner partner : set.controls()) {
                assertThat(subjects.isCase()[partner.row()]).isFalse();
                assertThat(own.add(partner.row())).isTrue();
                boolean first = controls.add(partner.row());
                assertThat(first || design.replacement() == MatchingDesign.Replacement.WITH)
                        .as("no control twice")
                        .isTrue();
                assertThat(left(cohort, set.caseRow(), List.of(partner.row()), matching)
                                .values())
                        .as("every constraint holds")
                        .allMatch(n -> n == 1);
                assertThat(partner.distance()).isGreaterThanOrEqualTo(before).isFinite();
                before = partner.distance();
                total += partner.distance();
            }
        }
        assertThat(caseIds).isSorted();
        assertThat(matching.totalDistance()).isCloseTo(total, org.assertj.core.data.Offset.offset(1e-9 * (1 + total)));

        List<Integer> candidates = IntStream.range(0, cohort.size())
                .filter(r -> !subjects.isCase()[r] && complete(cohort, r, design))
                .boxed()
                .toList();
        assertThat(matching.candidates()).isEqualTo(candidates.size());
        for (Unmatched u : matching.unmatched()) {
            assertThat(subjects.isCase()[u.caseRow()] && seen.add(u.caseRow())).isTrue();
            Map<String, Integer> left = left(cohort, u.caseRow(), candidates, matching);
            assertThat(new ArrayList<>(u.candidatesLeft().entrySet())).isEqualTo(new ArrayList<>(left.entrySet()));
            List<String> lost =
                    left.keySet().stream().filter(v -> left.get(v) == 0).toList();
            if (lost.isEmpty()) {
                assertThat(u.reason().code())
                        .isIn("matching.needed-elsewhere", "matching.taken-before", "matching.incomplete-set");
            } else {
                assertThat(u.reason().arguments().get(0)).isEqualTo(lost.get(0));
            }
        }
        int complete = (int) IntStream.range(0, cohort.size())
                .filter(r -> subjects.isCase()[r] && complete(cohort, r, design))
                .peek(r -> assertThat(seen).contains(r))
                .count();
        assertThat(matching.cases()).isEqualTo(complete).isEqualTo(seen.size());
    }

    static boolean complete(Cohort cohort, int row, MatchingDesign design) {
        return design.variables().stream().noneMatch(v -> cohort.column(v).missing(row));
    }

    /** How many of these candidates are left after each constraint in turn. */
    static Map<String, Integer> left(Cohort cohort, int row, List<Integer> candidates, Matching matching) {
        Map<String, Integer> left = new LinkedHashMap<>();
        List<Integer> rest = candidates;
        for (String v : matching.design().exact()) {
            String wanted = cohort.column(v).text(row);
            rest = rest.stream()
                    .filter(c -> cohort.column(v).text(c).equals(wanted))
                    .toList();
            left.put(v, rest.size());
        }
        for (CaliperWidth w : matching.calipers()) {
            BigDecimal value = new BigDecimal(cohort.column(w.variable()).text(row));
            rest = rest.stream()
                    .filter(c -> new BigDecimal(cohort.column(w.variable()).text(c))
                                    .subtract(value)
                                    .abs()
                                    .compareTo(w.exact())
                            <= 0)
                    .toList();
            left.put(w.variable(), rest.size());
        }
        return left;
    }
}
