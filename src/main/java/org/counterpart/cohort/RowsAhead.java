package org.counterpart.cohort;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveTask;

/**
 * The rows of a file in their order, walked by Commons CSV on other threads while the caller works on those before. Where the file holds no
 * quote, every line end ends a row, and blocks of whole lines are walked side by side; where it does, one walk keeps one batch ahead. The
 * threads are those of the caller's pool, else of the common one; with a single thread all is done in turn. The rows are the same.
 */
final class RowsAhead implements Closeable {
    /** Bytes of a block: some thousand rows, whose cells take about ten times the room. */
    static final int BLOCK = 1 << 18;

    private static final int BATCH = 1024;

    private final TextEncoding encoding;
    private final Delimiter delimiter;
    private final InputStream in;
    private final int block;
    private final int most;
    private final Deque<Walk> ahead = new ArrayDeque<>();
    /** Read, but not handed out: a line whose end has not come yet. */
    private byte[] started = {};

    private boolean read;
    private CsvRows rest;
    private int linesAbove;
    private int blankAbove;
    private RowBatch last;

    RowsAhead(TextEncoding encoding, Path file, Delimiter delimiter, int block) throws IOException {
        this.encoding = encoding;
        this.delimiter = delimiter;
        this.block = block;
        int threads = ForkJoinTask.inForkJoinPool()
                ? ForkJoinTask.getPool().getParallelism()
                : ForkJoinPool.getCommonPoolParallelism() + 1;
        most = 2 * threads;
        in = encoding.bytes(file);
    }

    /** The next rows, perhaps none; null at the end, or where a quote makes the rest unreadable ({@link #broken}). */
    RowBatch next() throws IOException {
        if (last != null && last.ending() == RowBatch.Ending.COMPLETE) {
            linesAbove = end() - 1;
            blankAbove = blank();
        }
        while (rest == null && !read && ahead.size() < most) {
            walkOn();
        }
        if (ahead.isEmpty()) {
            return null;
        }
        last = ahead.poll().rows().below(linesAbove);
        if (last.ending() == RowBatch.Ending.MORE) {
            walk(rest, BATCH);
        }
        return last;
    }

    /** Starts a walk of the next whole lines, or of all the rest where lines do not tell rows. */
    private void walkOn() throws IOException {
        byte[] lines = encoding.splits() ? wholeLines() : null;
        if (lines == null) {
            InputStream left = new SequenceInputStream(new ByteArrayInputStream(started), in);
            rest = new CsvRows(encoding.reader(left), delimiter, encoding.quotes());
            walk(rest, BATCH);
        } else if (lines.length > 0) {
            InputStream left = new ByteArrayInputStream(lines);
            walk(new CsvRows(encoding.reader(left), delimiter, encoding.quotes()), Integer.MAX_VALUE);
        }
    }

    private void walk(CsvRows rows, int batch) {
        Walk walk = new Walk(rows, batch);
        ahead.add(walk);
        walk.fork();
    }

    /** The next bytes up to a line end, the last ones of the file as they are; null when no line ends in a whole block. */
    private byte[] wholeLines() throws IOException {
        byte[] bytes = Arrays.copyOf(started, started.length + block);
        int size = started.length + in.readNBytes(bytes, started.length, block);
        read = size < bytes.length;
        int whole = size;
        while (!read && whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        started = Arrays.copyOfRange(bytes, whole, size);
        return whole == 0 && !read ? null : Arrays.copyOf(bytes, whole);
    }

    /** Rows so far without any cell. */
    int blank() {
        return blankAbove + (last == null ? 0 : last.blank());
    }

    /** The line behind the last row, or the one the unreadable row starts on. */
    int end() {
        return last == null ? 1 : linesAbove + last.end();
    }

    boolean broken() {
        return last != null && last.ending() == RowBatch.Ending.BROKEN;
    }

    @Override
    public void close() throws IOException {
        ahead.forEach(ForkJoinTask::quietlyJoin);
        in.close();
    }

    private static final class Walk extends RecursiveTask<RowBatch> {
        private static final long serialVersionUID = 1;

        private final transient CsvRows from;
        private final int most;

        Walk(CsvRows from, int most) {
            this.from = from;
            this.most = most;
        }

        @Override
        protected RowBatch compute() {
            try {
                return RowBatch.of(from, most);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        RowBatch rows() throws IOException {
            try {
                return join();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }
}
