package org.counterpart.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.MatchingLottery;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.test.ContingencyTable;

/**
 * {@link Reanalysis} of many matched samples of one cohort: the same numbers, from columns that are taken apart once.
 * The tests and fits are the same; what is saved is the summaries, odds ratios and copies of columns around them. What
 * it does not know (paired tests in the table, stepwise selection, missing cells as a category, contrasts of a category
 * that enters) goes the plain way ({@link SampleAnalyses}).
 */
public final class RepeatedAnalysis {
    private static final int CHI_SQUARE_N = 40;
    private static final double CHI_SQUARE_EXPECTED = 5;

    private final StudyPlan plan;
    private final MissingHandling missing;
    private final Cohort cohort;
    private final TestChoice choice;
    private final List<Candidate> candidates;
    private final boolean known;

    /**
     * A variable that may enter.
     *
     * @param levels its codes, -1 where missing; {@code null} for numbers
     * @param values numbers, or codes as numbers, NaN where missing
     * @param single whether it is one column of a design: a number or an indicator
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Candidate(Variable variable, int[] levels, double[] values, boolean single) {
        static Candidate of(Column column) {
            Variable variable = column.variable();
            boolean single = Predictor.of(variable).coding() != Predictor.Coding.CONTRASTS;
            if (column instanceof NumberColumn numbers) {
                return new Candidate(variable, null, numbers.values(), single);
            }
            LevelColumn levels = column.asLevels();
            return new Candidate(variable, levels.codes(), levels.numbers(), single);
        }
    }

    /** @param cohort the subjects that are matched */
    public RepeatedAnalysis(StudyPlan plan, MissingHandling missing, Cohort cohort) {
        MultivariablePlan models = plan.multivariable();
        this.plan = plan;
        this.missing = missing;
        this.cohort = cohort;
        this.choice = new TestChoice(plan.univariate().correction());
        List<String> names = models.predictors().isEmpty() ? plan.univariate().variables() : models.predictors();
        this.candidates =
                names.stream().map(n -> Candidate.of(cohort.column(n))).toList();
        this.known = missing == MissingHandling.COMPLETE
                && models.selection() == StepwiseSelection.Method.ENTER
                && (!models.predictors().isEmpty() || !plan.univariate().paired());
    }

    /**
     * @throws org.counterpart.stats.NotAnalysableException when a model cannot be fitted at all
     */
    public Reanalysis of(MatchingLottery.Draw draw) {
        if (!known) {
            return new SampleAnalyses(MatchedData.of(cohort, draw)).of(plan, missing);
        }
        List<Candidate> entered = entered(draw);
        if (!entered.stream().allMatch(Candidate::single)) {
            MatchedData data = MatchedData.of(cohort, draw);
            List<String> names = entered.stream().map(c -> c.variable().name()).toList();
            DesignMatrix design = StudyModels.design(data.cohort(), names);
            return Reanalysis.of(
                    plan.multivariable(), design, StudyModels.outcome(data, design), StudyModels.sets(data, design));
        }
        return fitted(entered, draw);
    }

    /**
     * The variables that are offered to the model on these rows, of which one may stand more than once; empty where the
     * table's tests are of pairs.
     */
    Optional<List<String>> offered(int[] rows, boolean[] cases) {
        return plan.univariate().paired()
                ? Optional.empty()
                : Optional.of(entered(new MatchingLottery.Draw(rows, cases, new int[0])).stream()
                        .map(c -> c.variable().name())
                        .toList());
    }

    private List<Candidate> entered(MatchingLottery.Draw draw) {
        if (!plan.multivariable().predictors().isEmpty()) {
            return candidates;
        }
        List<Candidate> entered = new ArrayList<>();
        for (Candidate c : candidates) {
            if (p(c, draw) < plan.multivariable().entry()) {
                entered.add(c);
            }
        }
        return entered;
    }

    /** P of the table's test; the controls are its first group. */
    private double p(Candidate c, MatchingLottery.Draw draw) {
        if (c.levels == null) {
            return choice.numeric(groups(c, draw)).result().p();
        }
        if (c.variable.type() == Variable.Type.ORDINAL) {
            return choice.ordinal(groups(c, draw)).result().p();
        }
        long[][] counts = new long[c.variable.levels().size()][2];
        for (int i = 0; i < draw.rows().length; i++) {
            int level = c.levels[draw.rows()[i]];
            if (level >= 0) {
                counts[level][draw.cases()[i] ? 1 : 0]++;
            }
        }
        double chiSquare = counts.length == 2 ? chiSquare(counts) : Double.NaN;
        return Double.isNaN(chiSquare)
                ? choice.categories(ContingencyTable.of(counts)).result().p()
                : Tails.chiSquareUpper(chiSquare, 1);
    }

    /** Pearson's statistic of a 2x2 table where the rules take it as it is; NaN where another test is due. */
    private double chiSquare(long[][] counts) {
        double n = (double) counts[0][0] + counts[0][1] + counts[1][0] + counts[1][1];
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double expected = (double) (counts[i][0] + counts[i][1]) * (counts[0][j] + counts[1][j]) / n;
                if (!(expected >= CHI_SQUARE_EXPECTED)) {
                    return Double.NaN;
                }
                double apart = Math.abs(counts[i][j] - expected);
                sum += apart * apart / expected;
            }
        }
        return n >= CHI_SQUARE_N && choice.yates() != TestChoice.Yates.ALWAYS ? sum : Double.NaN;
    }

    private static List<double[]> groups(Candidate c, MatchingLottery.Draw draw) {
        double[][] groups = new double[2][draw.rows().length];
        int[] size = new int[2];
        for (int i = 0; i < draw.rows().length; i++) {
            double value = c.values[draw.rows()[i]];
            int group = draw.cases()[i] ? 1 : 0;
            if (!Double.isNaN(value)) {
                groups[group][size[group]++] = value;
            }
        }
        return List.of(Arrays.copyOf(groups[0], size[0]), Arrays.copyOf(groups[1], size[1]));
    }

    private Reanalysis fitted(List<Candidate> entered, MatchingLottery.Draw draw) {
        int[] complete = complete(entered, draw);
        double[][] columns = new double[entered.size()][complete.length];
        double[] y = new double[complete.length];
        int[] sets = new int[complete.length];
        for (int i = 0; i < complete.length; i++) {
            int at = complete[i];
            y[i] = draw.cases()[at] ? 1 : 0;
            sets[i] = draw.sets()[at];
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = entered.get(j).values[draw.rows()[at]];
            }
        }
        List<String> names = entered.stream().map(c -> c.variable().name()).toList();
        return Reanalysis.of(plan.multivariable(), DesignMatrix.ofColumns(names, columns), y, sets);
    }

    /** Positions in the draw of those who lack no value. */
    private static int[] complete(List<Candidate> entered, MatchingLottery.Draw draw) {
        int[] complete = new int[draw.rows().length];
        int n = 0;
        for (int i = 0; i < complete.length; i++) {
            boolean known = true;
            for (Candidate c : entered) {
                known &= !Double.isNaN(c.values[draw.rows()[i]]);
            }
            if (known) {
                complete[n++] = i;
            }
        }
        return Arrays.copyOf(complete, n);
    }
}
