package org.counterpart.prediction.reclassification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterpart.prediction.reclassification.NetReclassification.Moves;
import org.counterpart.prediction.reclassification.NetReclassification.Part;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * NRI and IDI: what a second set of probabilities tells of the same subjects beyond a first. Both can be above nothing
 * where the second only fits worse calibrated: Hilden and Gerds (2014), doi:10.1002/sim.5804; Pepe, Fan, Feng, Gerds,
 * Hilden (2015), doi:10.1007/s12561-014-9118-0. Whoever prints them prints the difference of the areas beside.
 *
 * @param cutPoints of risk categories, rising, each inside (0, 1); a probability equal to one belongs to the higher
 *     category; empty for the continuous NRI alone
 * @param level of the intervals; default 0.95
 */
public record Reclassification(List<Double> cutPoints, double level) {
    /** A fitted probability this near to a cut point is equal to it but for rounding. */
    private static final double ROUNDING = 1e-9;

    public Reclassification {
        cutPoints = List.copyOf(cutPoints);
        if (!rising(cutPoints)) {
            throw new IllegalArgumentException("cut points must rise inside (0, 1), got " + cutPoints);
        }
    }

    /** Whether these can be cut points. */
    public static boolean rising(List<Double> cutPoints) {
        double before = 0;
        for (double cut : cutPoints) {
            if (!(cut > before && cut < 1)) {
                return false;
            }
            before = cut;
        }
        return true;
    }

    /** No categories. */
    public static Reclassification withDefaults() {
        return new Reclassification(List.of(), 0.95);
    }

    public Reclassification with(List<Double> newCutPoints) {
        return new Reclassification(newCutPoints, level);
    }

    /**
     * @param n subjects with both probabilities
     * @param events cases among them
     * @param continuous any rise or fall counts
     * @param byCategory where there are cut points, with {@code moves}
     */
    public record Result(
            Reclassification procedure,
            int n,
            int events,
            Discrimination discrimination,
            NetReclassification continuous,
            Optional<NetReclassification> byCategory,
            Optional<Moves> moves) {
        /** Why there are no standard errors. */
        public List<Note> notes() {
            return Math.min(events, n - events) < 2 ? List.of(Note.of("prediction.comparison-too-few")) : List.of();
        }
    }

    /**
     * @param after the second probability of each subject; NaN is missing
     * @param before the first
     * @throws NotAnalysableException when a value is no probability
     */
    public Result of(double[] after, double[] before, boolean[] cases) {
        if (after.length != cases.length || before.length != cases.length) {
            throw new IllegalArgumentException("both must have one value a subject (" + cases.length + "), got "
                    + after.length + " and " + before.length);
        }
        requireProbabilities(after);
        requireProbabilities(before);
        Group events = new Group(after, before, cases, true);
        Group others = new Group(after, before, cases, false);
        boolean categories = !cutPoints.isEmpty();
        return new Result(
                this,
                events.n + others.n,
                events.n,
                discrimination(events, others),
                net(events.continuous(1), others.continuous(-1)),
                categories ? Optional.of(net(events.byCategory(1), others.byCategory(-1))) : Optional.empty(),
                categories ? Optional.of(new Moves(events.moves(), others.moves())) : Optional.empty());
    }

    private static void requireProbabilities(double[] values) {
        if (Arrays.stream(values).anyMatch(x -> x < 0 || x > 1)) {
            throw new NotAnalysableException(Note.of("reclassification.no-probability"));
        }
    }

    private Discrimination discrimination(Group events, Group others) {
        double rise = events.meanDifference();
        double fall = -others.meanDifference();
        double se = Math.sqrt(events.varianceOfMean() + others.varianceOfMean());
        return new Discrimination(
                Gain.of(rise + fall, se, level),
                rise,
                fall,
                events.mean(events.before) - others.mean(others.before),
                events.mean(events.after) - others.mean(others.after));
    }

    private NetReclassification net(Part events, Part others) {
        Gain sum = Gain.of(
                events.gain().estimate() + others.gain().estimate(),
                Math.hypot(events.gain().se(), others.gain().se()),
                level);
        double nullSe = Math.sqrt(events.nullVariance() + others.nullVariance());
        double z = sum.estimate() / nullSe;
        return new NetReclassification(events, others, sum, nullSe, z, Tails.normalTwoSided(z));
    }

    /** The category of a probability, the lowest 0. */
    private int category(double probability) {
        int category = 0;
        while (category < cutPoints.size() && probability >= cutPoints.get(category) - ROUNDING) {
            category++;
        }
        return category;
    }

    /** The cases, or the controls, who have both probabilities. */
    private final class Group {
        private final int n;
        private final double[] after;
        private final double[] before;

        Group(double[] allAfter, double[] allBefore, boolean[] cases, boolean events) {
            double[] second = new double[cases.length];
            double[] first = new double[cases.length];
            int found = 0;
            for (int i = 0; i < cases.length; i++) {
                if (cases[i] == events && !Double.isNaN(allAfter[i]) && !Double.isNaN(allBefore[i])) {
                    second[found] = allAfter[i];
                    first[found++] = allBefore[i];
                }
            }
            n = found;
            after = Arrays.copyOf(second, n);
            before = Arrays.copyOf(first, n);
        }

        double mean(double[] values) {
            return CompensatedSum.of(values) / n;
        }

        double meanDifference() {
            CompensatedSum sum = new CompensatedSum();
            for (int i = 0; i < n; i++) {
                sum.add(after[i]).add(-before[i]);
            }
            return sum.value() / n;
        }

        double varianceOfMean() {
            double mean = meanDifference();
            CompensatedSum squares = new CompensatedSum();
            for (int i = 0; i < n; i++) {
                double d = after[i] - before[i] - mean;
                squares.add(d * d);
            }
            return squares.value() / (n - 1) / n;
        }

        /** @param right 1 where up is the right way, −1 where down is */
        Part continuous(int right) {
            int up = 0;
            int down = 0;
            for (int i = 0; i < n; i++) {
                up += after[i] > before[i] ? 1 : 0;
                down += after[i] < before[i] ? 1 : 0;
            }
            return part(up, down, right);
        }

        Part byCategory(int right) {
            int up = 0;
            int down = 0;
            for (int i = 0; i < n; i++) {
                int move = Integer.compare(category(after[i]), category(before[i]));
                up += move > 0 ? 1 : 0;
                down += move < 0 ? 1 : 0;
            }
            return part(up, down, right);
        }

        private Part part(int up, int down, int right) {
            double rose = (double) up / n;
            double fell = (double) down / n;
            double variance = (rose + fell - (rose - fell) * (rose - fell)) / n;
            return new Part(n, up, down, Gain.of(right * (double) (up - down) / n, Math.sqrt(variance), level));
        }

        List<List<Integer>> moves() {
            int[][] counts = new int[cutPoints.size() + 1][cutPoints.size() + 1];
            for (int i = 0; i < n; i++) {
                counts[category(before[i])][category(after[i])]++;
            }
            List<List<Integer>> rows = new ArrayList<>();
            for (int[] row : counts) {
                rows.add(Arrays.stream(row).boxed().toList());
            }
            return rows;
        }
    }
}
