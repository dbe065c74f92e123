package org.counterpart.cohort.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.RecursiveTask;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.source.FileHead;
import org.counterpart.cohort.source.IntCells;
import org.counterpart.cohort.source.Layout;
import org.counterpart.cohort.source.RowCells;
import org.counterpart.cohort.source.RowSource;

/**
 * The rows of one piece of a file, their cells typed as they are walked, with what is wrong with them; lines are the
 * piece's. Nothing here
 * depends on the rows above, so pieces may be read at the same time; {@link CsvCohortReader} puts them together in
 * their order.
 */
final class TypedRows {
    /** Null where a column is not wanted. */
    private final ColumnReader[] readers;

    private final int idAt;
    /** Columns up to the last one with a name: a row must have so many cells. */
    private final int named;

    private final SortedSet<Integer> skip;
    private final OddRows odd;
    private final Deque<Kept> tail = new ArrayDeque<>();
    private final ProblemList problems;
    private final IntCells lines = new IntCells();
    private final List<String> ids = new ArrayList<>();

    /**
     * @param readers of these rows alone; they tell their problems to {@code problems}
     * @param idAt position of the id, -1 when there is none
     * @param header a row must have a cell up to its last name; behind it there may be more columns without a name
     * @param layout says whether all rows not named are subjects
     * @param skip lines of rows that are no subjects
     */
    TypedRows(
            ColumnReader[] readers,
            int idAt,
            CsvHeader header,
            Layout layout,
            SortedSet<Integer> skip,
            ProblemList problems) {
        this.named = header.named();
        this.odd = new OddRows(header, layout.everyRow());
        this.skip = skip;
        this.readers = readers;
        this.idAt = idAt;
        this.problems = problems;
    }

    private void accept(RowCells record, int line) {
        if (skip.contains(line)) {
            return;
        }
        if (odd.takes(record, line)) {
            return;
        }
        int size = record.size();
        if (size != readers.length && (size < named || !blankFrom(record, readers.length))) {
            problems.add(line, "", "", "cohort.ragged-row", size, named);
            return;
        }
        if (tail.size() == StrayRows.LOOKED_AT) {
            tail.remove();
        }
        tail.add(new Kept(record, line));
        if (idAt >= 0) {
            ids.add(Cells.keptAsText(record.get(idAt)));
        }
        for (int i = 0; i < readers.length; i++) {
            if (readers[i] != null) {
                readers[i].accept(i < size ? Cells.keptAsText(record.get(i)) : "", line);
            }
        }
        lines.add(line);
    }

    private record Kept(RowCells record, int line) {}

    private static boolean blankFrom(RowCells record, int column) {
        for (int i = column; i < record.size(); i++) {
            if (!Cells.trim(record.get(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The last rows, which are then forgotten. */
    List<FileHead.Row> tail(int linesAbove) {
        List<FileHead.Row> rows = tail.stream()
                .map(k -> FileHead.Row.of(k.record(), linesAbove + k.line()))
                .toList();
        tail.clear();
        return rows;
    }

    /** Rows that are no subjects, and rows among the subjects that look like totals. */
    OddRows odd() {
        return odd;
    }

    ColumnReader[] readers() {
        return readers;
    }

    ProblemList problems() {
        return problems;
    }

    /** The line each row starts on. */
    IntCells lines() {
        return lines;
    }

    /** The ids as written; empty when there are none. */
    List<String> ids() {
        return ids;
    }

    /** Reads the rows of a source to its end. */
    static final class Reading extends RecursiveTask<TypedRows> {
        private static final long serialVersionUID = 1;

        private final transient RowSource source;
        private final transient TypedRows into;

        Reading(RowSource source, TypedRows into) {
            this.source = source;
            this.into = into;
        }

        @Override
        protected TypedRows compute() {
            try {
                for (RowCells record = source.next(); record != null; record = source.next()) {
                    into.accept(record, source.line());
                }
                return into;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Reads here the last of these pieces that nobody has begun; false when there is none. */
        static boolean readNewest(Deque<Reading> ahead) {
            for (Iterator<Reading> newest = ahead.descendingIterator(); newest.hasNext(); ) {
                Reading reading = newest.next();
                if (!reading.isDone()) {
                    if (reading.tryUnfork()) {
                        reading.quietlyInvoke();
                        return true;
                    }
                    return false;
                }
            }
            return false;
        }

        /** Waits for the rows. */
        TypedRows rows() throws IOException {
            try {
                return join();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        /** After {@link #rows}. */
        RowSource source() {
            return source;
        }
    }
}
