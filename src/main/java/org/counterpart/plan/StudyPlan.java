package org.counterpart.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.simulation.SimulationModel;
import org.counterpart.univariate.correlation.Correlation;

/**
 * A study plan, read and found sound: every name in it is declared, every default filled in. The keys are described in
 * {@code data-schema/study-plan.md}.
 *
 * @param source the file it came from
 * @param variables the columns of the cohort file the study uses, in the plan's order; derived ones are not among them
 * @param selection derived variables, eligibility, case and control rules
 * @param correlations pairs of variables
 * @param prevalence case share of the target population, when the plan states one
 * @param published the file of published numbers, found from the plan's folder
 */
public record StudyPlan(
        PlanSource source,
        Label title,
        CohortFile cohort,
        List<Variable> variables,
        Selection selection,
        MatchingDesign matching,
        UnivariatePlan univariate,
        List<Correlation.Of> correlations,
        MultivariablePlan multivariable,
        RocPlan roc,
        OptionalDouble prevalence,
        Optional<Path> published,
        MultiversePlan multiverse,
        Optional<SimulationModel> simulation,
        ReportPlan report) {
    public StudyPlan {
        variables = List.copyOf(variables);
        correlations = List.copyOf(correlations);
    }

    /**
     * This plan with other choices, as if its file had said so.
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

    /** This plan with another smallest count to publish; the run itself is the same. */
    public StudyPlan withMinCell(int minCell) {
        return new StudyPlan(
                source,
                title,
                cohort,
                variables,
                selection,
                matching,
                univariate,
                correlations,
                multivariable,
                roc,
                prevalence,
                published,
                multiverse,
                simulation,
                new ReportPlan(report.languages(), report.formats(), report.pDecimals(), minCell));
    }
}
