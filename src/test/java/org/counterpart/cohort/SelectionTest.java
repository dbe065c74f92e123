package org.counterpart.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterpart.cohort.Eligibility.Criterion;
import org.counterpart.cohort.Selection.Selected;
import org.counterpart.cohort.cell.Bound;
import org.counterpart.cohort.cell.Bound.Relation;
import org.counterpart.cohort.derived.ByRule;
import org.counterpart.report.Fields;
import org.counterpart.report.Messages;
import org.counterpart.report.SelectionText;
import org.counterpart.report.json.SelectionJson;
import org.counterpart.stats.NotAnalysableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve subjects counted by hand. */
class SelectionTest {
    private static final Rule OLD = Condition.of("age", Relation.AT_LEAST, "50");
    private static final Rule PVP = Condition.of("procedure", Relation.EQUALS, "PVP");
    private static final Rule PAIN = new Rule.AnyOf(
            List.of(Condition.of("vas_day2", Relation.ABOVE, "3"), Condition.of("vas_month1", Relation.ABOVE, "3")));

    @TempDir
    private Path folder;

    private Cohort cohort() throws IOException {
        return CsvText.of(folder, """
                        id,age,procedure,vertebrae,vas_day2,vas_month1
                        a,70,PVP,1,5,1
                        b,49,PVP,1,5,5
                        c,,PVP,2,1,1
                        d,50,PKP,2,1,1
                        e,80,,3,9,9
                        f,71,PVP,2,2,4
                        g,72,PVP,,3,3
                        h,73,PVP,1,,9
                        i,74,PVP,1,,3
                        j,75,PVP,4,,
                        k,76,PVP,1,0,2
                        l,77,PVP,2,3,0
                        """)
                .id("id")
                .read(
                        Variable.of("age", Variable.Type.INTEGER),
                        Variable.of("procedure", Variable.Type.CATEGORICAL, "PVP", "PKP"),
                        Variable.of("vertebrae", Variable.Type.INTEGER),
                        Variable.of("vas_day2", Variable.Type.INTEGER),
                        Variable.of("vas_month1", Variable.Type.INTEGER))
                .cohort();
    }

    private static Selection selection(Rule control) {
        List<Derivation> derivations = List.of(
                ByRule.of("multi_level", Condition.of("vertebrae", Relation.AT_LEAST, "2"), Label.of("Multi")),
                ByRule.of(
                        "old_multi",
                        new Rule.AllOf(List.of(
                                Condition.of("multi_level", Relation.EQUALS, "1"),
                                Condition.of("age", Relation.ABOVE, "72"))),
                        Label.of("Old and multi")));
        return new Selection(
                derivations,
                new Eligibility(List.of(Criterion.of(OLD), Criterion.of(PVP))),
                new CaseDefinition(PAIN, control));
    }

    /**
     * Age takes out b (49) and c (missing): 10 left; procedure d (PKP) and e (missing): 8 left, a f g h i j k l. Cases:
     * a (5 on day
     * 2), f (4 at month 1), h (9 at month 1 whatever day 2 was). Open: i and j. Controls: g, k, l.
     */
    @Test
    void countsTheFlow() throws IOException {
        Selected selected = selection(null).select(cohort());
        Flow flow = selected.flow();
        assertThat(flow.records()).isEqualTo(12);
        assertThat(flow.exclusions())
                .containsExactly(
                        new Eligibility.Exclusion(Criterion.of(OLD), 2, 1, 10),
                        new Eligibility.Exclusion(Criterion.of(PVP), 2, 1, 8));
        assertThat(flow.eligible()).isEqualTo(8);
        assertThat(flow.cases()).isEqualTo(3);
        assertThat(flow.controls()).isEqualTo(3);
        assertThat(flow.undetermined()).isEqualTo(2);
        assertThat(flow.neither()).isZero();
        assertThat(ids(selected, selected.caseRows())).containsExactly("a", "f", "h");
        assertThat(ids(selected, selected.controlRows())).containsExactly("g", "k", "l");
        assertThat(selected.requireBothGroups()).isSameAs(selected);
    }

    /** g has no vertebrae count: multi-level unknown; l is 77 with two; f is 71; a, h and k have one. */
    @Test
    void derivesInOrder() throws IOException {
        Cohort cohort = selection(null).select(cohort()).cohort();
        assertThat(cohort.levels("multi_level").codes()).containsExactly(0, 1, -1, 0, 0, 1);
        // g: unknown and 72 > 72 is false, so false.
        assertThat(cohort.levels("old_multi").codes()).containsExactly(0, 0, 0, 0, 0, 1);
    }

    /** A control must have had at most 2 on day 2: g and l (3) are neither, k stays. i is undetermined already. */
    @Test
    void aControlRuleLeavesSomeNeither() throws IOException {
        Flow flow = selection(Condition.of("vas_day2", Relation.AT_MOST, "2"))
                .select(cohort())
                .flow();
        assertThat(List.of(flow.cases(), flow.controls(), flow.undetermined(), flow.neither()))
                .containsExactly(3, 1, 2, 2);
    }

    /** A control rule that holds does not make a control of a subject who may be a case. */
    @Test
    void whoMayBeACaseIsNoControl() throws IOException {
        CaseDefinition.Status[] statuses =
                new CaseDefinition(PAIN, Condition.of("age", Relation.ABOVE, "0")).statuses(cohort());
        assertThat(statuses[8]).isEqualTo(CaseDefinition.Status.UNDETERMINED);
        // c has a missing age: no case, but whether a control is open.
        assertThat(statuses[2]).isEqualTo(CaseDefinition.Status.UNDETERMINED);
    }

    @Test
    void saysWhenThereIsNothingToCompare() throws IOException {
        Selection nobody = new Selection(
                List.of(), Eligibility.everyone(), CaseDefinition.of(Condition.of("vas_day2", Relation.ABOVE, "10")));
        NotAnalysableException none = catchThrowableOfType(
                NotAnalysableException.class, () -> nobody.select(cohort()).requireBothGroups());
        assertThat(Messages.EN.text(none.note()))
                .isEqualTo("No subject is a case: of 12 records 12 are eligible, 9 of them known not to be cases and 3"
                        + " undetermined. Look at the case rule of the plan.");
        Selection all = new Selection(
                List.of(),
                Eligibility.everyone(),
                CaseDefinition.of(Condition.of("vertebrae", Relation.AT_LEAST, "1")));
        NotAnalysableException only = catchThrowableOfType(
                NotAnalysableException.class, () -> all.select(cohort()).requireBothGroups());
        assertThat(only.note().code()).isEqualTo("selection.no-control");
        assertThat(Messages.ZH.text(only.note())).contains("12 条记录", "病例 11 例", "1 例无法判定");
    }

    @Test
    void theRowsOrderDoesNotMatter() throws IOException {
        Cohort cohort = cohort();
        Cohort reversed = cohort.select(IntStream.range(0, 12).map(r -> 11 - r).toArray());
        assertThat(selection(null).select(reversed).flow())
                .isEqualTo(selection(null).select(cohort).flow());
    }

    @Test
    void isWrittenAsTheContractWants() throws IOException {
        Flow flow = selection(null).select(cohort()).flow().with(new Flow.Matching(Map.of("age", 0), 0, 1, 2, 2, 1, 0));
        Fields out = Fields.of("study.selection", Messages.EN);
        SelectionJson.write(out, flow);
        assertThat(out.node().toString())
                .isEqualTo("{\"flow\":[{\"step\":\"records\",\"n\":12},"
                        + "{\"step\":\"age ≥ 50\",\"excluded\":2,\"excludedByMissing\":1,\"n\":10},"
                        + "{\"step\":\"procedure = PVP\",\"excluded\":2,\"excludedByMissing\":1,\"n\":8},"
                        + "{\"step\":\"matching\",\"excluded\":1,\"n\":4,\"missingValue\":{\"age\":0},\"excludedCases\":0,"
                        + "\"excludedControls\":1,\"matchedCases\":2,\"matchedControls\":2,\"unmatchedCases\":1,"
                        + "\"unmatchedControls\":0}],\"cases\":3,\"controls\":3,\"undetermined\":2,\"neither\":0}");
    }

    @Test
    void rulesAreWordedInBothLanguages() {
        SelectionText chinese =
                new SelectionText(Messages.ZH, name -> new Label(name, name.equals("age") ? "年龄" : name));
        Rule between =
                new Condition("age", List.of(Bound.of(Relation.AT_LEAST, "50"), Bound.of(Relation.AT_MOST, "90")));
        Rule nested = new Rule.AllOf(List.of(between, PAIN, Condition.of("procedure", Relation.IN, "PVP", "PKP")));
        assertThat(SelectionText.plain().rule(nested))
                .isEqualTo("50 ≤ age ≤ 90 and (vas_day2 > 3 or vas_month1 > 3) and procedure: PVP, PKP");
        assertThat(chinese.rule(nested)).isEqualTo("年龄为50~90且（vas_day2>3或vas_month1>3）且procedure：PVP、PKP");
        assertThat(chinese.criterion(new Criterion(OLD, new Label("Aged 50 or over", "50 岁及以上"))))
                .isEqualTo("50 岁及以上");
    }

    private static List<String> ids(Selected selected, int[] rows) {
        return IntStream.of(rows).mapToObj(selected.cohort()::id).toList();
    }
}
