package org.counterpart.files.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.counterpart.files.DataPlace;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.PlainTable;
import org.counterpart.files.TableRequest;
import org.counterpart.stats.Note;

/**
 * What a database answers, row by row as it comes. A table has no order of its own: the number of a row is its place in
 * the answer. Parquet and DuckDB files come in the order in which they were written.
 */
public final class DatabaseTable implements PlainTable {
    /** Rows fetched at once, so that no answer has to fit into the memory. */
    private static final int FETCHED = 5000;

    private final DatabaseConnection database;
    private final String part;
    private final Statement statement;
    private final ResultSet rows;
    private final List<ResultColumn> columns = new ArrayList<>();
    private final List<PlainColumn> described = new ArrayList<>();
    private int row;

    private DatabaseTable(DatabaseConnection database, DatabaseTables.Chosen chosen) throws IOException, SQLException {
        this.database = database;
        part = chosen.name();
        Map<Integer, List<String>> levels = EnumLevels.of(database, chosen.query());
        statement = database.sql().createStatement();
        statement.setFetchSize(FETCHED);
        rows = statement.executeQuery(chosen.query());
        ResultSetMetaData data = rows.getMetaData();
        boolean typed = !database.url().product().equals("sqlite");
        for (int i = 1; i <= data.getColumnCount(); i++) {
            ResultColumn column = ResultColumn.of(data, i, typed);
            columns.add(column);
            described.add(column.describe(levels.getOrDefault(i, List.of())));
        }
        List<String> without = columns.stream()
                .filter(c -> !c.hasCells())
                .map(c -> c.name() + " (" + c.type() + ")")
                .toList();
        if (!without.isEmpty()) {
            String code = database.answers() ? "files.database.nested" : "files.database.nested-file";
            throw new FileRefusedException(Note.of(code, database.place(), without));
        }
    }

    /** @throws FileRefusedException when the file cannot be read, or holds columns of several values */
    public static PlainTable parquet(Path file, TableRequest request) throws IOException {
        String name = file.getFileName().toString();
        ParquetEnds.require(file);
        if (request.table().isPresent() || request.query().isPresent()) {
            throw new FileRefusedException(Note.of("files.database.one-table", name));
        }
        refuseSheet(request, name);
        // Folders called sex=F are no columns of the file.
        String query = "SELECT * FROM read_parquet(" + DatabaseConnection.text(file) + ", hive_partitioning = false)";
        return opened(DatabaseConnection.parquet(file), d -> new DatabaseTables.Chosen("", query));
    }

    /** @throws FileRefusedException when the file cannot be read, or nothing says which of its tables is meant */
    public static PlainTable duckdb(Path file, TableRequest request) throws IOException {
        Asked asked = Asked.of(request, file.getFileName().toString());
        return opened(DatabaseConnection.duckdb(file, request.query().isPresent()), asked);
    }

    /** @throws FileRefusedException as {@link #duckdb} */
    public static PlainTable sqlite(Path file, TableRequest request) throws IOException {
        Asked asked = Asked.of(request, file.getFileName().toString());
        return opened(DatabaseConnection.sqlite(file), asked);
    }

    /** @throws FileRefusedException as {@link #duckdb}, and when there is no way to the database */
    public static PlainTable of(DataPlace.InDatabase place, TableRequest request) throws IOException {
        Asked asked = Asked.of(request, place.shown());
        return opened(DatabaseConnection.database(place.url(), request), asked);
    }

    /** What a database is asked. */
    private interface Asked {
        DatabaseTables.Chosen of(DatabaseConnection database) throws IOException, SQLException;

        /** Looked at before there is a connection. */
        static Asked of(TableRequest request, String place) throws FileRefusedException {
            refuseSheet(request, place);
            if (request.query().isEmpty()) {
                return d -> DatabaseTables.choose(d.sql(), place, request.table());
            }
            if (request.table().isPresent()) {
                throw new FileRefusedException(Note.of("files.database.table-and-query", place));
            }
            String query = ReadingQuery.of(request.query().get(), place);
            return d -> new DatabaseTables.Chosen("", query);
        }
    }

    private static void refuseSheet(TableRequest request, String place) throws FileRefusedException {
        if (request.sheet().isPresent()) {
            throw new FileRefusedException(Note.of("files.database.no-sheets", place));
        }
    }

    private static PlainTable opened(DatabaseConnection database, Asked asked) throws IOException {
        try {
            return new DatabaseTable(database, asked.of(database));
        } catch (SQLException e) {
            database.close();
            throw database.refusal("files.database.no-answer", e);
        } catch (IOException | RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    @Override
    public List<PlainColumn> columns() {
        return List.copyOf(described);
    }

    @Override
    public String[] next() throws IOException {
        try {
            if (!rows.next()) {
                return null;
            }
            row++;
            String[] cells = new String[columns.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = columns.get(i).cell(rows);
                if (cells[i] == null) {
                    throw new FileRefusedException(Note.of(
                            "files.database.no-cell",
                            database.place(),
                            columns.get(i).name(),
                            row));
                }
            }
            return cells;
        } catch (SQLException e) {
            throw database.refusal("files.database.broken-off", e);
        }
    }

    @Override
    public int row() {
        return row;
    }

    @Override
    public String part() {
        return part;
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        tell(notes, "files.database.impossible", ResultColumn::impossible);
        tell(notes, "files.database.zoned", ResultColumn::zoned);
        tell(notes, "files.database.empty-texts", ResultColumn::empty);
        return notes;
    }

    private void tell(List<Note> notes, String code, ToIntFunction<ResultColumn> cells) {
        List<String> counted = columns.stream()
                .filter(c -> cells.applyAsInt(c) > 0)
                .map(c -> c.name() + " (" + cells.applyAsInt(c) + ")")
                .toList();
        if (!counted.isEmpty()) {
            notes.add(Note.of(code, counted));
        }
    }

    @Override
    public void close() {
        try (statement) {
            rows.close();
        } catch (SQLException e) {
            // All rows that were asked for are there.
        } finally {
            database.close();
        }
    }
}
