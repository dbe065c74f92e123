package org.counterpart.cohort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RecursiveTask;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of one piece of a file, their cells typed as they are walked, with what is wrong with them; lines are the piece's. Nothing here
 * depends on the rows above, so pieces may be read at the same time; {@link CsvCohortReader} puts them together in their order.
 */
final class TypedRows {
    /** Null where a column is not wanted. */
    private final ColumnReader[] readers;

    private final int idAt;
    private final ProblemList problems;
    private final IntCells lines = new IntCells();
    private final List<String> ids = new ArrayList<>();

    /**
     * @param readers of these rows alone; they tell their problems to {@code problems}
     * @param idAt position of the id, -1 when there is none
     */
    TypedRows(ColumnReader[] readers, int idAt, ProblemList problems) {
        this.readers = readers;
        this.idAt = idAt;
        this.problems = problems;
    }

    private void accept(CSVRecord record, int line) {
        if (record.size() != readers.length) {
            problems.add(line, "", "", "cohort.ragged-row", record.size(), readers.length);
            return;
        }
        if (idAt >= 0) {
            ids.add(record.get(idAt));
        }
        for (int i = 0; i < readers.length; i++) {
            if (readers[i] != null) {
                readers[i].accept(record.get(i), line);
            }
        }
        lines.add(line);
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
                for (CSVRecord record = source.next(); record != null; record = source.next()) {
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
