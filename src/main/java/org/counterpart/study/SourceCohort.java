package org.counterpart.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.prediction.InclusionWeights;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.prediction.roc.WeightedAuc;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Sample;
import org.counterpart.study.model.Scores;

/**
 * What the matched sample's model is worth among those it was drawn from: the eligible subjects with a value of every
 * matching variable. Matching takes from the controls what the matching variables tell, so the AUC of the matched
 * sample is not the cohort's.
 *
 * <p>Three answers. {@code weighted}: the matched subjects, each standing for as many of the cohort as its matching
 * cell says; needs no predictor outside the sample. {@code direct}: the same score given to every subject of the
 * cohort. {@code refitted}: the model fitted in the cohort with the matching variables as covariates, whose risks are
 * those of the cohort; a shift of the intercept alone would not do under individual matching. A matching cell is the
 * exact variables' values and, of each caliper variable, an interval two calipers wide from its smallest value on;
 * of a score without a caliper, as if that were 0.2 of its standard deviations.
 *
 * <p>Reference: Pepe, Fan, Seymour (2013), doi:10.1016/j.acra.2013.03.004; Rose and van der Laan (2009),
 * doi:10.2202/1557-4679.1127.
 *
 * @param cells matching cells that hold a subject of the cohort
 * @param directCurve of the matched sample's score over every subject of the cohort
 * @param refitted null when it could not be fitted
 */
public record SourceCohort(
        int n,
        int cases,
        int cells,
        WeightedAuc.Result weighted,
        RocCurve directCurve,
        DeLong.Result direct,
        RiskModel refitted,
        List<Note> notes) {
    /** In standard deviations of the score: Austin PC (2011), doi:10.1002/pst.433. */
    private static final double USUAL_CALIPER = 0.2;

    public SourceCohort {
        notes = List.copyOf(notes);
    }

    /**
     * @param eligible the determined subjects, in the rows that the matching speaks of
     * @param isCase whether each is a case
     * @param fitted the design of the matched sample's model
     * @param b its coefficients, the intercept first
     * @param seed deals out the folds
     * @param prevalence that the plan states
     */
    static SourceCohort of(
            Cohort eligible,
            boolean[] isCase,
            Matching matching,
            DesignMatrix fitted,
            double[] b,
            long seed,
            int threads,
            OptionalDouble prevalence) {
        List<String> exact = matching.design().exact();
        List<Along> along = along(matching);
        List<String> names = Stream.of(
                        exact.stream(),
                        along.stream().map(Along::variable),
                        matching.score().stream().flatMap(s -> s.rule().variables().stream()))
                .flatMap(n -> n)
                .distinct()
                .toList();
        // In the order of the ids: a sum must not depend on the order of the file's rows.
        int[] known = IntStream.range(0, eligible.size())
                .filter(row -> names.stream().noneMatch(v -> eligible.column(v).missing(row)))
                .boxed()
                .sorted(Comparator.comparing(eligible::id))
                .mapToInt(Integer::intValue)
                .toArray();
        Cohort cohort = eligible.select(known);
        boolean[] cases = new boolean[known.length];
        int[] sampled = new int[known.length];
        int[] times = new int[eligible.size()];
        Arrays.stream(matching.rows()).forEach(row -> times[row]++);
        for (int i = 0; i < known.length; i++) {
            cases[i] = isCase[known[i]];
            sampled[i] = times[known[i]];
        }
        int[] cells = cells(cohort, exact, along);
        InclusionWeights weights = InclusionWeights.of(cells, cases, sampled);
        Sample all = Sample.of(cohort, cases).codedAs(fitted);
        double[] scores = Scores.linear(all, fitted, b);
        WeightedAuc.Result weighted = WeightedAuc.withDefaults().of(scores, cases, weights.weights());
        RocCurve directCurve = RocCurve.of(scores, cases, Direction.HIGHER);

        List<Note> notes = new ArrayList<>(weights.notes());
        List<String> entered = Predictor.variables(fitted.predictors());
        List<String> covariates = names.stream()
                .filter(v -> cohort.variable(v).type() != Variable.Type.TEXT)
                // The score is of being a case by these same variables, which enter themselves.
                .filter(v -> matching.score().isEmpty() || !v.equals(ScoreRule.COLUMN))
                .filter(v -> !entered.contains(v))
                .toList();
        List<String> variables =
                Stream.concat(entered.stream(), covariates.stream()).toList();
        RiskModel refitted = RiskModel.of(all, variables, covariates, seed, threads, prevalence);
        if (refitted == null) {
            notes.add(Note.of("study.source.not-refitted"));
        }
        return new SourceCohort(
                known.length,
                (int) IntStream.range(0, cases.length).filter(i -> cases[i]).count(),
                (int) Arrays.stream(cells).distinct().count(),
                weighted,
                directCurve,
                DeLong.withDefaults().of(directCurve),
                refitted,
                notes);
    }

    /** A number along which matching cells are intervals of one width; 0 for each value by itself. */
    private record Along(String variable, double width) {}

    private static List<Along> along(Matching matching) {
        List<Along> along = new ArrayList<>();
        matching.calipers().forEach(c -> along.add(new Along(c.variable(), 2 * c.width())));
        matching.score()
                .filter(score -> matching.design().scoreCaliper().isEmpty())
                .ifPresent(score -> along.add(new Along(ScoreRule.COLUMN, 2 * USUAL_CALIPER * score.sd())));
        return along;
    }

    private static int[] cells(Cohort cohort, List<String> exact, List<Along> calipers) {
        Map<List<Object>, Integer> numbers = new HashMap<>();
        double[] least = calipers.stream()
                .mapToDouble(c -> IntStream.range(0, cohort.size())
                        .mapToDouble(row -> number(cohort, c, row))
                        .min()
                        .orElse(0))
                .toArray();
        int[] cells = new int[cohort.size()];
        for (int row = 0; row < cells.length; row++) {
            List<Object> cell = new ArrayList<>();
            for (String v : exact) {
                cell.add(cohort.column(v).text(row));
            }
            for (int j = 0; j < least.length; j++) {
                double away = number(cohort, calipers.get(j), row) - least[j];
                double width = calipers.get(j).width();
                cell.add(width > 0 ? Math.floor(away / width) : away);
            }
            cells[row] = numbers.computeIfAbsent(cell, k -> numbers.size());
        }
        return cells;
    }

    private static double number(Cohort cohort, Along caliper, int row) {
        Column column = cohort.column(caliper.variable());
        return column instanceof NumberColumn numbers ? numbers.value(row) : Double.NaN;
    }
}
