package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.counterpart.cohort.Selection.Selected;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.matching.Matcher;
import org.counterpart.matching.design.Matching;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.plan.cohort.CohortFile;
import org.junit.jupiter.api.Test;

/** The examples' plans are sound, and their cohorts give the subjects their READMEs promise. */
class ExamplePlansTest {

    @Test
    void theVertebroplastyStudyHas61CasesThatAllFindAControl() throws IOException {
        StudyPlan plan = StudyPlanReader.read(Path.of("examples/pvp-residual-pain/study.yaml"));
        assertThat(plan.cohort().synthetic()).isTrue();
        assertThat(plan.published()).hasValue(Path.of("examples/pvp-residual-pain/published.yaml"));
        Selected selected = selected(plan);
        assertThat(selected.flow().records()).isEqualTo(1120);
        assertThat(selected.flow().eligible()).isEqualTo(1120);
        assertThat(selected.flow().cases()).isEqualTo(61);
        assertThat(selected.flow().controls()).isEqualTo(1059);
        Matching matching = Matcher.match(
                selected.cohort(), selected.isCase(), plan.matching().orElseThrow());
        assertThat(matching.sets()).hasSize(61);
        assertThat(matching.unmatched()).isEmpty();
    }

    /** R: table(MASS::birthwt$low) is 130 and 59. */
    @Test
    void theBirthWeightsHave59Cases() throws IOException {
        StudyPlan plan = StudyPlanReader.read(Path.of("examples/birthwt/study.yaml"));
        Selected selected = selected(plan);
        assertThat(selected.flow().cases()).isEqualTo(59);
        assertThat(selected.flow().controls()).isEqualTo(130);
        assertThat(selected.cohort().levels("any_ptl").missingCount()).isZero();
    }

    private static Selected selected(StudyPlan plan) throws IOException {
        CohortFile file = plan.cohort();
        return plan.selection()
                .select(CsvCohortReader.read(file.place(), file.given(), file.csv(), file.id(), plan.variables())
                        .cohort());
    }
}
