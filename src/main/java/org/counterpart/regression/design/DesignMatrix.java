package org.counterpart.regression.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.stats.Note;

/**
 * The columns of a model without its intercept: numbers as they are or on their scale, factors as treatment contrasts
 * against their first level. Rows with a missing cell in any column of the model are left out and counted. A level
 * nobody has is left out with a note; when that is the reference, the next level takes its place (as R's {@code glm}
 * does).
 */
public final class DesignMatrix {
    private final List<Predictor> predictors;
    private final List<Term> terms;
    private final int[] predictorOf;
    private final double[][] columns;
    private final int rows;
    private final int[] sourceRows;
    private final int dropped;
    private final List<Note> notes;
    private final Set<String> moved;
    /** Working columns are (column − center) · scale: about mean 0 and deviation 1. */
    private final double[] center;

    private final double[] scale;

    private DesignMatrix(
            List<Predictor> predictors,
            List<Term> terms,
            int[] predictorOf,
            double[][] columns,
            int rows,
            int[] sourceRows,
            int dropped,
            List<Note> notes,
            Set<String> moved) {
        this.predictors = List.copyOf(predictors);
        this.terms = List.copyOf(terms);
        this.predictorOf = predictorOf;
        this.columns = columns;
        this.rows = rows;
        this.sourceRows = sourceRows;
        this.dropped = dropped;
        this.notes = List.copyOf(notes);
        this.moved = Set.copyOf(moved);
        this.center = new double[columns.length];
        this.scale = new double[columns.length];
        java.util.stream.IntStream all = java.util.stream.IntStream.range(0, columns.length);
        ((long) rows * columns.length > 1_000_000 ? all.parallel() : all).forEach(this::standardise);
    }

    /**
     * A powers-of-two scale and a rounded centre: the transformation adds no rounding error of its own and does not
     * feel the last digit of a mean, so that it is the same in every order of the rows.
     */
    private void standardise(int j) {
        double[] column = columns[j];
        double largest = 0;
        double sum = 0;
        double odd = 0;
        for (int i = 0; i + 1 < rows; i += 2) {
            double u = column[i];
            double v = column[i + 1];
            sum += u;
            odd += v;
            largest = Math.max(largest, Math.max(Math.abs(u), Math.abs(v)));
        }
        if (rows % 2 == 1) {
            sum += column[rows - 1];
            largest = Math.max(largest, Math.abs(column[rows - 1]));
        }
        if (largest == 0) {
            scale[j] = 1;
            return;
        }
        double mean = (sum + odd) / rows;
        double squares = 0;
        double oddSquares = 0;
        for (int i = 0; i + 1 < rows; i += 2) {
            double u = column[i] - mean;
            double v = column[i + 1] - mean;
            squares += u * u;
            oddSquares += v * v;
        }
        if (rows % 2 == 1) {
            squares += (column[rows - 1] - mean) * (column[rows - 1] - mean);
        }
        squares += oddSquares;
        double sd = Math.sqrt(squares / rows);
        if (!(sd > 1e-14 * largest)) {
            // Nothing varies: centred to zero exactly, so that the column is seen to depend on the intercept.
            center[j] = column[0];
            scale[j] = Math.scalb(1.0, -Math.getExponent(largest));
            return;
        }
        scale[j] = Math.scalb(1.0, -(int) Math.rint(Math.log(sd) / Math.log(2)));
        double grid = Math.scalb(1.0, -6) / scale[j];
        center[j] = Math.abs(mean) < 1e15 * grid ? Math.rint(mean / grid) * grid : mean;
    }

    /** Numeric predictors, one a column, no missing cell. */
    public static DesignMatrix ofColumns(List<String> names, double[][] columns) {
        return ofColumns(names, columns, null);
    }

    /** @param sourceRows the row of the cohort each row was; {@code null} for the same */
    public static DesignMatrix ofColumns(List<String> names, double[][] columns, int[] sourceRows) {
        int rows = sourceRows != null ? sourceRows.length : columns.length == 0 ? 0 : columns[0].length;
        int[] predictorOf = new int[columns.length];
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != rows) {
                throw new IllegalArgumentException(
                        "columns must be equally long, got " + columns[j].length + " and " + rows);
            }
            predictorOf[j] = j;
        }
        return new DesignMatrix(
                names.stream().map(Predictor::number).toList(),
                names.stream().map(Term::of).toList(),
                predictorOf,
                columns,
                rows,
                sourceRows,
                0,
                List.of(),
                Set.of());
    }

    /** A design without predictors, for the model of an intercept alone. */
    public static DesignMatrix empty(int rows) {
        return new DesignMatrix(List.of(), List.of(), new int[0], new double[0][], rows, null, 0, List.of(), Set.of());
    }

    /**
     * @param alsoComplete further variables of the model that must not be missing: the outcome, the matched set, the
     *     cluster
     */
    public static DesignMatrix of(Cohort cohort, List<Predictor> predictors, List<String> alsoComplete) {
        List<Column> needed = new ArrayList<>();
        predictors.forEach(p -> needed.add(cohort.column(p.name())));
        alsoComplete.forEach(name -> needed.add(cohort.column(name)));
        int[] used = new int[cohort.size()];
        int n = 0;
        for (int i = 0; i < cohort.size(); i++) {
            boolean complete = true;
            for (Column column : needed) {
                complete &= !column.missing(i);
            }
            if (complete) {
                used[n++] = i;
            }
        }
        return of(cohort, predictors, Arrays.copyOf(used, n), cohort.size() - n);
    }

    private static DesignMatrix of(Cohort cohort, List<Predictor> predictors, int[] used, int dropped) {
        List<Term> terms = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        Set<String> moved = new HashSet<>();
        if (dropped > 0) {
            notes.add(Note.of("regression.rows-dropped", dropped));
        }
        for (int p = 0; p < predictors.size(); p++) {
            Predictor predictor = predictors.get(p);
            Column column = cohort.column(predictor.name());
            if (predictor.coding() == Predictor.Coding.NUMBER) {
                terms.add(Term.of(predictor.name(), predictor.scale()));
                columns.add(scaled(numbers(column, used), predictor));
                of.add(p);
                continue;
            }
            int[] codes = codes(column, predictor.levels(), used);
            if (predictor.coding() == Predictor.Coding.INDICATOR) {
                terms.add(Term.of(predictor.name()));
                columns.add(indicator(codes, 1));
                of.add(p);
                continue;
            }
            int reference = -1;
            for (int level = 0; level < predictor.levels().size(); level++) {
                int wanted = level;
                String name = predictor.levels().get(level);
                if (Arrays.stream(codes).noneMatch(c -> c == wanted)) {
                    notes.add(Note.of("regression.level-unused", predictor.name(), name));
                } else if (reference < 0) {
                    reference = level;
                    if (level > 0) {
                        notes.add(Note.of("regression.reference-moved", predictor.name(), name));
                        moved.add(predictor.name());
                    }
                } else {
                    terms.add(Term.of(predictor.name(), name));
                    columns.add(indicator(codes, level));
                    of.add(p);
                }
            }
        }
        return new DesignMatrix(
                predictors,
                terms,
                of.stream().mapToInt(Integer::intValue).toArray(),
                columns.toArray(double[][]::new),
                used.length,
                used,
                dropped,
                notes,
                moved);
    }

    private static double[] numbers(Column column, int[] used) {
        double[] values = column instanceof NumberColumn numbers
                ? numbers.values()
                : column instanceof LevelColumn levels
                                && levels.variable().levels().size() == 2
                        ? levels.numbers()
                        : null;
        if (values == null) {
            throw new IllegalArgumentException(
                    "predictor " + column.variable().name() + " must be a number or have levels declared, got text");
        }
        double[] out = new double[used.length];
        for (int i = 0; i < used.length; i++) {
            out[i] = values[used[i]];
        }
        return out;
    }

    private static double[] scaled(double[] recorded, Predictor predictor) {
        return predictor
                .scale()
                .map(scale -> Arrays.stream(recorded).map(scale::of).toArray())
                .orElse(recorded);
    }

    private static int[] codes(Column column, List<String> levels, int[] used) {
        int[] codes = new int[used.length];
        for (int i = 0; i < used.length; i++) {
            codes[i] = levels.indexOf(column.text(used[i]));
            if (codes[i] < 0) {
                throw new IllegalArgumentException(
                        "levels of " + column.variable().name() + " must hold every cell, got " + levels
                                + " and a cell that is none of them");
            }
        }
        return codes;
    }

    private static double[] indicator(int[] codes, int level) {
        return Arrays.stream(codes).mapToDouble(c -> c == level ? 1 : 0).toArray();
    }

    public int rows() {
        return rows;
    }

    /** Number of columns, the intercept not counted. */
    public int columns() {
        return columns.length;
    }

    /** What each column is. */
    public List<Term> terms() {
        return terms;
    }

    public List<Predictor> predictors() {
        return predictors;
    }

    /** The predictor a column belongs to. */
    public int predictorOf(int column) {
        return predictorOf[column];
    }

    /** The columns of a predictor; none when only one of its levels occurs. */
    public int[] columnsOf(int predictor) {
        return java.util.stream.IntStream.range(0, columns.length)
                .filter(j -> predictorOf[j] == predictor)
                .toArray();
    }

    public double value(int row, int column) {
        return columns[column][row];
    }

    /** Rows left out because a cell was missing. */
    public int dropped() {
        return dropped;
    }

    /** The row of the cohort a row of the design was. */
    public int sourceRow(int row) {
        return sourceRows == null ? row : sourceRows[row];
    }

    /** The rows of the cohort that are in the design, in its order. */
    public int[] sourceRows() {
        return java.util.stream.IntStream.range(0, rows).map(this::sourceRow).toArray();
    }

    public List<Note> notes() {
        return notes;
    }

    /** Whether a predictor is compared with another level than its first, which nobody has. */
    public boolean referenceMoved(String predictor) {
        return moved.contains(predictor);
    }

    /** The same rows with these predictors only. */
    public DesignMatrix select(int... chosen) {
        List<Predictor> kept = new ArrayList<>();
        List<Term> names = new ArrayList<>();
        List<double[]> data = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int p : chosen) {
            for (int j : columnsOf(p)) {
                names.add(terms.get(j));
                data.add(columns[j]);
                of.add(kept.size());
            }
            kept.add(predictors.get(p));
        }
        return new DesignMatrix(
                kept,
                names,
                of.stream().mapToInt(Integer::intValue).toArray(),
                data.toArray(double[][]::new),
                rows,
                sourceRows,
                dropped,
                notes,
                moved);
    }

    /** These rows, in this order, repeats allowed. */
    public DesignMatrix selectRows(int[] chosen) {
        double[][] data = new double[columns.length][chosen.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < chosen.length; i++) {
                data[j][i] = columns[j][chosen[i]];
            }
        }
        int[] source = Arrays.stream(chosen).map(this::sourceRow).toArray();
        return new DesignMatrix(predictors, terms, predictorOf, data, chosen.length, source, dropped, notes, moved);
    }

    /** This design with one more numeric column, a predictor of its own. */
    public DesignMatrix with(String name, double[] column) {
        double[][] data = Arrays.copyOf(columns, columns.length + 1);
        data[columns.length] = column.clone();
        int[] of = Arrays.copyOf(predictorOf, columns.length + 1);
        of[columns.length] = predictors.size();
        List<Predictor> more = new ArrayList<>(predictors);
        more.add(Predictor.number(name));
        List<Term> names = new ArrayList<>(terms);
        names.add(Term.of(name));
        return new DesignMatrix(more, names, of, data, rows, sourceRows, dropped, notes, moved);
    }

    /**
     * {@code b₀ + Σ bⱼ xⱼ} of a row.
     *
     * @param coefficients intercept first, then one a column
     */
    public double linearPredictor(double[] coefficients, int row) {
        double sum = coefficients[0];
        for (int j = 0; j < columns.length; j++) {
            sum += coefficients[j + 1] * columns[j][row];
        }
        return sum;
    }

    public double[] column(int j) {
        return columns[j];
    }

    public double center(int j) {
        return center[j];
    }

    public double scale(int j) {
        return scale[j];
    }
}
