package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.study.Study;
import org.counterpart.study.StudyResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** JSON is written as the glossary describes it; with small counts hidden, what nobody described is not published. */
class FieldsTest {
    private static Disclosure protectedCounts;

    @BeforeAll
    static void aStudyThatHidesSmallCounts() throws Exception {
        StudyResult result = Study.run(
                StudyPlanReader.read(Path.of("examples/birthwt/study.yaml")).withMinCell(5), 2, step -> {});
        protectedCounts = Disclosure.of(result);
    }

    private static Fields study() {
        return Fields.of("study", Messages.EN, protectedCounts);
    }

    @Test
    void aFieldThatNobodyDescribedIsWithheld() {
        Fields study = study();
        Fields models = study.object("models");
        models.object("unconditional").put("n", 40).put("madeUp", 3);
        models.object("brandNew").put("n", 2);
        ObjectNode out = study.node();
        assertThat(out.at("/models/unconditional/n").asInt()).isEqualTo(40);
        assertThat(out.at("/models/unconditional/madeUp").isNull()).isTrue();
        assertThat(out.at("/models/brandNew").isNull()).isTrue();
        assertThat(out.at("/models/reason").asString()).contains("the glossary does not say");
    }

    @Test
    void valuesOfSingleSubjectsAreWithheldWhereverTheyStand() {
        Fields study = study();
        study.object("matching").array("sets", next -> next.get().put("case", "P7"));
        study.object("univariate")
                .array(
                        "rows",
                        next -> next.get()
                                .object("summary")
                                .object("group of any name")
                                .put("mean", 3.5)
                                .put("max", 11));
        ObjectNode out = study.node();
        assertThat(out.at("/matching/sets").isNull()).isTrue();
        ObjectNode summary = (ObjectNode) out.at("/univariate/rows/0/summary/group of any name");
        assertThat(summary.get("mean").asDouble()).isEqualTo(3.5);
        assertThat(summary.get("max").isNull()).isTrue();
        assertThat(summary.get("reason").asString()).contains("single subjects");
    }

    @Test
    void whatIsHiddenIsNullWithTheReasonAndOtherDecimalsAreShort() {
        Fields validation = study().object("validation");
        validation.hidden(true).put("apparent", 0.7).object("bySets").put("se", 0.1);
        validation.put("corrected", 0.123456).reason("another reason");
        assertThat(validation.node().toString())
                .isEqualTo("{\"apparent\":null,\"reason\":\"not published: a count of 1 to 4 subjects, or a number from"
                        + " which one could be worked out\",\"bySets\":null,\"corrected\":0.1235}");
    }

    @Test
    void withoutHidingAFieldThatNobodyDescribedIsAFaultOfTheProgram() {
        Fields roc = Fields.of("roc", Messages.EN);
        assertThatThrownBy(() -> roc.put("madeUp", 1))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no description of the field madeUp");
    }

    @Test
    void hidingNothingChangesNothing() {
        Fields roc = Fields.of("roc.comparisons", Messages.EN);
        roc.hidden(true).put("z", 0.123456).put("p", Double.NaN, "no P");
        assertThat(roc.node().toString()).isEqualTo("{\"z\":0.123456,\"p\":null,\"reason\":\"no P\"}");
    }
}
