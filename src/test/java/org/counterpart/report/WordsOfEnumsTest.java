package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.counterpart.audit.attainable.TypicalAuc;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.CellForm;
import org.counterpart.cohort.profile.FoundVariable;
import org.counterpart.cohort.source.Layout;
import org.counterpart.matching.MatchingLottery;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.regression.design.ModelKind;
import org.counterpart.regression.summary.SelectionMethod;
import org.counterpart.report.figure.ForestFigure;
import org.counterpart.report.section.StudySection;
import org.counterpart.study.StudyResult;
import org.counterpart.univariate.NamedTest;
import org.junit.jupiter.api.Test;

/** Where the word of a constant is the end of a message's key, every constant has that message. */
class WordsOfEnumsTest {
    /** More than any message has places. */
    private static final Object[] ARGUMENTS = Collections.nCopies(20, "").toArray();

    @Test
    void testsAreNamed() {
        everyOneOf(NamedTest.class, "univariate.test.");
    }

    /**
     * The two sentences of a decision that does not fit have keys of their own; a number that is not below zero is not
     * told, and a heading is no proof of the ratio under it.
     */
    @Test
    void checksAreNamedAndExplained() {
        everyOneOf(Check.class, "audit.check.");
        all("audit.fits.", EnumSet.complementOf(EnumSet.of(Check.BELOW_ZERO)));
        all("audit.misfit.", EnumSet.complementOf(EnumSet.of(Check.DECISION, Check.EFFECT)));
        everyOneOf(Verdict.class, "audit.verdict.");
        everyOneOf(Severity.class, "audit.severity.");
        everyOneOf(TypicalAuc.Population.class, "audit.attainable.population.");
    }

    @Test
    void modelsAreNamed() {
        everyOneOf(ModelKind.class, "regression.table.title.");
        everyOneOf(MultivariablePlan.Model.class, "multiverse.model.");
        everyOneOf(StudyResult.Against.class, "study.against.");
        all("study.or-", EnumSet.complementOf(EnumSet.of(StudyResult.Against.UNCONDITIONAL)));
        everyOneOf(ForestFigure.Series.class, "figure.forest.");
        all("manuscript.selection.", EnumSet.complementOf(EnumSet.of(SelectionMethod.ENTER)));
    }

    @Test
    void matchingIsTold() {
        everyOneOf(MatchingDesign.Order.class, "matching.nearest-");
        everyOneOf(MatchingDesign.Smd.class, "matching.balance-note-");
        everyOneOf(MatchingDesign.SdOf.class, "matching.sd-");
        everyOneOf(MatchingDesign.SdOf.class, "manuscript.sd.");
        everyOneOf(MatchingDesign.SdOf.class, "origin.sd-");
        everyOneOf(MatchingLottery.Rule.class, "multiverse.lottery.");
        for (String kind : Set.of("-mean", "-share")) {
            for (MatchingDesign.Smd smd : MatchingDesign.Smd.values()) {
                stands("origin.smd-" + Json.word(smd) + kind);
            }
        }
    }

    @Test
    void columnsAreTold() {
        everyOneOf(Variable.Type.class, "init.type.");
        everyOneOf(FoundVariable.Remark.class, "init.remark.");
        all("cohort.duplicates-", EnumSet.complementOf(EnumSet.of(Layout.Duplicates.REFUSE)));
        EnumSet<CellForm.Limit> limits = EnumSet.complementOf(EnumSet.of(CellForm.Limit.REFUSE));
        all("cohort.read-below-limit.", limits);
        limits.remove(CellForm.Limit.HALF);
        all("cohort.read-above-limit.", limits);
    }

    @Test
    void sectionsHaveHeadings() {
        everyOneOf(StudySection.class, "study.section.");
    }

    private static <E extends Enum<E>> void everyOneOf(Class<E> type, String key) {
        all(key, EnumSet.allOf(type));
    }

    private static void all(String key, Set<? extends Enum<?>> constants) {
        constants.forEach(constant -> stands(key + Json.word(constant)));
    }

    private static void stands(String key) {
        for (Messages language : Arrays.asList(Messages.EN, Messages.ZH)) {
            assertThatCode(() -> language.text(key, ARGUMENTS)).doesNotThrowAnyException();
        }
    }
}
