package org.counterpart.regression.marginal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.RowOrder;

/** Rows by their clusters, and within these by what they hold, so that no sum hangs on the order of the file. */
final class Clusters {
    /** Rows of the design. */
    final int[] order;
    /** Where each cluster begins in that order, and the end. */
    final int[] starts;

    private Clusters(int[] order, int[] starts) {
        this.order = order;
        this.starts = starts;
    }

    /** @param cluster of each row, a number that does not hang on the order of the rows; null when each is its own */
    static Clusters of(DesignMatrix x, double[] y, int[] cluster) {
        int[] content = RowOrder.byContent(x, y);
        if (cluster == null) {
            return new Clusters(
                    content, IntStream.rangeClosed(0, content.length).toArray());
        }
        int[] order = Arrays.stream(content)
                .boxed()
                .sorted(Comparator.comparingInt(i -> cluster[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] starts = IntStream.rangeClosed(0, order.length)
                .filter(i -> i == 0 || i == order.length || cluster[order[i]] != cluster[order[i - 1]])
                .toArray();
        return new Clusters(order, starts);
    }

    int count() {
        return starts.length - 1;
    }

    int size(int cluster) {
        return starts[cluster + 1] - starts[cluster];
    }

    int largest() {
        return IntStream.range(0, count()).map(this::size).max().orElse(0);
    }
}
