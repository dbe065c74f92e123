package org.counterpart.cohort.reading;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.DateFormats;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Sets;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.LevelNames;
import org.counterpart.cohort.cell.MarkEvidence;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.CsvRows;
import org.counterpart.cohort.source.DecimalMark;
import org.counterpart.cohort.source.Delimiter;
import org.counterpart.cohort.source.FileHead;
import org.counterpart.cohort.source.IntCells;
import org.counterpart.cohort.source.Layout;
import org.counterpart.cohort.source.MissingCells;
import org.counterpart.cohort.source.QuoteFault;
import org.counterpart.cohort.source.RowCells;
import org.counterpart.cohort.source.RowPieces;
import org.counterpart.cohort.source.RowSource;
import org.counterpart.cohort.source.SourceText;
import org.counterpart.cohort.source.TextEncoding;
import org.counterpart.files.DataPlace;
import org.counterpart.files.FootRow;
import org.counterpart.files.format.WrittenTable;
import org.counterpart.files.text.TotalRows;
import org.counterpart.stats.Note;

/**
 * Reads a cohort from a CSV file, checking every cell while the file streams by. Either there is a cohort with every
 * row of the file in
 * it, or one {@link ProblemsException} with everything that is wrong. {@code data-schema/cohort-csv.md} says what is
 * accepted.
 */
public final class CsvCohortReader {
    /** Lines that a note names. */
    private static final int NAMED = 10;

    private final SourceText text;
    private final Path file;
    private final String source;
    private final CsvOptions options;
    private final String idColumn;
    private final Layout layout;
    private final ProblemList problems;
    private final TextEncoding encoding;
    private final FileHead head;
    private final Delimiter delimiter;
    private final SortedSet<Integer> skip;
    private final int block;
    private char decimal;

    /** @param block bytes walked in one piece where lines are rows */
    public CsvCohortReader(DataPlace given, String source, CsvOptions asked, String idColumn, int block)
            throws IOException {
        this.block = block;
        this.source = source;
        text = SourceText.of(given, source, asked);
        file = text.file();
        options = text.options();
        this.idColumn = idColumn;
        layout = options.layout();
        decimal = options.decimal().character();
        problems = new ProblemList(source);
        encoding = TextEncoding.of(file, source, options);
        head = FileHead.of(encoding, file, options.delimiter());
        delimiter = head.delimiter();
        skip = new TreeSet<>(layout.skipRows());
        if (layout.lastRows() > 0) {
            skip.addAll(lastLines(layout.lastRows()));
        }
    }

    /** The lines of the last rows, found by a walk through the file. */
    private List<Integer> lastLines(int rows) throws IOException {
        Deque<Integer> last = new ArrayDeque<>();
        try (Reader in = encoding.open(file)) {
            CsvRows walk = new CsvRows(in, delimiter, encoding.quotes());
            while (walk.next() != null) {
                last.add(walk.line());
                if (last.size() > rows) {
                    last.remove();
                }
            }
        }
        return new ArrayList<>(last);
    }

    /**
     * The columns declared, typed as declared; others are ignored, and listed in the result.
     *
     * @param displayName the file as messages name it
     * @param idColumn empty when the file has none: a subject is then known by its line
     * @throws ProblemsException with everything wrong with the file
     */
    public static ReadResult read(
            DataPlace place, String displayName, CsvOptions options, String idColumn, List<Variable> declared)
            throws IOException {
        return new CsvCohortReader(place, displayName, options, idColumn, RowPieces.BLOCK).declared(declared);
    }

    /**
     * As {@link #readUndeclared(DataPlace, String, CsvOptions, String, Set)} of columns of which nobody says that they
     * are categories.
     */
    public static ReadResult readUndeclared(DataPlace place, String displayName, CsvOptions options, String idColumn)
            throws IOException {
        return readUndeclared(place, displayName, options, idColumn, Set.of());
    }

    /**
     * Every column but the id, its type found from its cells ({@link ColumnSense}). Columns that are not certain are
     * told when they are
     * asked for ({@link Columns#requireSure}).
     *
     * @param displayName the file as messages name it
     * @param idColumn empty when the file has none: a subject is then known by its line
     * @param categorical columns whose cells are names of categories, whatever they look like
     * @throws ProblemsException with everything wrong with the file
     */
    public static ReadResult readUndeclared(
            DataPlace place, String displayName, CsvOptions options, String idColumn, Set<String> categorical)
            throws IOException {
        ReadResult read = look(place, displayName, options, idColumn, categorical);
        List<Problem> strays = read.findings().strays().problems();
        if (!strays.isEmpty()) {
            throw new ProblemsException(strays);
        }
        return read;
    }

    /** The same, but rows that look like no subjects do not end the reading: they are in the result's findings. */
    public static ReadResult look(
            DataPlace place, String displayName, CsvOptions options, String idColumn, Set<String> categorical)
            throws IOException {
        return new CsvCohortReader(place, displayName, options, idColumn, RowPieces.BLOCK).undeclared(categorical);
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
        int headerLine;
        private int headerProblems;
        private List<FileHead.Row> tail = new ArrayList<>();
        private OddRows odd;
        private int linesAbove;
        private boolean broken;

        /** @param plan decides, once the header is known, who reads which column */
        void run(Plan plan) throws IOException {
            boolean splits = encoding.splits() && skip.isEmpty();
            try (RowPieces pieces = new RowPieces(encoding, file, delimiter, block, splits)) {
                RowSource first = header(pieces);
                if (first != null) {
                    if (otherDelimiter(headerLine) || misplaced()) {
                        return;
                    }
                    if (!idColumn.isEmpty()) {
                        idAt = header.position(idColumn, problems);
                        ids = new IdReader(
                                idColumn, options.missing().cells(idColumn, decimal), layout.duplicates(), idProblems);
                    }
                    headerProblems = problems.size();
                    odd = new OddRows(header, layout.everyRow());
                    Typing typing = plan.typing(header);
                    readers = typing.readers(problems);
                    rows(first, pieces, typing);
                    nameless();
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
            List<RowCells> records = new ArrayList<>();
            int from = Math.max(layout.headerRow(), head.below() + 1);
            for (RowSource piece = pieces.next(); piece != null; piece = pieces.next()) {
                for (RowCells record = piece.next(); record != null; record = piece.next()) {
                    int line = linesAbove + piece.line();
                    if (line < from) {
                        continue;
                    }
                    if (records.isEmpty() && layout.headerRow() > 0 && line != layout.headerRow()) {
                        throw problems.last(layout.headerRow(), "", "cohort.no-row-there");
                    }
                    headerLine = line;
                    records.add(record);
                    if (records.size() == layout.headerRows()) {
                        boolean rowNames = layout.headerRows() == 1 && head.hasRowNames(line);
                        header = CsvHeader.of(records, rowNames, line, problems);
                        return piece;
                    }
                }
                end(piece);
            }
            return null;
        }

        /** Whether the row that should name the columns looks like no such row, when nobody said which one does. */
        private boolean misplaced() {
            if (layout.headerRow() > 0 || layout.headerRows() > 1) {
                return false;
            }
            int likelier = head.likelierHeader();
            if (likelier > 0) {
                problems.clear();
                problems.add(headerLine, "", header.names().get(0), "cohort.header-below", likelier);
                return true;
            }
            if (head.headerIsNumbers(headerLine)) {
                problems.add(headerLine, "", "", "cohort.header-of-numbers");
                return true;
            }
            return false;
        }

        /**
         * Columns without a name: left out when nothing stands in them or when they number the rows, else problems of
         * the header.
         */
        private void nameless() {
            List<Problem> found = new ArrayList<>();
            for (int i = 0; i < readers.length; i++) {
                if (readers[i] instanceof NamelessReader cells && cells.recorded() > 0) {
                    if (i == 0 && cells.differ()) {
                        rowNames = true;
                    } else {
                        found.add(new Problem(source, headerLine, "", "", Note.of("cohort.empty-header", i + 1)));
                    }
                }
            }
            problems.addAt(headerProblems, found);
            problems.sortFirst(headerProblems + found.size());
        }

        private boolean rowNames;
        private int[] lineOfRow;

        /** The line of each row of the whole file; asked for when all are read. */
        int[] lineOfRow() {
            if (lineOfRow == null) {
                lineOfRow = lines.toArray();
            }
            return lineOfRow;
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
            return new TypedRows(typing.readers(found), idAt, header, layout, skip, found);
        }

        private void takeFrom(TypedRows rows) {
            tail.addAll(rows.tail(linesAbove));
            tail = new ArrayList<>(tail.subList(Math.max(0, tail.size() - StrayRows.LOOKED_AT), tail.size()));
            odd.takeFrom(rows.odd(), linesAbove);
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

        /**
         * Whether the delimiter asked for leaves the header in one piece that another would part: nothing behind it
         * makes sense then.
         */
        private boolean otherDelimiter(int line) throws IOException {
            if (header.names().size() > 1) {
                return false;
            }
            Delimiter better = FileHead.of(encoding, file, Delimiter.AUTO).delimiter();
            boolean other = better != delimiter && header.names().get(0).indexOf(better.character()) >= 0;
            if (other) {
                problems.add(line, "", "", "cohort.other-delimiter", delimiter.word(), better.word());
            }
            return other;
        }

        private void quoteFault(int from) throws IOException {
            QuoteFault fault;
            try (Reader in = encoding.open(file)) {
                fault = QuoteFault.in(in, delimiter, from);
            }
            String column = header != null && fault.column() < header.names().size()
                    ? header.names().get(fault.column())
                    : "";
            problems.add(
                    fault.line(), column, "", fault.unclosed() ? "cohort.unclosed-quote" : "cohort.text-after-quote");
        }

        ReadResult result(List<Column> columns, List<String> ignored, List<Note> more, ReadingFindings findings) {
            Cohort cohort = ids == null
                    ? Cohort.withoutIds(lineOfRow(), columns)
                    : Cohort.of(idColumn, ids.ids(), lineOfRow(), columns);
            int records = cohort.size();
            List<Note> notes = new ArrayList<>();
            notes.add(
                    text.table().isPresent()
                            ? Note.of(
                                    "cohort.read-table",
                                    records,
                                    text.table().get().format().title())
                            : Note.of("cohort.read", records, encoding.charset().name(), delimiter.word()));
            text.table().ifPresent(t -> notes.addAll(t.notes()));
            if (encoding.guessed()) {
                notes.add(Note.of("cohort.western", encoding.charset().name()));
            }
            if (rowNames) {
                notes.add(Note.of("cohort.row-names"));
            }
            if (!ignored.isEmpty()) {
                notes.add(Note.of("cohort.ignored-columns", ignored.size(), LevelNames.shown(ignored)));
            }
            if (blank > 0) {
                notes.add(Note.of("cohort.blank-lines", blank));
            }
            if (!skip.isEmpty()) {
                notes.add(Note.of("cohort.skipped-rows", skip.size()));
            }
            totals(notes);
            int repeated = 0;
            if (ids != null && ids.repeats()) {
                int[] kept = ids.kept(order(cohort));
                repeated = records - kept.length;
                cohort = cohort.select(kept);
                String code = "cohort.duplicates-" + layout.duplicates().name().toLowerCase(java.util.Locale.ROOT);
                notes.add(Note.of(code, repeated, idColumn));
            }
            notes.addAll(more);
            return new ReadResult(
                    cohort,
                    source,
                    text,
                    encoding.charset().name(),
                    delimiter,
                    decimal,
                    records,
                    repeated,
                    blank,
                    ignored,
                    notes,
                    findings);
        }

        /** What the rows of one id are ordered by; null for their order in the file. */
        private Column order(Cohort cohort) {
            if (layout.orderBy().isEmpty()) {
                return null;
            }
            if (!cohort.has(layout.orderBy())) {
                throw problems.last(headerLine, layout.orderBy(), "cohort.no-order-column");
            }
            return cohort.column(layout.orderBy());
        }

        /**
         * Rows at the end that look like no subjects, and units below the header, when nobody said where the subjects
         * stand.
         */
        StrayRows.Strays strays(List<Column> inOrder) {
            List<Problem> found = new ArrayList<>();
            List<String> units = layout.skipRows().isEmpty() ? head.unitsBelow(headerLine) : List.of();
            int unitsLine = head.firstLineBelow(headerLine);
            if (!units.isEmpty()) {
                Note what = Note.of("cohort.row-units", LevelNames.shown(units), unitsLine);
                found.add(new Problem(source, unitsLine, "", "", what));
            }
            StrayRows stray = new StrayRows(tail, inOrder, lineOfRow().length, !head.someRowHasFewer(headerLine, 2));
            List<StrayRows.Stray> last = layout.lastRows() != Layout.LOOK ? List.of() : stray.find();
            int subject = lineOfRow()[lineOfRow().length - 1 - last.size()];
            List<StrayRows.Stray> strays = new ArrayList<>(odd.rows());
            strays.addAll(totals(stray, subject));
            strays.addAll(last);
            strays.sort(Comparator.comparingInt(StrayRows.Stray::line));
            strays.forEach(row -> found.add(new Problem(source, row.line(), "", "", row.what())));
            List<FootRow> foot = text.table().map(WrittenTable::foot).orElse(List.of()).stream()
                    .filter(row -> !skip.contains(row.row()))
                    .toList();
            foot.forEach(row -> found.add(new Problem(source, row.row(), "", "", StrayRows.of(row))));
            // Names of columns at the end can be left out by their lines alone, and what stands around them with them.
            boolean byLine = strays.stream().anyMatch(row -> row.way() == StrayRows.Way.NAMES && row.line() > subject);
            List<StrayRows.Stray> between = strays.stream()
                    .filter(row -> byLine || row.line() <= subject)
                    .toList();
            if (!between.isEmpty()) {
                String all = Stream.concat(skip(), between.stream().map(StrayRows.Stray::line))
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
                found.add(new Problem(source, 0, "", "", Note.of("cohort.rows-between" + mayStay(between), all)));
            }
            int end = strays.size() - between.size() + foot.size();
            if (end > 0) {
                List<StrayRows.Stray> below = byLine
                        ? List.of()
                        : strays.stream().filter(row -> row.line() > subject).toList();
                int all = end + Math.max(0, layout.lastRows());
                found.add(new Problem(source, 0, "", "", Note.of("cohort.rows-at-the-end" + mayStay(below), all)));
            }
            Set<Integer> lines =
                    between.stream().map(StrayRows.Stray::line).collect(Collectors.toCollection(HashSet::new));
            if (!units.isEmpty()) {
                lines.add(unitsLine);
            }
            return new StrayRows.Strays(found, lines, end);
        }

        /** Which sentence says what to do with rows: another one where some could not be read as subjects. */
        private static String mayStay(List<StrayRows.Stray> rows) {
            return rows.stream().allMatch(row -> row.way() == StrayRows.Way.ROW) ? "" : ".few-cells";
        }

        private Stream<Integer> skip() {
            return layout.skipRows().stream();
        }

        /** Totals among the subjects, which are asked for unless somebody says that every row is a subject. */
        private List<StrayRows.Stray> totals(StrayRows rows, int lastSubject) {
            List<StrayRows.Stray> found = new ArrayList<>();
            int from = 0;
            for (TotalRows.Row total : odd.totals()) {
                int at = Arrays.binarySearch(lineOfRow(), total.line());
                if (total.line() <= lastSubject && at >= 0) {
                    if (!layout.everyRow() && (total.sure() || rows.sumsUp(from, at))) {
                        found.add(StrayRows.of(total));
                    } else {
                        totalsRead.add(String.valueOf(total.line()));
                    }
                    from = at + 1;
                }
            }
            return found;
        }

        private final List<Object> totalsRead = new ArrayList<>();

        /** Subjects that look like totals. */
        private void totals(List<Note> notes) {
            if (!totalsRead.isEmpty()) {
                List<Object> some = totalsRead.subList(0, Math.min(NAMED, totalsRead.size()));
                notes.add(Note.of("cohort.totals-among", totalsRead.size(), some));
            }
        }
    }

    /** Readers of the columns, new ones each time; null where a column is not wanted. */
    private interface Typing {
        ColumnReader[] readers(ProblemList found);
    }

    private interface Plan {
        Typing typing(CsvHeader header);
    }

    public ReadResult declared(List<Variable> declared) throws IOException {
        List<Integer> wanted = new ArrayList<>();
        Map<String, MissingCells> missing = new LinkedHashMap<>();
        declared.forEach(v -> missing.put(v.name(), options.missing().cells(v.name(), decimal)));
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
            return found -> IntStream.range(0, variables.length)
                    .mapToObj(i -> variables[i] != null
                            ? reader(variables[i], missing.get(variables[i].name()), found)
                            : header.names().get(i).isEmpty() ? new NamelessReader() : null)
                    .toArray(ColumnReader[]::new);
        });
        Column[] inOrder = new Column[walk.readers.length];
        List<Note> notes = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int at : wanted) {
            ColumnReader reader = walk.readers[at];
            inOrder[at] = reader.column();
            columns.add(inOrder[at]);
            notes.addAll(reader.notes());
            if (inOrder[at] instanceof NumberColumn numbers
                    && !options.missing()
                            .byColumn()
                            .containsKey(numbers.variable().name())) {
                SuspectCode.of(numbers)
                        .ifPresent(
                                code -> notes.add(code.note(numbers.variable().name())));
            }
        }
        notes.addAll(codesNotMet(missing));
        if (walk.header != null && walk.lines.size() > 0) {
            problems.addAll(walk.strays(Arrays.asList(inOrder)).problems());
        }
        problems.throwIfAny();
        Sets.repeatedIds(Cohort.withoutIds(walk.lineOfRow(), columns)).forEach(c -> notes.add(repeats(c)));
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < walk.readers.length; i++) {
            if (walk.readers[i] == null && i != walk.idAt) {
                ignored.add(walk.header.names().get(i));
            }
        }
        return walk.result(columns, ignored, notes, ReadingFindings.NONE);
    }

    /** The codes declared for "not recorded" that no cell of their column is. */
    private static List<Note> codesNotMet(Map<String, MissingCells> missing) {
        return missing.entrySet().stream()
                .filter(e -> !e.getValue().unmet().isEmpty())
                .map(e -> Note.of(
                        "cohort.code-not-met",
                        e.getKey(),
                        LevelNames.shown(e.getValue().unmet())))
                .toList();
    }

    /** An id of persons that repeats, where each row is taken as a subject of its own. */
    private static Note repeats(Column id) {
        return Note.of("cohort.rows-repeat", id.variable().name(), Sets.distinct(id), id.size());
    }

    private ColumnReader reader(Variable variable, MissingCells missing, ProblemList found) {
        return switch (variable.type()) {
            case NUMERIC, INTEGER -> new NumberReader(variable, decimal, missing, found);
            case BINARY ->
                variable.levels().isEmpty()
                        ? new BinaryReader(variable, missing, found)
                        : new LevelReader(variable, decimal, missing, found);
            case CATEGORICAL, ORDINAL -> new LevelReader(variable, decimal, missing, found);
            case DATE -> {
                DateFormats formats = DateFormats.of(variable);
                yield new DateReader(variable, text.table().isPresent() ? formats.withIso() : formats, missing, found);
            }
            case TEXT -> new TextReader(variable, missing);
        };
    }

    public ReadResult undeclared(Set<String> categorical) throws IOException {
        Map<String, MissingCells> missing = new LinkedHashMap<>();
        Walk walk = guessed(missing);
        MarkEvidence marks = marks(walk);
        boolean look = options.decimal() == DecimalMark.AUTO;
        if (look && marks.comma() && !marks.point()) {
            decimal = ',';
            missing.clear();
            walk = guessed(missing);
        }
        boolean unknown = look && delimiter == Delimiter.SEMICOLON && !marks.point() && !marks.comma();
        boolean proven = !look || marks.point() != marks.comma();
        int[] lines = walk.lineOfRow();
        Column[] inOrder = new Column[walk.readers.length];
        ReadingFindings.Builder findings = new ReadingFindings.Builder();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < inOrder.length; i++) {
            if (walk.readers[i] instanceof GuessReader guess) {
                Column raw = guess.column();
                String name = raw.variable().name();
                ColumnSense.Found found = unknown && guess.marks().eitherPoint()
                        ? ColumnSense.unsure(raw, source, "cohort.which-mark")
                        : ColumnSense.of(raw, source, lines, decimal, proven, categorical.contains(name));
                inOrder[i] = found.column();
                columns.add(found.column());
                findings.add(name, found);
            }
        }
        List<Note> notes = new ArrayList<>();
        notes.addAll(codesNotMet(missing));
        Cohort all = Cohort.withoutIds(lines, columns);
        Sets.repeatedIds(all).forEach(c -> findings.addRepeatedId(c.variable().name(), repeats(c)));
        for (String name : options.missing().byColumn().keySet()) {
            if (!walk.header.names().contains(name)) {
                Columns.unknown(problems, name, walk.header.names());
            }
        }
        problems.throwIfAny();
        return walk.result(columns, List.of(), notes, findings.build(walk.strays(Arrays.asList(inOrder))));
    }

    /** One walk, and a second one for the columns whose texts came behind numbers. */
    private Walk guessed(Map<String, MissingCells> missing) throws IOException {
        Walk walk = new Walk();
        walk.run(header -> {
            header.names().forEach(n -> missing.put(n, options.missing().cells(n, decimal)));
            return found -> guesses(header, missing, Set.of(), Set.of());
        });
        problems.throwIfAny();
        Set<Integer> again = new HashSet<>();
        for (int i = 0; i < walk.readers.length; i++) {
            if (walk.readers[i] instanceof GuessReader guess && guess.readAgain()) {
                again.add(i);
            }
        }
        if (!again.isEmpty()) {
            Walk second = new Walk();
            second.run(header -> found -> guesses(header, missing, again, again));
            problems.throwIfAny();
            again.forEach(i -> walk.readers[i] = second.readers[i]);
        }
        return walk;
    }

    /**
     * What all columns say of the decimal mark: those of numbers, and those of texts that mostly hold a number in some
     * notation.
     */
    private static MarkEvidence marks(Walk walk) {
        MarkEvidence all = new MarkEvidence();
        for (ColumnReader reader : walk.readers) {
            if (reader instanceof GuessReader guess) {
                all.addAll(guess.marks());
                guess.texts().forEach(text -> all.add(Cells.plain(text)));
            }
        }
        return all;
    }

    /** @param only positions to read; empty for all */
    private ColumnReader[] guesses(
            CsvHeader header, Map<String, MissingCells> missing, Set<Integer> text, Set<Integer> only) {
        ColumnReader[] readers = new ColumnReader[header.names().size()];
        for (int i = 0; i < readers.length; i++) {
            String name = header.names().get(i);
            if (name.isEmpty()) {
                readers[i] = new NamelessReader();
            } else if (!name.equals(idColumn) && (only.isEmpty() || only.contains(i))) {
                readers[i] = new GuessReader(name, decimal, missing.get(name), text.contains(i));
            }
        }
        return readers;
    }
}
