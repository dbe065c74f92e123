package org.counterpart.univariate.test;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Counts of subjects by level (rows) and group (columns), immutable; rows and columns of zeros are kept until {@link
 * #filled}.
 */
public final class ContingencyTable {
    private final long[][] counts;

    private ContingencyTable(long[][] counts) {
        this.counts = counts;
    }

    /** @param counts one array a row, all of one length, none negative */
    public static ContingencyTable of(long[][] counts) {
        long[][] copy = new long[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            copy[i] = counts[i].clone();
            if (copy[i].length != counts[0].length || Arrays.stream(copy[i]).anyMatch(c -> c < 0)) {
                throw new IllegalArgumentException(
                        "counts must be a rectangle of numbers >= 0, got " + Arrays.deepToString(counts));
            }
        }
        return new ContingencyTable(copy);
    }

    /**
     * @param rowCodes level of each subject, -1 when missing
     * @param columnCodes group of each subject, -1 when missing
     */
    public static ContingencyTable of(int[] rowCodes, int rows, int[] columnCodes, int columns) {
        long[][] counts = new long[rows][columns];
        for (int i = 0; i < rowCodes.length; i++) {
            if (rowCodes[i] >= 0 && columnCodes[i] >= 0) {
                counts[rowCodes[i]][columnCodes[i]]++;
            }
        }
        return new ContingencyTable(counts);
    }

    public int rows() {
        return counts.length;
    }

    public int columns() {
        return counts.length == 0 ? 0 : counts[0].length;
    }

    public long count(int row, int column) {
        return counts[row][column];
    }

    public long rowTotal(int row) {
        return Arrays.stream(counts[row]).sum();
    }

    public long columnTotal(int column) {
        return Arrays.stream(counts).mapToLong(r -> r[column]).sum();
    }

    public long total() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    public double expected(int row, int column) {
        return (double) rowTotal(row) * columnTotal(column) / total();
    }

    public double smallestExpected() {
        return IntStream.range(0, rows())
                .mapToDouble(i -> IntStream.range(0, columns())
                        .mapToDouble(j -> expected(i, j))
                        .min()
                        .orElse(Double.NaN))
                .min()
                .orElse(Double.NaN);
    }

    /** Share of the cells whose expected count is below a bound. */
    public double shareExpectedBelow(double bound) {
        long below = 0;
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                below += expected(i, j) < bound ? 1 : 0;
            }
        }
        return (double) below / ((long) rows() * columns());
    }

    /** Without the rows and columns that hold no subject. */
    public ContingencyTable filled() {
        int[] keepRows = IntStream.range(0, rows()).filter(i -> rowTotal(i) > 0).toArray();
        int[] keepColumns =
                IntStream.range(0, columns()).filter(j -> columnTotal(j) > 0).toArray();
        long[][] kept = new long[keepRows.length][keepColumns.length];
        for (int i = 0; i < keepRows.length; i++) {
            for (int j = 0; j < keepColumns.length; j++) {
                kept[i][j] = counts[keepRows[i]][keepColumns[j]];
            }
        }
        return new ContingencyTable(kept);
    }

    public ContingencyTable transposed() {
        long[][] turned = new long[columns()][rows()];
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                turned[j][i] = counts[i][j];
            }
        }
        return new ContingencyTable(turned);
    }
}
