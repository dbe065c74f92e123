package org.counterpart.univariate.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The Freeman-Halton P of an r x c table by a network: the columns are filled one after the other, and ways of filling
 * that leave the same row totals (in any order) meet in one {@link Node}. A node knows the likeliest and the
 * unlikeliest completion below it, so a way whose completions are all at most as likely as the table seen is counted
 * whole, and one whose completions are all likelier is dropped; only undecided ways walk on, equal ones together. The
 * last two columns are looked up in a sorted list of completions.
 *
 * <p>Reference: Mehta &amp; Patel (1983) doi:10.1080/01621459.1983.10477989; the bounds here are exact, and ways merge
 * within a relative 2e-11 (R's FEXACT: 1e-7).
 */
public final class ExactTables {
    private final ContingencyTable table;
    /** Fillings of a column plus undecided ways we are ready to walk. */
    private final long budget;

    private final int[] rows;
    private final int[] columns;
    private final long radix;
    private double[] logFactorial;
    private double limit;
    private long work;
    private int held;
    private double sum;

    /**
     * @param given without empty rows and columns, at least 2 x 2
     * @param budget steps we are ready to walk
     */
    public ExactTables(ContingencyTable given, long budget) {
        this.budget = budget;
        table = given.rows() <= given.columns() ? given : given.transposed();
        rows = IntStream.range(0, table.rows())
                .map(i -> (int) table.rowTotal(i))
                .sorted()
                .toArray();
        // The largest two last, where they cost least.
        columns = IntStream.range(0, table.columns())
                .map(j -> (int) table.columnTotal(j))
                .sorted()
                .toArray();
        radix = rows[rows.length - 1] + 1L;
    }

    /** ln of the largest probability that is not above that of the table seen. */
    private void setLimit() {
        int total = (int) table.total();
        logFactorial = LogFactorials.upTo(total);
        double seen = -logFactorial[total];
        for (int i = 0; i < table.rows(); i++) {
            seen += logFactorial[(int) table.rowTotal(i)];
            for (int j = 0; j < table.columns(); j++) {
                seen -= logFactorial[(int) table.count(i, j)];
            }
        }
        for (int column : columns) {
            seen += logFactorial[column];
        }
        limit = seen + Math.log1p(1e-7);
    }

    /** NaN when the network is too large. */
    public double p() {
        if (rows.length * Math.log((double) radix) > 62 * Math.log(2)) {
            return Double.NaN;
        }
        int deep = columns.length - 2;
        if (expectedWork(deep) > budget) {
            return Double.NaN;
        }
        setLimit();
        List<Map<Long, Node>> levels = new ArrayList<>();
        Node root = new Node(rows.clone());
        levels.add(Map.of(key(rows), root));
        for (int t = 0; t < deep; t++) {
            Map<Long, Node> next = new HashMap<>();
            for (Node node : levels.get(t).values()) {
                fill(node, columns[t], (left, log) -> next.computeIfAbsent(key(left), k -> new Node(sorted(left))));
            }
            levels.add(next);
            if (work > budget) {
                return Double.NaN;
            }
        }
        for (int t = deep; t >= 0; t--) {
            for (Node node : levels.get(t).values()) {
                Map<Long, Node> below = t == deep ? null : levels.get(t + 1);
                fill(node, columns[t], (left, log) -> node.bound(log, below == null ? null : below.get(key(left))));
                if (work > budget) {
                    return Double.NaN;
                }
            }
        }
        if (root.likeliest <= limit) {
            return 1;
        }
        root.ways.add(1, 1);
        for (int t = 0; t < deep; t++) {
            held = 0;
            for (Node node : levels.get(t).values()) {
                walk(node, columns[t], levels.get(t + 1));
                node.ways = null;
                if (work > budget || held > budget / 15) {
                    return Double.NaN;
                }
            }
        }
        for (Node node : levels.get(deep).values()) {
            finish(node);
            if (work > budget) {
                return Double.NaN;
            }
        }
        return Math.min(1, sum);
    }

    /** About the fillings of the first walk: states up to the order of rows, times ways to fill the next column. */
    private double expectedWork(int deep) {
        double orders = 1;
        for (int i = 2; i <= rows.length; i++) {
            orders *= i;
        }
        double work = 0;
        int taken = 0;
        for (int t = 0; t <= deep && work <= budget; t++) {
            work += Math.max(1, waysToTake(taken) / orders) * Math.max(1, waysToTake(columns[t]) / orders);
            taken += columns[t];
        }
        return work;
    }

    /** Ways to take so many subjects from the rows. */
    private double waysToTake(int subjects) {
        double[] ways = new double[subjects + 1];
        ways[0] = 1;
        for (int row : rows) {
            double[] next = new double[subjects + 1];
            double window = 0;
            for (int s = 0; s <= subjects; s++) {
                window += ways[s] - (s > row ? ways[s - row - 1] : 0);
                next[s] = window;
            }
            ways = next;
        }
        return ways[subjects];
    }

    private void walk(Node node, int column, Map<Long, Node> below) {
        Ways from = node.ways;
        if (from.size == 0) {
            return;
        }
        fill(node, column, (left, log) -> {
            Node child = below.get(key(left));
            double step = Math.exp(log);
            double all = Math.exp(limit - child.likeliest);
            double none = Math.exp(limit - child.unlikeliest);
            int before = child.ways.size;
            for (int i = 0; i < from.value.length; i++) {
                double value = from.value[i] * step;
                if (from.weight[i] == 0 || value > none) {
                    continue;
                }
                if (value <= all) {
                    sum += from.weight[i] * step;
                } else {
                    child.ways.add(value, from.weight[i] * step);
                }
            }
            work += from.value.length;
            held += child.ways.size - before;
        });
    }

    /** The last two columns: of the completions in ascending order, those up to the limit. */
    private void finish(Node node) {
        if (node.ways.size == 0) {
            return;
        }
        Completions list = new Completions();
        fill(node, columns[columns.length - 2], (left, log) -> list.add(Math.exp(log)));
        double limitValue = Math.exp(limit);
        list.close();
        for (int i = 0; i < node.ways.value.length; i++) {
            if (node.ways.weight[i] > 0) {
                sum += node.ways.weight[i] * list.upTo(limitValue / node.ways.value[i]);
            }
        }
        work += node.ways.value.length;
    }

    private interface Filling {
        /** @param log ln of the filling's probability given the node's row totals */
        void of(int[] left, double log);
    }

    /** Every way to take a column's total from a node's row totals. */
    private void fill(Node node, int column, Filling each) {
        int all = Arrays.stream(node.left).sum();
        double whole = logChoose(all, column);
        fill(node.left.clone(), 0, column, all, -whole, each);
    }

    private void fill(int[] left, int i, int need, int all, double log, Filling each) {
        if (work > budget) {
            return;
        }
        int here = left[i];
        if (i == left.length - 1) {
            work++;
            left[i] = here - need;
            each.of(left, log + logChoose(here, need));
            left[i] = here;
            return;
        }
        int after = all - here;
        for (int x = Math.max(0, need - after); x <= Math.min(need, here); x++) {
            left[i] = here - x;
            fill(left, i + 1, need - x, after, log + logChoose(here, x), each);
        }
        left[i] = here;
    }

    private double logChoose(int n, int k) {
        return logFactorial[n] - logFactorial[k] - logFactorial[n - k];
    }

    private long key(int[] left) {
        long key = 0;
        for (int v : sorted(left)) {
            key = key * radix + v;
        }
        return key;
    }

    private static int[] sorted(int[] left) {
        int[] copy = left.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** Row totals still to fill, what may become of them, and the undecided ways that led here. */
    private static final class Node {
        private final int[] left;
        private double likeliest = Double.NEGATIVE_INFINITY;
        private double unlikeliest = Double.POSITIVE_INFINITY;
        private Ways ways = new Ways();

        Node(int[] left) {
            this.left = left;
        }

        void bound(double log, Node child) {
            likeliest = Math.max(likeliest, log + (child == null ? 0 : child.likeliest));
            unlikeliest = Math.min(unlikeliest, log + (child == null ? 0 : child.unlikeliest));
        }
    }

    /**
     * Probabilities of ways, each with the total probability of the ways that share it: a hash table on the leading
     * bits.
     */
    private static final class Ways {
        private double[] value = new double[4];
        private double[] weight = new double[4];
        private int size;

        void add(double v, double w) {
            if (2 * size >= value.length) {
                double[] values = value;
                double[] weights = weight;
                value = new double[2 * values.length];
                weight = new double[2 * values.length];
                size = 0;
                for (int i = 0; i < values.length; i++) {
                    if (weights[i] > 0) {
                        add(values[i], weights[i]);
                    }
                }
            }
            if (!(w > 0)) {
                return;
            }
            long bits = leading(v);
            int mask = value.length - 1;
            long h = bits * 0x9E3779B97F4A7C15L;
            int at = (int) (h >>> 40) & mask;
            while (weight[at] > 0 && leading(value[at]) != bits) {
                at = (at + 1) & mask;
            }
            if (weight[at] == 0) {
                value[at] = v;
                size++;
            }
            weight[at] += w;
        }

        private static long leading(double v) {
            return (Double.doubleToLongBits(v) + 0x4000L) >>> 15;
        }
    }

    private static final class Completions {
        private double[] sorted = new double[64];
        private double[] total;
        private int size;

        void add(double p) {
            if (size == sorted.length) {
                sorted = Arrays.copyOf(sorted, 2 * size);
            }
            sorted[size++] = p;
        }

        void close() {
            sorted = Arrays.copyOf(sorted, size);
            Arrays.sort(sorted);
            total = new double[size + 1];
            for (int i = 0; i < size; i++) {
                total[i + 1] = total[i] + sorted[i];
            }
        }

        /** Probability of the completions that are at most this likely. */
        double upTo(double p) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] <= p) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return total[low];
        }
    }
}
