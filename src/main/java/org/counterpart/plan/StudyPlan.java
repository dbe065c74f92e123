package org.counterpart.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.imputation.ImputationRule;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.plan.cohort.CohortFile;
import org.counterpart.plan.other.OtherModel;
import org.counterpart.plan.repeated.RepeatedPlan;
import org.counterpart.plan.sensitivity.SensitivityPlan;
import org.counterpart.plan.size.SampleSizePlan;
import org.counterpart.plan.survival.SurvivalPlan;
import org.counterpart.simulation.SimulationModel;
import org.counterpart.stats.Note;
import org.counterpart.univariate.correlation.Correlation;
import org.counterpart.weighting.WeightRule;

/**
 * A study plan, read and found sound: every name in it is declared, every default filled in. The keys are described in
 * {@code data-schema/study-plan.md}.
 *
 * @param source the file it came from
 * @param variables the columns of the cohort file the study uses, in the plan's order; derived ones are not among them
 * @param design how the subjects were chosen
 * @param selection derived variables, eligibility, case and control rules
 * @param outcomes the outcome's name and, in the plan of the first of several, the plans of the others
 * @param group the variable whose levels the table compares, where it does not compare by the outcome: the exposure of
 *     a cohort study, the groups of a comparison
 * @param matching how controls, or the unexposed, are chosen; empty unless the program matches
 * @param matchedFile what is said of a file whose controls were chosen before
 * @param weights how the exposed and the unexposed of a cohort are made alike, in place of matching
 * @param imputation how missing values are imputed, for a model beside that of the complete subjects
 * @param seed starts every random stream of the study
 * @param caseControl whether the share of cases in the file was chosen, so that no absolute risk is of anybody
 * @param correlations pairs of variables
 * @param repeated quantities that were measured several times
 * @param sensitivity what is asked of bias
 * @param multivariable the model that everything but the list of models speaks of
 * @param further more models, and subgroups
 * @param otherModels of other kinds
 * @param survival curves of the share without an event
 * @param prevalence case share of the target population, when the plan states one
 * @param sampleSize how many subjects the study needed
 * @param validation whom the model is tried on; empty when it is made from everybody
 * @param published the file of published numbers, found from the plan's folder
 */
public record StudyPlan(
        PlanSource source,
        Label title,
        StudyDesign design,
        CohortFile cohort,
        List<Variable> variables,
        Selection selection,
        OutcomesPlan outcomes,
        Optional<String> group,
        Optional<MatchingDesign> matching,
        MatchedFile matchedFile,
        Optional<WeightRule> weights,
        Optional<ImputationRule> imputation,
        long seed,
        boolean caseControl,
        UnivariatePlan univariate,
        List<Correlation.Of> correlations,
        List<RepeatedPlan> repeated,
        MultivariablePlan multivariable,
        FurtherPlan further,
        List<OtherModel> otherModels,
        List<SurvivalPlan> survival,
        SensitivityPlan sensitivity,
        RocPlan roc,
        OptionalDouble prevalence,
        Optional<SampleSizePlan> sampleSize,
        Optional<ValidationPlan> validation,
        Optional<Path> published,
        MultiversePlan multiverse,
        Optional<SimulationModel> simulation,
        ReportPlan report) {
    public StudyPlan {
        variables = List.copyOf(variables);
        correlations = List.copyOf(correlations);
        repeated = List.copyOf(repeated);
        otherModels = List.copyOf(otherModels);
        survival = List.copyOf(survival);
    }

    /**
     * This plan with other choices, as if its file had said so; of a plan with several outcomes, that of the first.
     *
     * @param choices for each key, a path from the top of the plan ({@code matching.caliper.age}), the YAML that stands
     *     there instead ({@code 3}, {@code 0.5 sd}, {@code [sex]}); {@code null} takes the key away
     * @throws ProblemsException when the plan is not sound with them
     */
    public StudyPlan vary(Map<String, String> choices) {
        return StudyPlanReader.vary(source, choices);
    }

    /**
     * The same, quicker, for values that have each been tried by {@link #vary} or stand in the plan's {@code
     * multiverse:} section.
     */
    public StudyPlan combine(Map<String, String> choices) {
        return StudyPlanReader.combine(source, choices);
    }

    /** Whether the groups compared are the exposed and the unexposed, the latter first. */
    public boolean hasExposure() {
        return design.isCohort() && group.isPresent();
    }

    /** Whether matching gives the exposed their unexposed, and not the cases their controls. */
    public boolean matchesExposed() {
        return design == StudyDesign.MATCHED_COHORT;
    }

    /** Whether each case's controls are those at risk at the time of its event. */
    public boolean atRisk() {
        return matching.flatMap(MatchingDesign::riskSet).isPresent();
    }

    /** The words under which a message may stand that is said otherwise of this plan, the narrowest first. */
    public List<String> variants() {
        Stream<String> own = atRisk() ? Stream.of("risk-set") : weights.stream().map(w -> "weights");
        return Stream.concat(own, design.variants().stream()).toList();
    }

    /** The tests by which variables are chosen for the model: of the outcome, within sets where those are its own. */
    public UnivariatePlan screen() {
        return matchesExposed() ? univariate.unpaired() : univariate;
    }

    /** Whether there is an outcome that a model could be of. */
    public boolean hasOutcome() {
        return selection.caseDefinition().caseRule() != null;
    }

    /** This plan, then those of its other outcomes, each of one outcome. */
    public List<StudyPlan> ofEachOutcome() {
        return Stream.concat(Stream.of(this), outcomes.others().stream()).toList();
    }

    /** A problem with the outcome of this plan, at its line. */
    public Problem outcomeProblem(Note what) {
        return outcomes.own()
                .map(one -> OutcomesPlan.problem(source, one, what))
                .orElseGet(() -> source.problem("case", "", what));
    }

    /** The plan and the files that hold subjects. */
    public List<Path> inputs() {
        return Stream.concat(Stream.of(source.file()), data().stream()).toList();
    }

    /** The files that hold subjects: the cohort file and, where the plan names one, that of the validation part. */
    public List<Path> data() {
        return Stream.concat(
                        cohort.file().stream(),
                        validation.flatMap(ValidationPlan::file).flatMap(CohortFile::file).stream())
                .toList();
    }

    /** Whether the share of cases among the analysed is the share among those they came from. */
    public boolean ownShare() {
        return !design.hasSets() && !caseControl;
    }

    /** Whether the analysed were chosen by their outcome, so that no risk can be told. */
    public boolean choosesByOutcome() {
        return caseControl || design.hasSetsOfCases();
    }

    /** This plan with another smallest count to publish; the run itself is the same. */
    public StudyPlan withMinCell(int minCell) {
        return new StudyPlan(
                source,
                title,
                design,
                cohort,
                variables,
                selection,
                outcomes.withMinCell(minCell),
                group,
                matching,
                matchedFile,
                weights,
                imputation,
                seed,
                caseControl,
                univariate,
                correlations,
                repeated,
                multivariable,
                further,
                otherModels,
                survival,
                sensitivity,
                roc,
                prevalence,
                sampleSize,
                validation,
                published,
                multiverse,
                simulation,
                new ReportPlan(report.languages(), report.formats(), report.pDecimals(), minCell));
    }
}
