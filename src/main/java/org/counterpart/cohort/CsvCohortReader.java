package org.counterpart.cohort;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.apache.commons.csv.CSVRecord;
import org.counterpart.stats.Note;

/**
 * Reads a cohort from a CSV file, checking every cell while the file streams by. Either there is a cohort with every row of the file in
 * it, or one {@link ProblemsException} with everything that is wrong. {@code data-schema/cohort-csv.md} says what is accepted.
 */
public final class CsvCohortReader {
    private final Path file;
    private final String source;
    private final CsvOptions options;
    private final String idColumn;
    private final MissingCells missing;
    private final ProblemList problems;
    private final TextEncoding encoding;
    private final Delimiter delimiter;
    private final int block;

    /** @param block bytes walked in one piece where lines are rows */
    CsvCohortReader(Path file, String source, CsvOptions options, String idColumn, int block) throws IOException {
        this.block = block;
        this.file = file;
        this.source = source;
        this.options = options;
        this.idColumn = idColumn;
        missing = new MissingCells(options.missing(), options.decimal());
        problems = new ProblemList(source);
        encoding = TextEncoding.of(file, source, options);
        delimiter = options.delimiter() == Delimiter.AUTO ? Delimiter.inHeader(head()) : options.delimiter();
    }

    /**
     * The columns declared, typed as declared; others are ignored, and listed in the result.
     *
     * @param displayName the file as messages name it
     * @param idColumn empty when the file has none: a subject is then known by its line
     * @throws ProblemsException with everything wrong with the file
     */
    public static ReadResult read(
            Path file, String displayName, CsvOptions options, String idColumn, List<Variable> declared)
            throws IOException {
        return new CsvCohortReader(file, displayName, options, idColumn, RowPieces.BLOCK).declared(declared);
    }

    /**
     * Every column but the id: numbers when every recorded cell is a number, else levels in ascending order.
     *
     * @param displayName the file as messages name it
     * @param idColumn empty when the file has none: a subject is then known by its line
     * @throws ProblemsException with everything wrong with the file
     */
    public static ReadResult readUndeclared(Path file, String displayName, CsvOptions options, String idColumn)
            throws IOException {
        return new CsvCohortReader(file, displayName, options, idColumn, RowPieces.BLOCK).undeclared();
    }

    /** One walk through the file. */
    private final class Walk {
        final IntCells lines = new IntCells();
        final ProblemList idProblems = new ProblemList(source);
        IdReader ids;
        int idAt = -1;
        ColumnReader[] readers = {};
        CsvHeader header;
        int blank;
        private int linesAbove;
        private boolean broken;

        /** @param plan decides, once the header is known, who reads which column */
        void run(Plan plan) throws IOException {
            try (RowPieces pieces = new RowPieces(encoding, file, delimiter, block)) {
                RowSource first = header(pieces);
                if (first != null) {
                    if (otherDelimiter(first.line())) {
                        return;
                    }
                    if (!idColumn.isEmpty()) {
                        idAt = header.position(idColumn, problems);
                        ids = new IdReader(idColumn, missing, idProblems);
                    }
                    Typing typing = plan.typing(header);
                    readers = typing.readers(problems);
                    rows(first, pieces, typing);
                }
            }
            if (broken) {
                quoteFault(linesAbove);
            } else if (header == null) {
                problems.add(0, "", "", "cohort.empty-file");
            } else if (lines.size() == 0 && problems.isEmpty()) {
                problems.add(0, "", "", "cohort.header-only");
            }
        }

        /** The piece that holds the header, read up to it; null when there is none. */
        private RowSource header(RowPieces pieces) throws IOException {
            for (RowSource piece = pieces.next(); piece != null; piece = pieces.next()) {
                CSVRecord record = piece.next();
                if (record != null) {
                    header = CsvHeader.of(record, linesAbove + piece.line(), problems);
                    return piece;
                }
                end(piece);
            }
            return null;
        }

        /** What a piece that is done leaves for the next. */
        private void end(RowSource piece) {
            blank += piece.blank();
            broken |= piece.broken();
            linesAbove += piece.broken() ? piece.line() : piece.lines();
        }

        /** Types the pieces side by side, a few ahead, and puts them together in their order. */
        private void rows(RowSource first, RowPieces pieces, Typing typing) throws IOException {
            int threads = ForkJoinTask.inForkJoinPool()
                    ? ForkJoinTask.getPool().getParallelism()
                    : ForkJoinPool.getCommonPoolParallelism() + 1;
            Deque<TypedRows.Reading> ahead = new ArrayDeque<>();
            Deque<TypedRows> idle = new ArrayDeque<>();
            try {
                RowSource piece = first;
                while (piece != null || !ahead.isEmpty()) {
                    if (piece != null && ahead.size() < 2 * threads) {
                        TypedRows into = idle.isEmpty() ? part(typing) : idle.poll();
                        ahead.add(new TypedRows.Reading(piece, into));
                        ahead.getLast().fork();
                        piece = pieces.next();
                    } else {
                        while (!ahead.peek().isDone() && TypedRows.Reading.readNewest(ahead)) {
                            // The others read from the oldest on: whoever waits for it reads from the other end.
                        }
                        TypedRows.Reading done = ahead.poll();
                        TypedRows rows = done.rows();
                        takeFrom(rows);
                        end(done.source());
                        idle.add(rows);
                    }
                }
            } finally {
                ahead.forEach(ForkJoinTask::quietlyJoin);
            }
        }

        private TypedRows part(Typing typing) {
            ProblemList found = new ProblemList(source);
            return new TypedRows(typing.readers(found), idAt, found);
        }

        private void takeFrom(TypedRows rows) {
            int from = lines.size();
            for (int row = 0; row < rows.lines().size(); row++) {
                lines.add(linesAbove + rows.lines().get(row));
            }
            rows.lines().clear();
            for (int row = 0; row < rows.ids().size(); row++) {
                ids.accept(rows.ids().get(row), lines.get(from + row), lines);
            }
            rows.ids().clear();
            for (int i = 0; i < readers.length; i++) {
                if (readers[i] != null) {
                    readers[i].takeFrom(rows.readers()[i], linesAbove);
                }
            }
            problems.takeFrom(rows.problems(), linesAbove, idProblems);
        }

        /** Whether the delimiter asked for leaves the header in one piece that another would part: nothing behind it makes sense then. */
        private boolean otherDelimiter(int line) throws IOException {
            Delimiter better = Delimiter.inHeader(head());
            boolean other = header.names().size() == 1
                    && better != delimiter
                    && header.names().get(0).indexOf(better.character()) >= 0;
            if (other) {
                problems.add(line, "", "", "cohort.other-delimiter", delimiter.word(), better.word());
            }
            return other;
        }

        private void quoteFault(int from) throws IOException {
            QuoteFault fault;
            try (Reader text = encoding.open(file)) {
                fault = QuoteFault.in(text, delimiter, from);
            }
            String column = header != null && fault.column() < header.names().size()
                    ? header.names().get(fault.column())
                    : "";
            problems.add(
                    fault.line(), column, "", fault.unclosed() ? "cohort.unclosed-quote" : "cohort.text-after-quote");
        }

        ReadResult result(List<Column> columns, List<String> ignored, List<Note> more) {
            int[] lineOfRow = lines.toArray();
            Cohort cohort = ids == null
                    ? Cohort.withoutIds(lineOfRow, columns)
                    : Cohort.of(idColumn, ids.ids(), lineOfRow, columns);
            List<Note> notes = new ArrayList<>();
            notes.add(Note.of("cohort.read", cohort.size(), encoding.charset().name(), delimiter.word()));
            if (!ignored.isEmpty()) {
                notes.add(Note.of("cohort.ignored-columns", ignored.size(), LevelNames.shown(ignored)));
            }
            if (blank > 0) {
                notes.add(Note.of("cohort.blank-lines", blank));
            }
            notes.addAll(more);
            return new ReadResult(
                    cohort,
                    source,
                    encoding.charset().name(),
                    delimiter,
                    options.decimal(),
                    cohort.size(),
                    blank,
                    ignored,
                    notes);
        }
    }

    /** Readers of the columns, new ones each time; null where a column is not wanted. */
    private interface Typing {
        ColumnReader[] readers(ProblemList found);
    }

    private interface Plan {
        Typing typing(CsvHeader header);
    }

    ReadResult declared(List<Variable> declared) throws IOException {
        List<Integer> wanted = new ArrayList<>();
        Walk walk = new Walk();
        walk.run(header -> {
            Variable[] variables = new Variable[header.names().size()];
            for (Variable variable : declared) {
                int at = header.position(variable.name(), problems);
                if (at >= 0) {
                    variables[at] = variable;
                    wanted.add(at);
                }
            }
            return found -> Arrays.stream(variables)
                    .map(variable -> variable == null ? null : reader(variable, found))
                    .toArray(ColumnReader[]::new);
        });
        problems.throwIfAny();
        List<Note> notes = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int at : wanted) {
            ColumnReader reader = walk.readers[at];
            columns.add(reader.column());
            if (reader instanceof BinaryReader binary && binary.mixed()) {
                notes.add(Note.of(
                        "cohort.mixed-binary",
                        columns.get(columns.size() - 1).variable().name()));
            }
        }
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < walk.readers.length; i++) {
            if (walk.readers[i] == null && i != walk.idAt) {
                ignored.add(walk.header.names().get(i));
            }
        }
        return walk.result(columns, ignored, notes);
    }

    private ColumnReader reader(Variable variable, ProblemList found) {
        char decimal = options.decimal();
        return switch (variable.type()) {
            case NUMERIC, INTEGER -> new NumberReader(variable, decimal, missing, found);
            case BINARY ->
                variable.levels().isEmpty()
                        ? new BinaryReader(variable, missing, found)
                        : new LevelReader(variable, decimal, missing, found);
            case CATEGORICAL, ORDINAL -> new LevelReader(variable, decimal, missing, found);
            case DATE -> new DateReader(variable, missing, found);
            case TEXT -> new TextReader(variable, missing);
        };
    }

    ReadResult undeclared() throws IOException {
        Walk walk = new Walk();
        walk.run(header -> found -> guesses(header, Set.of(), Set.of()));
        problems.throwIfAny();
        Set<Integer> again = new HashSet<>();
        for (int i = 0; i < walk.readers.length; i++) {
            if (walk.readers[i] instanceof GuessReader guess && guess.readAgain()) {
                again.add(i);
            }
        }
        if (!again.isEmpty()) {
            Walk second = new Walk();
            second.run(header -> found -> guesses(header, again, again));
            problems.throwIfAny();
            again.forEach(i -> walk.readers[i] = second.readers[i]);
        }
        List<Note> notes = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (ColumnReader reader : walk.readers) {
            if (reader instanceof GuessReader guess) {
                Column column = guess.column();
                columns.add(column);
                int stray = column instanceof LevelColumn levels ? guess.strayText(levels) : 0;
                if (stray > 0) {
                    notes.add(Note.of("cohort.mostly-numbers", column.variable().name(), stray));
                }
            }
        }
        return walk.result(columns, List.of(), notes);
    }

    /** @param only positions to read; empty for all */
    private ColumnReader[] guesses(CsvHeader header, Set<Integer> text, Set<Integer> only) {
        ColumnReader[] readers = new ColumnReader[header.names().size()];
        for (int i = 0; i < readers.length; i++) {
            String name = header.names().get(i);
            if (!name.equals(idColumn) && (only.isEmpty() || only.contains(i))) {
                readers[i] = new GuessReader(name, options.decimal(), missing, text.contains(i));
            }
        }
        return readers;
    }

    /** The first record as text: up to the first line end outside quotes. */
    private String head() throws IOException {
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        try (Reader text = new java.io.BufferedReader(encoding.open(file))) {
            for (int c = text.read(); c >= 0 && out.length() < 1 << 20; c = text.read()) {
                quoted ^= c == '"';
                boolean end = !quoted && (c == '\n' || c == '\r');
                if (end && !out.toString().isBlank()) {
                    break;
                }
                out.append((char) c);
            }
        }
        return out.toString();
    }
}
