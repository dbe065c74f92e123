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
    /** The note that counts the rows left out. */
    public static final String ROWS_DROPPED = "regression.rows-dropped";

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
        Predictor.variables(predictors).forEach(name -> needed.add(cohort.column(name)));
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

    private static DesignMatrix of(Cohort cohort, List<Predictor> asked, int[] used, int dropped) {
        Building building = new Building(cohort, used);
        if (dropped > 0) {
            building.notes.add(Note.of(ROWS_DROPPED, dropped));
        }
        List<Predictor> predictors = asked.stream().map(building::known).toList();
        List<Term> terms = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int p = 0; p < predictors.size(); p++) {
            for (Part part : building.parts(predictors.get(p))) {
                terms.add(part.term);
                columns.add(part.column);
                of.add(p);
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
                building.notes.stream().distinct().toList(),
                building.moved);
    }

    /** A column and what it is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(Term term, double[] column) {}

    /** The columns of predictors as they come, with what is to be said of them. */
    private static final class Building {
        final Cohort cohort;
        final int[] used;
        final List<Note> notes = new ArrayList<>();
        final Set<String> moved = new HashSet<>();

        Building(Cohort cohort, int[] used) {
            this.cohort = cohort;
            this.used = used;
        }

        /** A spline whose knots are those of the values it is fitted to knows them from here on. */
        Predictor known(Predictor p) {
            if (p.isProduct()) {
                return Predictor.product(
                        known(p.factors().get(0)), known(p.factors().get(1)));
            }
            return p.spline().map(spline -> known(p, spline)).orElse(p);
        }

        private Predictor known(Predictor p, Spline asked) {
            Spline spline = asked.known(p.name(), numbers(cohort.column(p.name()), used));
            if (spline.count() < asked.count()) {
                notes.add(Note.of("regression.spline.fewer", p.name(), spline.count(), asked.count()));
            }
            return p.in(spline);
        }

        List<Part> parts(Predictor p) {
            return switch (p.coding()) {
                case NUMBER -> {
                    double[] column = scaled(numbers(cohort.column(p.name()), used), p);
                    yield List.of(new Part(Term.of(p.name(), p.form()), column));
                }
                case INDICATOR -> List.of(new Part(Term.of(p.name()), indicator(codes(p), 1)));
                case CONTRASTS -> contrasts(p);
                case SPLINE -> spline(p, p.spline().orElseThrow());
                case SCORES -> List.of(new Part(Term.of(p.name(), p.form()), scored(p)));
                case PRODUCT -> product(p);
            };
        }

        private int[] codes(Predictor p) {
            return DesignMatrix.codes(cohort.column(p.name()), p.levels(), used);
        }

        private List<Part> contrasts(Predictor p) {
            int[] codes = codes(p);
            List<Part> parts = new ArrayList<>();
            int reference = -1;
            for (int level = 0; level < p.levels().size(); level++) {
                int wanted = level;
                String name = p.levels().get(level);
                if (Arrays.stream(codes).noneMatch(c -> c == wanted)) {
                    notes.add(Note.of("regression.level-unused", p.name(), name));
                } else if (reference < 0) {
                    reference = level;
                    if (level > 0) {
                        notes.add(Note.of("regression.reference-moved", p.name(), name));
                        moved.add(p.name());
                    }
                } else {
                    parts.add(new Part(Term.of(p.name(), name), indicator(codes, level)));
                }
            }
            return parts;
        }

        private List<Part> spline(Predictor p, Spline spline) {
            double[] values = numbers(cohort.column(p.name()), used);
            List<Part> parts = new ArrayList<>();
            for (int t = 0; t < spline.terms(); t++) {
                int bend = t;
                double[] column =
                        Arrays.stream(values).map(v -> spline.of(v, bend)).toArray();
                parts.add(new Part(Term.of(p.name(), spline, bend), column));
            }
            return parts;
        }

        private double[] scored(Predictor p) {
            List<Double> scores = p.scores().orElseThrow().values();
            return Arrays.stream(codes(p)).mapToDouble(scores::get).toArray();
        }

        private List<Part> product(Predictor p) {
            List<Part> others = parts(p.factors().get(1));
            List<Part> parts = new ArrayList<>();
            for (Part one : parts(p.factors().get(0))) {
                for (Part other : others) {
                    double[] column = one.column.clone();
                    Arrays.setAll(column, i -> column[i] * other.column[i]);
                    parts.add(new Part(one.term.times(other.term), column));
                }
            }
            return parts;
        }
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

    /** Whether a term is of a predictor whose odds ratio depends on another. */
    public boolean isMultiplied(Term term) {
        return predictors.stream().flatMap(p -> p.factors().stream()).anyMatch(p -> p.has(term));
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

    /** The same rows with the contrasts of ordered levels in the place of their scores. */
    public DesignMatrix inPlaceOf(Predictor inScores, List<Double> scores) {
        List<Predictor> others = new ArrayList<>();
        List<Term> names = new ArrayList<>();
        List<double[]> data = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int p = 0; p < predictors.size(); p++) {
            boolean replaced = predictors.get(p).equals(inScores);
            others.add(replaced ? inScores.plain() : predictors.get(p));
            for (int j : columnsOf(p)) {
                double[] column = columns[j];
                if (!replaced) {
                    names.add(terms.get(j));
                    data.add(column);
                    of.add(p);
                    continue;
                }
                boolean first = true;
                for (int level = 0; level < scores.size(); level++) {
                    double score = scores.get(level);
                    if (Arrays.stream(column).noneMatch(v -> v == score)) {
                        continue;
                    }
                    if (!first) {
                        names.add(Term.of(inScores.name(), inScores.levels().get(level)));
                        data.add(Arrays.stream(column)
                                .map(v -> v == score ? 1 : 0)
                                .toArray());
                        of.add(p);
                    }
                    first = false;
                }
            }
        }
        return new DesignMatrix(
                others,
                names,
                of.stream().mapToInt(Integer::intValue).toArray(),
                data.toArray(double[][]::new),
                rows,
                sourceRows,
                dropped,
                notes,
                moved);
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
