package org.counterpart.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.StudyPlan;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.sensitivity.EValue;
import org.counterpart.sensitivity.RosenbaumBounds;
import org.counterpart.sensitivity.RosenbaumBounds.MatchedSet;
import org.counterpart.study.model.Sample;

/**
 * What bias could do: how strong what was not measured would have to be, and what a misclassified exposure hides.
 * E-values are of the model conditional on the sets where there is one, else of the unconditional one.
 *
 * @param outcomeShare share of the outcome among those the subjects come from; empty where the study does not know it:
 *     the outcome then counts as common, which gives the smaller E-value
 * @param eValues of each term but the constant; empty where not asked for, or without a model
 * @param bounds of each binary variable of the model; empty where not asked for
 * @param misclassified the exposure that is asked about
 */
public record Sensitivity(
        OptionalDouble outcomeShare,
        List<OfTerm> eValues,
        List<OfExposure> bounds,
        Optional<MisclassifiedExposure> misclassified) {
    /** Grid of Γ. */
    private static final double[] GAMMAS = {1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3};

    private static final double LEVEL = 0.05;

    /** One term with its odds ratio. */
    public record OfTerm(Term term, double oddsRatio, EValue eValue) {}

    /** P at one Γ. */
    public record AtGamma(double gamma, double pUpper) {}

    /**
     * Bounds of one exposure.
     *
     * @param variable binary
     * @param raised whether more exposed cases are tested for, or fewer
     * @param sets that tell
     * @param gammaAt the Γ at which P reaches 0.05; NaN for none
     */
    public record OfExposure(
            Variable variable, boolean raised, int sets, int exposedCases, List<AtGamma> at, double gammaAt) {
        public OfExposure {
            at = List.copyOf(at);
        }
    }

    public Sensitivity {
        eValues = List.copyOf(eValues);
        bounds = List.copyOf(bounds);
    }

    /** Whether an odds ratio stands for a risk ratio. */
    public boolean rare() {
        return outcomeShare.isPresent() && outcomeShare.getAsDouble() < EValue.COMMON;
    }

    /**
     * @param group what the table compares: in a matched cohort the exposed, coded 1, with the unexposed
     * @param eligible share of the outcome among the eligible
     */
    static Sensitivity of(StudyPlan plan, Sample data, LevelColumn group, StudyResult.Models models, double eligible) {
        OptionalDouble share = plan.prevalence().isPresent()
                ? plan.prevalence()
                : plan.design().matches() || plan.ownShare() ? OptionalDouble.of(eligible) : OptionalDouble.empty();
        Sensitivity none = new Sensitivity(share, List.of(), List.of(), Optional.empty());
        return new Sensitivity(
                share,
                plan.sensitivity().eValue() ? eValues(models, none.rare()) : List.of(),
                plan.sensitivity().rosenbaum() ? bounds(plan, data, group, models) : List.of(),
                plan.sensitivity()
                        .misclassification()
                        .map(asked -> MisclassifiedExposure.of(asked, data, plan.seed())));
    }

    private static List<OfTerm> eValues(StudyResult.Models models, boolean rare) {
        RegressionSummary summary = models.conditional() != null ? models.conditional() : models.unconditional();
        if (summary == null) {
            return List.of();
        }
        List<OfTerm> out = new ArrayList<>();
        for (Coefficient c : summary.effects()) {
            if (Double.isFinite(c.oddsRatio()) && Double.isFinite(c.ci().low())) {
                out.add(new OfTerm(c.term(), c.oddsRatio(), EValue.of(c.oddsRatio(), c.ci(), rare)));
            }
        }
        return out;
    }

    /** In a matched cohort the exposed of each set has the outcome or not; else its case is exposed or not. */
    private static List<OfExposure> bounds(StudyPlan plan, Sample data, LevelColumn group, StudyResult.Models models) {
        List<OfExposure> out = new ArrayList<>();
        if (plan.matchesExposed()) {
            Variable exposure = data.cohort().variable(plan.group().orElseThrow());
            out.add(of(exposure, data, row -> group.code(row) == 1, row -> data.isCase(row) ? 1 : 0));
            return out;
        }
        for (String name : models.entered()) {
            Column column = data.cohort().column(name);
            if (column.variable().type() == Variable.Type.BINARY && column instanceof LevelColumn levels) {
                out.add(of(column.variable(), data, data::isCase, row -> levels.missing(row) ? -1 : levels.code(row)));
            }
        }
        return out;
    }

    /**
     * @param one whether a subject is the one of its set
     * @param marked 1, 0, or −1 where it is not known: such subjects are left out
     */
    private static OfExposure of(Variable variable, Sample data, IntPredicate one, IntUnaryOperator marked) {
        int numbers = IntStream.of(data.sets()).max().orElse(-1) + 1;
        int[] size = new int[numbers];
        int[] exposed = new int[numbers];
        int[] ones = new int[numbers];
        boolean[] oneExposed = new boolean[numbers];
        for (int row = 0; row < data.size(); row++) {
            int mark = marked.applyAsInt(row);
            if (mark >= 0) {
                int set = data.set(row);
                size[set]++;
                exposed[set] += mark;
                if (one.test(row)) {
                    ones[set]++;
                    oneExposed[set] = mark == 1;
                }
            }
        }
        List<MatchedSet> sets = new ArrayList<>();
        for (int s = 0; s < size.length; s++) {
            // Without its one, with several, or with nobody beside it a set has no place in the bound.
            if (ones[s] == 1 && size[s] > 1) {
                sets.add(new MatchedSet(size[s], exposed[s], oneExposed[s]));
            }
        }
        RosenbaumBounds found = RosenbaumBounds.of(sets);
        boolean raised = found.raised();
        RosenbaumBounds towards = raised ? found : found.turned();
        List<AtGamma> at = new ArrayList<>();
        for (double gamma : GAMMAS) {
            at.add(new AtGamma(gamma, towards.upper(gamma)));
        }
        return new OfExposure(variable, raised, found.sets().size(), found.exposedCases(), at, towards.gammaAt(LEVEL));
    }
}
