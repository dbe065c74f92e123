package org.counterpart.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.TextColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.search.Decimals;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Note;

/**
 * How alike cases and controls are, before and after matching. Before: every subject with all matching values. After:
 * the sets, each control
 * weighing one over its set's number of controls.
 *
 * <p>{@code smd = (mean of cases − mean of controls) / s}, s from the unmatched sample both times: √((s₁² + s₀²)/2), or
 * the cases' SD
 * ({@link MatchingDesign.Smd}). A level is a share p with variance p(1 − p). The variance ratio (cases over controls)
 * is that of unbiased, after
 * matching weighted, variances; shares have none. Austin PC (2009), doi:10.1002/sim.3697. Same as R: {@code
 * summary(matchit, un = TRUE)} for the
 * cases' SD. A subject without a value is left out of the row.
 */
public record Balance(MatchingDesign.Smd smd, List<Row> rows) {
    /** Where nothing was matched. */
    public static final Balance NONE = new Balance(MatchingDesign.Smd.MEAN, List.of());

    /**
     * A number variable, or one level of another; a binary variable has one row, of its second level.
     *
     * @param level empty for a number or binary variable
     * @param share whether the means are shares
     * @param denominator what the mean differences are divided by
     */
    public record Row(
            Variable variable,
            String level,
            boolean share,
            double denominator,
            Side before,
            Side after,
            PairDifference pairs,
            List<Note> notes) {
        public Row {
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param caseSd unbiased, after matching weighted; of a share that of its variance p(1 − p)
     * @param smd NaN when the denominator is 0 although the means differ; 0 when they do not
     * @param varianceRatio NaN for shares, and when the controls do not vary
     */
    public record Side(
            int cases,
            int controls,
            double caseMean,
            double controlMean,
            double caseSd,
            double controlSd,
            double smd,
            double varianceRatio) {}

    /** Case minus control, over all pairs that have both values. */
    public record PairDifference(int pairs, double mean, double meanAbsolute, double maxAbsolute) {}

    public Balance {
        rows = List.copyOf(rows);
    }

    /** Of the score, the matching variables, then of these. */
    public static Balance of(Cohort matched, boolean[] isCase, Matching matching, List<String> variables) {
        Set<String> names = new LinkedHashSet<>();
        matching.score().ifPresent(score -> names.add(score.column().variable().name()));
        names.addAll(matching.design().variables());
        names.addAll(variables);
        Cohort cohort = matching.in(matched);
        MatchedSample sample = MatchedSample.of(cohort, isCase, matching);
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            rows.addAll(
                    rows(cohort.column(name), matching.sets(), matching.design().smd(), sample));
        }
        return new Balance(matching.design().smd(), rows);
    }

    /**
     * The same of two groups before and after they are weighted; there are no pairs.
     *
     * @param isCase the group whose means stand first
     * @param rows of the cohort that are weighted; the others take no part
     * @param weights of these rows
     */
    public static Balance weighted(
            Cohort cohort, boolean[] isCase, int[] rows, double[] weights, List<String> variables) {
        double[] weight = new double[cohort.size()];
        for (int i = 0; i < rows.length; i++) {
            weight[rows[i]] = weights[i];
        }
        int[] cases = Arrays.stream(rows).filter(r -> isCase[r]).toArray();
        int[] controls = Arrays.stream(rows).filter(r -> !isCase[r]).toArray();
        MatchedSample sample = new MatchedSample(cases, controls, cases, controls, weight);
        return new Balance(
                MatchingDesign.Smd.MEAN,
                variables.stream()
                        .flatMap(name -> rows(cohort.column(name), List.of(), MatchingDesign.Smd.MEAN, sample).stream())
                        .toList());
    }

    private static List<Row> rows(Column column, List<MatchedSet> sets, MatchingDesign.Smd smd, MatchedSample sample) {
        Variable variable = column.variable();
        if (column instanceof NumberColumn numbers) {
            Decimals decimals = Decimals.of(numbers.values());
            return List.of(
                    row(variable, "", numbers::value, decimals::difference, numbers.isZeroOrOne(), sets, smd, sample));
        }
        if (column instanceof TextColumn) {
            throw new IllegalArgumentException("balance variable " + variable.name() + " must hold numbers or levels");
        }
        LevelColumn levels = (LevelColumn) column;
        if (variable.type() == Variable.Type.BINARY) {
            return List.of(share(levels, "", 1, sets, smd, sample));
        }
        return IntStream.range(0, variable.levels().size())
                .mapToObj(l -> share(levels, variable.levels().get(l), l, sets, smd, sample))
                .toList();
    }

    private static Row share(
            LevelColumn column,
            String name,
            int level,
            List<MatchedSet> sets,
            MatchingDesign.Smd smd,
            MatchedSample sample) {
        IntToDoubleFunction value = row -> column.missing(row) ? Double.NaN : column.code(row) == level ? 1 : 0;
        return row(
                column.variable(),
                name,
                value,
                (a, b) -> value.applyAsDouble(a) - value.applyAsDouble(b),
                true,
                sets,
                smd,
                sample);
    }

    /** The first row's value minus the second's. */
    private interface Difference {
        double of(int a, int b);
    }

    private static Row row(
            Variable variable,
            String level,
            IntToDoubleFunction value,
            Difference difference,
            boolean share,
            List<MatchedSet> sets,
            MatchingDesign.Smd smd,
            MatchedSample sample) {
        Moments cases = moments(sample.cases(), value);
        Moments controls = moments(sample.controls(), value);
        double caseVariance = variance(cases, share);
        double controlVariance = variance(controls, share);
        double denominator =
                Math.sqrt(smd == MatchingDesign.Smd.CASES ? caseVariance : (caseVariance + controlVariance) / 2);
        List<Note> notes = new ArrayList<>();
        Side before = side(
                cases.n(),
                controls.n(),
                cases.mean(),
                controls.mean(),
                caseVariance,
                controlVariance,
                denominator,
                share);
        Weighted matchedCases = Weighted.of(sample.matchedCases(), sample.weight(), value);
        Weighted matchedControls = Weighted.of(sample.matchedControls(), sample.weight(), value);
        Side after = side(
                matchedCases.n,
                matchedControls.n,
                matchedCases.mean,
                matchedControls.mean,
                matchedCases.variance,
                matchedControls.variance,
                denominator,
                share);
        if (cases.n() == 0 || controls.n() == 0) {
            notes.add(Note.of("matching.balance-no-value"));
        } else if (denominator == 0 && cases.mean() != controls.mean()) {
            notes.add(Note.of(controlVariance > 0 ? "matching.balance-cases-constant" : "matching.balance-no-overlap"));
        } else if (denominator == 0) {
            notes.add(Note.of("matching.balance-constant"));
        } else if (!(denominator > 0)) {
            notes.add(Note.of("matching.balance-one-subject"));
        }
        return new Row(variable, level, share, denominator, before, after, differences(sets, value, difference), notes);
    }

    private static Side side(
            int cases,
            int controls,
            double caseMean,
            double controlMean,
            double caseVariance,
            double controlVariance,
            double denominator,
            boolean share) {
        double varianceRatio = share ? Double.NaN : caseVariance / controlVariance;
        double difference = caseMean - controlMean;
        double smd = denominator > 0 ? difference / denominator : difference == 0 ? 0 : Double.NaN;
        return new Side(
                cases,
                controls,
                caseMean,
                controlMean,
                Math.sqrt(caseVariance),
                Math.sqrt(controlVariance),
                smd,
                Double.isInfinite(varianceRatio) ? Double.NaN : varianceRatio);
    }

    private static double variance(Moments moments, boolean share) {
        return share ? moments.mean() * (1 - moments.mean()) : moments.variance();
    }

    /** Of the sorted values, so that the order of the rows does not reach the last bit. */
    private static Moments moments(int[] rows, IntToDoubleFunction value) {
        return Moments.of(Arrays.stream(rows)
                .mapToDouble(value)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray());
    }

    private static PairDifference differences(List<MatchedSet> sets, IntToDoubleFunction value, Difference difference) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum absolute = new CompensatedSum();
        double max = Double.NaN;
        int pairs = 0;
        for (MatchedSet set : sets) {
            for (MatchedSet.Partner partner : set.controls()) {
                if (!Double.isNaN(value.applyAsDouble(set.caseRow()))
                        && !Double.isNaN(value.applyAsDouble(partner.row()))) {
                    double d = difference.of(set.caseRow(), partner.row());
                    pairs++;
                    sum.add(d);
                    absolute.add(Math.abs(d));
                    max = pairs == 1 ? Math.abs(d) : Math.max(max, Math.abs(d));
                }
            }
        }
        return pairs == 0
                ? new PairDifference(0, Double.NaN, Double.NaN, Double.NaN)
                : new PairDifference(pairs, sum.value() / pairs, absolute.value() / pairs, max);
    }

    /** Weighted mean and unbiased variance: Σ w (x − m)² / (1 − Σ w²) with weights that sum to one. */
    private record Weighted(int n, double mean, double variance) {

        static Weighted of(int[] rows, double[] weight, IntToDoubleFunction value) {
            CompensatedSum total = new CompensatedSum();
            CompensatedSum sum = new CompensatedSum();
            Set<Double> distinct = new HashSet<>();
            int n = 0;
            for (int row : rows) {
                double v = value.applyAsDouble(row);
                if (!Double.isNaN(v)) {
                    n++;
                    total.add(weight[row]);
                    sum.add(weight[row] * v);
                    distinct.add(v);
                }
            }
            double mean = sum.value() / total.value();
            CompensatedSum squares = new CompensatedSum();
            CompensatedSum weights = new CompensatedSum();
            for (int row : rows) {
                double v = value.applyAsDouble(row);
                if (!Double.isNaN(v)) {
                    double w = weight[row] / total.value();
                    squares.add(w * (v - mean) * (v - mean));
                    weights.add(w * w);
                }
            }
            double variance = distinct.size() == 1 && n > 1 ? 0 : squares.value() / (1 - weights.value());
            return new Weighted(n, mean, n < 2 ? Double.NaN : variance);
        }
    }
}
