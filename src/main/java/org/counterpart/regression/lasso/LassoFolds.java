package org.counterpart.regression.lasso;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.RowOrder;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.RandomStreams;

/**
 * Which part of a cross-validation each row is held out in, counted from 0: the cases dealt evenly and then the
 * controls, or matched sets as wholes. Chance deals by what the rows hold and the seed, so that the order of a file
 * changes nothing.
 */
final class LassoFolds {
    private static final int FEWEST = 3;

    private LassoFolds() {}

    /** @param set of each row; {@code null} without */
    static int[] dealt(DesignMatrix x, double[] y, int[] set, int folds, long seed) {
        int[] order = RowOrder.byContent(x, y);
        SplittableRandom random = new RandomStreams(seed, "lasso.folds").stream(0);
        int[] unit = set == null ? IntStream.range(0, y.length).toArray() : numbered(set, order);
        // Without sets a row is its own unit, and all cases are dealt before the controls.
        int[] units = set == null
                ? IntStream.of(order)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -y[i]))
                        .mapToInt(i -> i)
                        .toArray()
                : IntStream.range(0, IntStream.of(unit).max().orElse(-1) + 1).toArray();
        int cases = set == null ? (int) Arrays.stream(y).sum() : units.length;
        int fewest = set == null ? Math.min(cases, y.length - cases) : units.length;
        if (folds < FEWEST || folds > fewest) {
            throw new NotAnalysableException(
                    Note.of(set == null ? "regression.lasso.folds" : "regression.lasso.folds-of-sets", folds, fewest));
        }
        shuffle(units, 0, cases, random);
        shuffle(units, cases, units.length, random);
        int[] foldOf = new int[units.length];
        for (int k = 0; k < units.length; k++) {
            foldOf[units[k]] = k % folds;
        }
        return IntStream.of(unit).map(u -> foldOf[u]).toArray();
    }

    /** Sets numbered in the order in which the rows' contents bring them, so that a set's own number is no matter. */
    private static int[] numbered(int[] set, int[] order) {
        long[] content = new long[Arrays.stream(set).max().orElse(-1) + 1];
        for (int place = 0; place < order.length; place++) {
            content[set[order[place]]] += RandomStreams.mix(place + 1L);
        }
        int[] inOrder = IntStream.range(0, content.length)
                .boxed()
                .sorted(Comparator.comparingLong(s -> content[s]))
                .mapToInt(s -> s)
                .toArray();
        int[] number = new int[content.length];
        for (int k = 0; k < inOrder.length; k++) {
            number[inOrder[k]] = k;
        }
        return IntStream.of(set).map(s -> number[s]).toArray();
    }

    private static void shuffle(int[] of, int from, int to, SplittableRandom random) {
        for (int i = to - 1; i > from; i--) {
            int other = from + random.nextInt(i - from + 1);
            int kept = of[i];
            of[i] = of[other];
            of[other] = kept;
        }
    }

    /**
     * As a column of the data says; its values may be any.
     *
     * @throws NotAnalysableException with fewer than three folds, one that leaves no case or no control to fit to, or a
     *     set in two folds
     */
    static int[] given(int[] column, double[] y, int[] set) {
        Map<Integer, Integer> number = new TreeMap<>();
        for (int value : column) {
            number.putIfAbsent(value, 0);
        }
        int next = 0;
        for (Map.Entry<Integer, Integer> fold : number.entrySet()) {
            fold.setValue(next++);
        }
        int[] folds = IntStream.of(column).map(number::get).toArray();
        if (next < FEWEST) {
            throw new NotAnalysableException(Note.of("regression.lasso.few-folds", next));
        }
        for (int f = 0; f < next; f++) {
            int fold = f;
            double[] rest = IntStream.range(0, y.length)
                    .filter(i -> folds[i] != fold)
                    .mapToDouble(i -> y[i])
                    .distinct()
                    .toArray();
            if (rest.length < 2) {
                throw new NotAnalysableException(Note.of("regression.lasso.empty-rest", fold + 1));
            }
        }
        if (set != null) {
            Map<Integer, Integer> of = new TreeMap<>();
            for (int i = 0; i < set.length; i++) {
                Integer other = of.putIfAbsent(set[i], folds[i]);
                if (other != null && other != folds[i]) {
                    throw new NotAnalysableException(Note.of("regression.lasso.set-in-two-folds"));
                }
            }
        }
        return folds;
    }
}
