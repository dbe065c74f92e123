package org.counterpart.simulation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.cohort.CaseDefinition;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.TextColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.simulation.SimulationModel.Drawn;
import org.counterpart.simulation.SimulationModel.Effect;
import org.counterpart.simulation.SimulationModel.Shown;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.RandomStreams;

/**
 * Draws a cohort from a declared model: the columns in order, then who becomes a case by {@code logit P(case) =
 * intercept + Σ ln(OR)·x}, then the columns that record it, redrawn until the study's own case rule says the same of
 * every subject. Each variable has a random stream of its own for every row, so that a change to one column leaves the
 * others as they were unless they depend on it.
 *
 * <p>Cells are left empty last, completely at random: who becomes a case depends on the values, seen or not.
 */
public record SyntheticCohort(SimulationModel model, List<Derivation> derivations, CaseDefinition definition) {
    private static final int TRIES = 10_000;

    /**
     * A drawn cohort.
     *
     * @param cases subjects that became cases
     * @param intercept of the outcome model
     */
    public record Result(Cohort cohort, int cases, double intercept, long seed) {}

    public SyntheticCohort {
        derivations = List.copyOf(derivations);
    }

    /**
     * @param n subjects; an exact number of cases is scaled when {@code n} is not the model's own
     * @throws NotAnalysableException when the model cannot give what it declares
     */
    public Result draw(int n, long seed) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, got " + n);
        }
        Cohort cohort =
                Cohort.of(model.idName(), ids(n), IntStream.range(2, n + 2).toArray(), List.of());
        for (Drawn drawn : model.columns()) {
            double[] shift = sum(drawn.shifts(), cohort);
            double[] cells = new double[n];
            RandomStreams streams = streams(seed, drawn.variable());
            for (int row = 0; row < n; row++) {
                cells[row] = drawn.distribution().draw(streams.stream(row), shift[row]);
            }
            cohort = derive(cohort.with(column(drawn.variable(), cells, drawn.words())));
        }
        Outcomes outcomes = outcomes(sum(model.outcome().effects(), cohort), seed);
        cohort = record(outcomes.isCase(), cohort, seed);
        return new Result(written(cohort, seed), outcomes.count(), outcomes.intercept(), seed);
    }

    private Outcomes outcomes(double[] logOdds, long seed) {
        SimulationModel.Outcome outcome = model.outcome();
        if (outcome.cases() == 0) {
            return Outcomes.expected(logOdds, outcome.share(), seed);
        }
        int n = logOdds.length;
        long exact = Math.round((double) outcome.cases() * n / model.n());
        if (exact < 1 || exact >= n) {
            throw new NotAnalysableException(Note.of("simulation.cases", exact, n));
        }
        return Outcomes.exactly(logOdds, (int) exact, seed);
    }

    /** Adds the columns that record the outcome, each row redrawn until the case rule finds what the subject is. */
    private Cohort record(boolean[] isCase, Cohort cohort, long seed) {
        List<Shown> shown = model.outcome().shown();
        double[][] cells = new double[shown.size()][isCase.length];
        SplittableRandom[][] random = shown.stream()
                .map(s -> IntStream.range(0, isCase.length)
                        .mapToObj(streams(seed, s.variable())::stream)
                        .toArray(SplittableRandom[]::new))
                .toArray(SplittableRandom[][]::new);
        int[] open = IntStream.range(0, isCase.length).toArray();
        for (int attempt = 0; open.length > 0; attempt++) {
            if (attempt == TRIES || (attempt == 1 && shown.isEmpty())) {
                throw new NotAnalysableException(Note.of("simulation.case-rule", open.length));
            }
            for (int s = 0; s < shown.size(); s++) {
                for (int row : open) {
                    Shown by = shown.get(s);
                    cells[s][row] = (isCase[row] ? by.ifCase() : by.ifNot()).draw(random[s][row], 0);
                }
            }
            int[] asked = open;
            CaseDefinition.Status[] found =
                    definition.statuses(derive(with(shown, cells, cohort.select(asked), asked)));
            open = IntStream.range(0, asked.length)
                    .filter(i -> (found[i] == CaseDefinition.Status.CASE) != isCase[asked[i]]
                            || found[i] == CaseDefinition.Status.UNDETERMINED)
                    .map(i -> asked[i])
                    .toArray();
        }
        return with(shown, cells, cohort, IntStream.range(0, isCase.length).toArray());
    }

    private static Cohort with(List<Shown> shown, double[][] cells, Cohort cohort, int[] rows) {
        Cohort more = cohort;
        for (int s = 0; s < shown.size(); s++) {
            double[] all = cells[s];
            double[] some = Arrays.stream(rows).mapToDouble(r -> all[r]).toArray();
            more = more.with(column(shown.get(s).variable(), some, List.of()));
        }
        return more;
    }

    /** The study's derived variables, as far as the columns drawn so far allow. */
    private Cohort derive(Cohort cohort) {
        Cohort more = cohort;
        for (Derivation derivation : derivations) {
            if (derivation.stage() == Derivation.Stage.RECORD
                    && derivation.variables().stream().allMatch(more::has)) {
                more = Derivation.addAll(List.of(derivation), more);
            }
        }
        return more;
    }

    /** The file's columns in the file's order, with the cells that were never recorded left empty. */
    private Cohort written(Cohort cohort, long seed) {
        List<Column> columns = model.variables().stream()
                .map(v -> emptied(cohort.column(v.name()), missing(v.name()), seed))
                .toList();
        int n = cohort.size();
        return Cohort.of(
                cohort.idName(),
                IntStream.range(0, n).mapToObj(cohort::id).toArray(String[]::new),
                IntStream.range(0, n).map(cohort::line).toArray(),
                columns);
    }

    private double missing(String name) {
        return model.columns().stream()
                .filter(d -> d.variable().name().equals(name))
                .mapToDouble(Drawn::missing)
                .findFirst()
                .orElseGet(() -> model.outcome().shown().stream()
                        .filter(s -> s.variable().name().equals(name))
                        .mapToDouble(Shown::missing)
                        .sum());
    }

    private static Column emptied(Column column, double share, long seed) {
        if (share == 0) {
            return column;
        }
        RandomStreams streams =
                new RandomStreams(seed, "missing " + column.variable().name());
        boolean[] empty = new boolean[column.size()];
        for (int row = 0; row < empty.length; row++) {
            empty[row] = streams.stream(row).nextDouble() < share;
        }
        IntStream rows = IntStream.range(0, empty.length);
        if (column instanceof NumberColumn numbers) {
            return new NumberColumn(
                    column.variable(),
                    rows.mapToDouble(r -> empty[r] ? Double.NaN : numbers.value(r))
                            .toArray());
        }
        if (column instanceof LevelColumn levels) {
            return new LevelColumn(
                    column.variable(),
                    rows.map(r -> empty[r] ? -1 : levels.code(r)).toArray());
        }
        return new TextColumn(
                column.variable(),
                rows.mapToObj(r -> empty[r] ? "" : column.text(r)).toArray(String[]::new));
    }

    private static Column column(Variable variable, double[] cells, List<String> words) {
        return switch (variable.type()) {
            case NUMERIC, INTEGER, DATE -> new NumberColumn(variable, cells.clone());
            case BINARY, CATEGORICAL, ORDINAL ->
                new LevelColumn(
                        variable, Arrays.stream(cells).mapToInt(c -> (int) c).toArray());
            case TEXT ->
                new TextColumn(
                        variable,
                        Arrays.stream(cells).mapToObj(c -> words.get((int) c)).toArray(String[]::new));
        };
    }

    private static double[] sum(List<Effect> effects, Cohort cohort) {
        double[] sum = new double[cohort.size()];
        for (Effect effect : effects) {
            Column column = cohort.column(effect.variable());
            for (int row = 0; row < sum.length; row++) {
                sum[row] += effect.coefficient() * contrast(effect, column, row);
            }
        }
        return sum;
    }

    private static double contrast(Effect effect, Column column, int row) {
        if (effect.level() != null) {
            return column.text(row).equals(effect.level()) ? 1 : 0;
        }
        return (column instanceof NumberColumn numbers ? numbers.value(row) : ((LevelColumn) column).code(row))
                - effect.centre();
    }

    private static RandomStreams streams(long seed, Variable variable) {
        return new RandomStreams(seed, "variable " + variable.name());
    }

    /** {@code P0001} gives P0001, P0002 ...; more digits when they run out. */
    private String[] ids(int n) {
        String pattern = model.id();
        int digits = 0;
        while (digits < pattern.length() && Character.isDigit(pattern.charAt(pattern.length() - 1 - digits))) {
            digits++;
        }
        String prefix = pattern.substring(0, pattern.length() - digits);
        String start = digits == 0 ? "1" : pattern.substring(prefix.length());
        BigInteger first = new BigInteger(start);
        String[] ids = new String[n];
        for (int row = 0; row < n; row++) {
            String number = first.add(BigInteger.valueOf(row)).toString();
            ids[row] = prefix + "0".repeat(Math.max(0, start.length() - number.length())) + number;
        }
        return ids;
    }
}
