package org.counterpart.matching;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * Finds every eligible pair: controls in blocks of equal exact variables, within a block sorted by the caliper that lets the fewest through,
 * of which each case looks through its own window.
 *
 * <p>Of a case's candidates only the nearest (ratio × cases of its block) are kept. That loses nothing: the others of the block can take
 * one fewer than that, so a nearer one is always left, and changing to it costs no more.
 */
final class PairFinder {
    /** Cases that one thread looks through in a row. */
    private static final int CHUNK = 256;

    private final Subjects subjects;
    private final ExactCells cells;
    private final Decimals[] calipers;
    private final Decimals.Bound[] bounds;
    private final DistanceMeasure measure;
    private final int ratio;

    /** Controls of each block, as positions among the subjects' controls; sorted by the window's caliper. */
    private int[][] blocks;

    private double[][] keys;
    /** The caliper each block is sorted by; -1 when there is none. */
    private int[] window;

    private int[] blockCases;

    PairFinder(
            Subjects subjects,
            ExactCells cells,
            List<CaliperWidth> widths,
            Coordinates coordinates,
            DistanceMeasure measure,
            int ratio) {
        this.subjects = subjects;
        this.cells = cells;
        this.calipers = widths.stream().map(w -> coordinates.of(w.variable())).toArray(Decimals[]::new);
        this.bounds = new Decimals.Bound[calipers.length];
        for (int j = 0; j < calipers.length; j++) {
            bounds[j] = calipers[j].bound(widths.get(j).exact());
        }
        this.measure = measure;
        this.ratio = ratio;
    }

    PairGraph find() {
        block();
        int n = subjects.cases().length;
        long most = Math.min(Integer.MAX_VALUE - 16L, Runtime.getRuntime().maxMemory() / 24);
        AtomicLong listed = new AtomicLong();
        IntStream chunks = IntStream.range(0, (n + CHUNK - 1) / CHUNK);
        List<Part> parts = (n > CHUNK ? chunks.parallel() : chunks)
                .mapToObj(c -> part(c * CHUNK, Math.min(n, (c + 1) * CHUNK), listed, most))
                .toList();
        int[] start = new int[n + 1];
        int[] control = new int[(int) listed.get()];
        double[] distance = new double[control.length];
        long eligible = 0;
        int i = 0;
        for (Part part : parts) {
            System.arraycopy(part.control, 0, control, start[i], part.size);
            System.arraycopy(part.distance, 0, distance, start[i], part.size);
            for (int kept : part.kept) {
                start[i + 1] = start[i] + kept;
                i++;
            }
            eligible += part.eligible;
        }
        return new PairGraph(n, subjects.controls().length, eligible, start, control, distance);
    }

    /** The pairs of some cases in a row. */
    private static final class Part {
        private final int[] kept;
        private int[] control = new int[64];
        private double[] distance = new double[64];
        private int size;
        private long eligible;

        Part(int cases) {
            kept = new int[cases];
        }

        void add(int at, Candidates found, int wanted) {
            if (size + wanted > control.length) {
                int room = Math.max(size + wanted, 2 * control.length);
                control = Arrays.copyOf(control, room);
                distance = Arrays.copyOf(distance, room);
            }
            found.copy(wanted, control, distance, size);
            kept[at] = wanted;
            size += wanted;
            eligible += found.size;
        }
    }

    /** @param listed pairs listed so far by all parts, never more than {@code most} */
    private Part part(int from, int to, AtomicLong listed, long most) {
        Part part = new Part(to - from);
        Candidates found = new Candidates();
        for (int i = from; i < to; i++) {
            candidates(i, found);
            int b = cells.cell(subjects.cases()[i]);
            int kept = (int) Math.min(found.size, (long) ratio * blockCases[b]);
            if (listed.addAndGet(kept) > most) {
                throw new NotAnalysableException(Note.of("matching.too-many-pairs", most));
            }
            part.add(i - from, found, kept);
        }
        return part;
    }

    /** The eligible candidates of a case, nearest first. */
    private void candidates(int i, Candidates found) {
        int row = subjects.cases()[i];
        int b = cells.cell(row);
        int[] block = blocks[b];
        found.clear(block.length);
        int from = 0;
        int to = block.length;
        int w = window[b];
        if (w >= 0) {
            double value = calipers[w].value(row);
            double reach = bounds[w].width() + Decimals.slack(Math.abs(value) + bounds[w].width());
            from = below(keys[b], value - reach);
            to = notAbove(keys[b], value + reach);
        }
        for (int k = from; k < to; k++) {
            int candidate = subjects.controls()[block[k]];
            if (near(row, candidate)) {
                found.add(block[k], measure.between(row, candidate));
            }
        }
        found.sort();
    }

    private boolean near(int row, int candidate) {
        for (int j = 0; j < calipers.length; j++) {
            if (!calipers[j].within(row, candidate, bounds[j])) {
                return false;
            }
        }
        return true;
    }

    private void block() {
        int count = cells.count();
        int[] size = new int[count];
        blockCases = new int[count];
        for (int row : subjects.controls()) {
            size[cells.cell(row)]++;
        }
        for (int row : subjects.cases()) {
            blockCases[cells.cell(row)]++;
        }
        blocks = new int[count][];
        for (int b = 0; b < count; b++) {
            blocks[b] = new int[size[b]];
        }
        Arrays.fill(size, 0);
        for (int v = 0; v < subjects.controls().length; v++) {
            int b = cells.cell(subjects.controls()[v]);
            blocks[b][size[b]++] = v;
        }
        window = new int[count];
        keys = new double[count][];
        IndexSort sort = new IndexSort();
        double[] key = new double[subjects.controls().length];
        long[] seen = new long[calipers.length];
        for (int j = 0; j < calipers.length; j++) {
            seen[j] = windowed(j, sort, key);
        }
        int narrowest = -1;
        for (int j = 0; j < calipers.length; j++) {
            if (narrowest < 0 || seen[j] < seen[narrowest]) {
                narrowest = j;
            }
        }
        if (narrowest >= 0 && narrowest != calipers.length - 1) {
            windowed(narrowest, sort, key);
        }
        Arrays.fill(window, narrowest);
    }

    /** Sorts every block by one caliper's variable and counts how many controls its windows let a sample of cases see. */
    private long windowed(int j, IndexSort sort, double[] key) {
        for (int v = 0; v < key.length; v++) {
            key[v] = calipers[j].value(subjects.controls()[v]);
        }
        for (int b = 0; b < blocks.length; b++) {
            sort.sort(blocks[b], 0, blocks[b].length, key);
            double[] sorted = new double[blocks[b].length];
            for (int k = 0; k < sorted.length; k++) {
                sorted[k] = key[blocks[b][k]];
            }
            keys[b] = sorted;
        }
        long seen = 0;
        int sample = Math.min(2000, subjects.cases().length);
        for (int i = 0; i < sample; i++) {
            int row = subjects.cases()[i];
            double[] sorted = keys[cells.cell(row)];
            double value = calipers[j].value(row);
            seen += notAbove(sorted, value + bounds[j].width()) - below(sorted, value - bounds[j].width());
        }
        return seen;
    }

    /** How many values are smaller. */
    private static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many values are smaller or equal. */
    private static int notAbove(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A growable list of candidates of one case. */
    private static final class Candidates {
        private static final int PLACE_BITS = 24;
        private static final int PLACE = (1 << PLACE_BITS) - 1;
        /** Bits of a distance that the packed number has no room for: its sign bit must stay 0. */
        private static final int DROPPED = PLACE_BITS;

        private int[] control = new int[0];
        private double[] distance = new double[0];
        private int[] order = new int[0];
        private long[] packed = new long[0];
        private final IndexSort sort = new IndexSort();
        private int size;

        void clear(int capacity) {
            size = 0;
            if (control.length < capacity) {
                control = new int[capacity];
                distance = new double[capacity];
                order = new int[capacity];
                packed = new long[capacity];
            }
        }

        void add(int candidate, double d) {
            control[size] = candidate;
            distance[size++] = d;
        }

        /** By distance, equal ones in the order of the controls. */
        void sort() {
            roughly();
            for (int k = 0; k < size; ) {
                int j = k + 1;
                while (j < size && distance[order[j]] == distance[order[k]]) {
                    j++;
                }
                settle(k, j);
                k = j;
            }
        }

        /** Sorts the leading bits of each distance with its place behind them as one number, then what those bits leave open. */
        private void roughly() {
            for (int k = 0; k < size; k++) {
                order[k] = k;
            }
            if (size > PLACE) {
                sort.sort(order, 0, size, distance);
                return;
            }
            for (int k = 0; k < size; k++) {
                // Of a number that is not negative the bits ascend as the number does.
                packed[k] = Double.doubleToRawLongBits(distance[k] + 0.0) >>> DROPPED << PLACE_BITS | k;
            }
            Arrays.sort(packed, 0, size);
            for (int k = 0; k < size; k++) {
                order[k] = (int) (packed[k] & PLACE);
            }
            for (int k = 0; k < size; ) {
                int j = k + 1;
                while (j < size && packed[j] >>> PLACE_BITS == packed[k] >>> PLACE_BITS) {
                    j++;
                }
                sort.sort(order, k, j, distance);
                k = j;
            }
        }

        private void settle(int from, int to) {
            if (to - from > 1) {
                int[] tied = new int[to - from];
                for (int k = from; k < to; k++) {
                    tied[k - from] = control[order[k]];
                }
                Arrays.sort(tied);
                double d = distance[order[from]];
                for (int k = from; k < to; k++) {
                    control[order[k]] = tied[k - from];
                    distance[order[k]] = d;
                }
            }
        }

        void copy(int kept, int[] toControl, double[] toDistance, int at) {
            for (int k = 0; k < kept; k++) {
                toControl[at + k] = control[order[k]];
                toDistance[at + k] = distance[order[k]];
            }
        }
    }
}
