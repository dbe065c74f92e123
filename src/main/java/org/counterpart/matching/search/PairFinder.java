package org.counterpart.matching.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.matching.design.CaliperWidth;

/**
 * Finds eligible pairs: controls in blocks of equal exact variables, each block a {@link ControlTree}. The tree's
 * coordinates say where to look, with a margin wider than their rounding; whether a pair is eligible and how far apart
 * it is, the decimals of the file decide.
 */
public final class PairFinder implements CandidateSource {
    /** Cases that one thread looks through in a row. */
    private static final int CHUNK = 256;

    private final Subjects subjects;
    private final ExactCells cells;
    private final Decimals[] calipers;
    private final Decimals.Bound[] bounds;
    private final DistanceMeasure measure;
    private final PairSpace space;
    /** By block. */
    private final ControlTree[] trees;

    public PairFinder(
            Subjects subjects,
            ExactCells cells,
            List<CaliperWidth> widths,
            Coordinates coordinates,
            DistanceMeasure measure) {
        this.subjects = subjects;
        this.cells = cells;
        this.calipers = widths.stream().map(w -> coordinates.of(w.variable())).toArray(Decimals[]::new);
        this.bounds = new Decimals.Bound[calipers.length];
        for (int j = 0; j < calipers.length; j++) {
            bounds[j] = calipers[j].bound(widths.get(j).exact());
        }
        this.measure = measure;
        this.space = PairSpace.of(subjects, calipers, bounds, measure);
        int[][] blocks = controlBlocks();
        this.trees = new ControlTree[blocks.length];
        IntStream.range(0, blocks.length)
                .parallel()
                .forEach(b -> trees[b] = new ControlTree(blocks[b], subjects.controls(), space));
    }

    @Override
    public int cases() {
        return subjects.cases().length;
    }

    @Override
    public int controls() {
        return subjects.controls().length;
    }

    @Override
    public int[] eligible() {
        int[] eligible = eligibleWithOwn();
        for (int i = 0; i < eligible.length; i++) {
            // A subject agrees with itself in everything, and is at risk at its own event.
            eligible[i] -= subjects.own(i) < 0 ? 0 : 1;
        }
        return eligible;
    }

    private int[] eligibleWithOwn() {
        int[] eligible = new int[cases()];
        if (calipers.length > 2 || Arrays.stream(space.doubt()).anyMatch(d -> d > 0)) {
            IntStream.range(0, (eligible.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
                TreeSearch search = search();
                for (int i = chunk * CHUNK; i < Math.min(eligible.length, (chunk + 1) * CHUNK); i++) {
                    eligible[i] = search.within(subjects.cases()[i], calipers.length);
                }
            });
            return eligible;
        }
        int[][] casesOf = caseBlocks();
        IntStream.range(0, trees.length).parallel().forEach(b -> {
            int[] counts = inWindows(casesOf[b], trees[b].controls());
            for (int k = 0; k < counts.length; k++) {
                eligible[casesOf[b][k]] = counts[k];
            }
        });
        return eligible;
    }

    /** For cases of a block: how many of its controls lie within the calipers, of which there are none, one or two. */
    private int[] inWindows(int[] cases, int[] controls) {
        WindowCounts counts =
                new WindowCounts(along(0, controls, subjects.controls()), along(1, controls, subjects.controls()));
        return counts.count(along(0, cases, subjects.cases()), reach(0), along(1, cases, subjects.cases()), reach(1));
    }

    private double[] along(int caliper, int[] who, int[] rows) {
        double[] along = new double[who.length];
        if (caliper < calipers.length) {
            double[] at = space.at()[space.dimension()[caliper]];
            Arrays.setAll(along, k -> at[rows[who[k]]]);
        }
        return along;
    }

    private double reach(int caliper) {
        return caliper < calipers.length ? space.reach()[caliper] : 0;
    }

    @Override
    public double farthest() {
        return space.farthest(subjects);
    }

    /** Whether no pair is nearer than another. */
    public boolean isWithoutDistance() {
        return measure.isZero();
    }

    /** Whether all controls of a block are eligible for all of its cases, and equally near. */
    public boolean allAlike() {
        return space.dimensions() == 0;
    }

    /** Cases by the combination of exact variables they have, each block in their order. */
    public int[][] caseBlocks() {
        return blocks(subjects.cases());
    }

    public int[][] controlBlocks() {
        return blocks(subjects.controls());
    }

    /** By block, then along the first dimension. */
    @Override
    public int[] neighbours() {
        int[] order = new int[cases()];
        double[] along = new double[order.length];
        if (space.dimensions() > 0) {
            Arrays.setAll(along, i -> space.at()[0][subjects.cases()[i]]);
        }
        IndexSort sort = new IndexSort();
        int at = 0;
        for (int[] block : caseBlocks()) {
            System.arraycopy(block, 0, order, at, block.length);
            sort.sort(order, at, at + block.length, along);
            at += block.length;
        }
        return order;
    }

    @Override
    public TreeSearch search() {
        return new TreeSearch();
    }

    /** Positions among these subjects, by the combination of exact variables they have. */
    private int[][] blocks(int[] rows) {
        int[] size = new int[cells.count()];
        for (int row : rows) {
            size[cells.cell(row)]++;
        }
        int[][] blocks = new int[size.length][];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = new int[size[b]];
            size[b] = 0;
        }
        for (int v = 0; v < rows.length; v++) {
            int b = cells.cell(rows[v]);
            blocks[b][size[b]++] = v;
        }
        return blocks;
    }

    /** Walks down the tree of a case's block. */
    final class TreeSearch implements Search {
        private final double[] here = new double[space.dimensions()];
        private ControlTree tree;
        private int row;
        /** The control that is the case itself; −1 when none is. */
        private int own = -1;

        private Nearest found;

        private void at(int caseRow) {
            row = caseRow;
            tree = trees[cells.cell(row)];
            for (int d = 0; d < here.length; d++) {
                here[d] = space.at()[d][row];
            }
        }

        /**
         * Controls that agree with a case, given by its row, on every exact variable and lie within the first so many
         * calipers; where subjects are cases and controls both, the case itself among them.
         */
        int within(int caseRow, int howMany) {
            at(caseRow);
            return tree.size() == 0 ? 0 : count(1, 0, tree.size(), howMany);
        }

        private int count(int node, int from, int to, int howMany) {
            boolean inside = true;
            for (int j = 0; j < howMany; j++) {
                int d = space.dimension()[j];
                double low = tree.low(node, d) - here[d];
                double high = tree.high(node, d) - here[d];
                double wide = space.reach()[j] + space.doubt()[j];
                double narrow = space.reach()[j] - space.doubt()[j];
                if (low > wide || high < -wide) {
                    return 0;
                }
                inside &= low >= -narrow && high <= narrow;
            }
            if (inside) {
                return to - from;
            }
            if (ControlTree.isLeaf(from, to)) {
                int count = 0;
                for (int k = from; k < to; k++) {
                    count += eligible(k, howMany) ? 1 : 0;
                }
                return count;
            }
            int middle = ControlTree.middle(from, to);
            return count(2 * node, from, middle, howMany) + count(2 * node + 1, middle, to, howMany);
        }

        /** How many controls agree with a case on every exact variable, itself included where it is one of them. */
        int places(int i) {
            at(subjects.cases()[i]);
            own = subjects.own(i);
            return tree.size();
        }

        /** The control at a place among those of the case asked for last, if it is eligible for it; else −1. */
        int eligibleAt(int place) {
            int v = tree.control(place);
            return v != own && eligible(place, calipers.length) ? v : -1;
        }

        @Override
        public void nearest(int i, int wanted, Nearest into) {
            at(subjects.cases()[i]);
            own = subjects.own(i);
            found = into;
            into.clear(wanted);
            if (tree.size() > 0 && wanted > 0) {
                look(1, 0, tree.size());
            }
            into.sort();
        }

        private void look(int node, int from, int to) {
            if (ControlTree.isLeaf(from, to)) {
                for (int k = from; k < to; k++) {
                    if (!found.isFullBefore(tree.control(k))
                            && apart(k) - space.squaredDoubt() <= found.reachSquared()
                            && eligible(k, calipers.length)) {
                        int v = tree.control(k);
                        if (v == own) {
                            continue;
                        }
                        found.offer(measure.between(row, subjects.controls()[v]), v);
                    }
                }
                return;
            }
            int middle = ControlTree.middle(from, to);
            double left = gap(2 * node);
            double right = gap(2 * node + 1);
            if (left <= right) {
                lookWithin(left, 2 * node, from, middle);
                lookWithin(right, 2 * node + 1, middle, to);
            } else {
                lookWithin(right, 2 * node + 1, middle, to);
                lookWithin(left, 2 * node, from, middle);
            }
        }

        private void lookWithin(double gap, int node, int from, int to) {
            if (gap - space.squaredDoubt() > found.reachSquared() || gap == Double.POSITIVE_INFINITY) {
                return;
            }
            if (!found.isFullBefore(tree.first(node))) {
                look(node, from, to);
            }
        }

        /** The square of the distance to a node's box; infinite when all of it lies outside a caliper. */
        private double gap(int node) {
            for (int j = 0; j < calipers.length; j++) {
                int d = space.dimension()[j];
                double wide = space.reach()[j] + space.doubt()[j];
                if (tree.low(node, d) - here[d] > wide || here[d] - tree.high(node, d) > wide) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            double sum = 0;
            for (int d = 0; d < space.distances(); d++) {
                double outside = Math.max(tree.low(node, d) - here[d], here[d] - tree.high(node, d));
                double gap = outside > 0 ? outside * space.stretch()[d] : 0;
                sum += gap * gap;
            }
            return sum;
        }

        private double apart(int place) {
            double sum = 0;
            for (int d = 0; d < space.distances(); d++) {
                double apart = (tree.coordinate(place, d) - here[d]) * space.stretch()[d];
                sum += apart * apart;
            }
            return sum;
        }

        private boolean eligible(int place, int howMany) {
            for (int j = 0; j < howMany; j++) {
                double apart = Math.abs(tree.coordinate(place, space.dimension()[j]) - here[space.dimension()[j]]);
                if (apart > space.reach()[j] + space.doubt()[j]) {
                    return false;
                }
                if (apart > space.reach()[j] - space.doubt()[j]
                        && !calipers[j].within(row, subjects.controls()[tree.control(place)], bounds[j])) {
                    return false;
                }
            }
            return true;
        }
    }
}
