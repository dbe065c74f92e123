package org.counterpart.files.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.counterpart.files.FileRefusedException;
import org.counterpart.stats.Note;

/** The tables and views of a database, but those of the database itself. */
final class DatabaseTables {
    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("information_schema", "pg_catalog", "pg_toast", "sys", "system", "mysql", "performance_schema");
    private static final Set<String> NO_TABLES = Set.of("INDEX", "SEQUENCE", "TYPE", "SYNONYM");

    /**
     * A table that can be asked for.
     *
     * @param schema empty where the database has none
     * @param first whether its schema is the one looked into first, so that its name alone means it
     */
    private record Named(String schema, String name, boolean first) {
        String shown() {
            return first || schema.isEmpty() ? name : full();
        }

        String full() {
            return schema.isEmpty() ? name : schema + "." + name;
        }
    }

    /**
     * @param name as messages and results have it
     * @param query for all its rows
     */
    record Chosen(String name, String query) {}

    private final List<Named> tables = new ArrayList<>();
    private final String place;
    private final String quote;

    private DatabaseTables(Connection connection, String place) throws SQLException {
        this.place = place;
        DatabaseMetaData data = connection.getMetaData();
        String mark = data.getIdentifierQuoteString();
        quote = mark == null || mark.isBlank() ? "\"" : mark.strip();
        String first = connection.getSchema();
        try (ResultSet all = data.getTables(connection.getCatalog(), null, "%", null)) {
            while (all.next()) {
                String schema =
                        Optional.ofNullable(all.getString("TABLE_SCHEM")).orElse("");
                String type = String.valueOf(all.getString("TABLE_TYPE")).toUpperCase(Locale.ROOT);
                if (isTable(schema, type)) {
                    tables.add(new Named(schema, all.getString("TABLE_NAME"), schema.equals(first)));
                }
            }
        }
        tables.sort((a, b) -> a.shown().compareTo(b.shown()));
    }

    private static boolean isTable(String schema, String type) {
        boolean system = type.contains("SYSTEM") || SYSTEM_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT));
        return !system && NO_TABLES.stream().noneMatch(type::contains);
    }

    /**
     * The table of this name, or the only one there is.
     *
     * @param wanted as the plan or the option has it, with its schema or without
     * @throws FileRefusedException when there is none of the name, or several and none was named
     */
    static Chosen choose(Connection connection, String place, Optional<String> wanted)
            throws IOException, SQLException {
        DatabaseTables all = new DatabaseTables(connection, place);
        Named table = wanted.isPresent() ? all.named(wanted.get()) : all.only();
        String schema = table.schema().isEmpty() ? "" : all.quoted(table.schema()) + ".";
        return new Chosen(table.shown(), "SELECT * FROM " + schema + all.quoted(table.name()));
    }

    private Named only() throws FileRefusedException {
        if (tables.isEmpty()) {
            throw new FileRefusedException(Note.of("files.database.no-tables", place));
        }
        if (tables.size() > 1) {
            throw new FileRefusedException(Note.of("files.database.which-table", place, names()));
        }
        return tables.get(0);
    }

    private Named named(String wanted) throws FileRefusedException {
        for (Named table : tables) {
            if (table.shown().equals(wanted) || table.full().equals(wanted)) {
                return table;
            }
        }
        List<Named> alike = tables.stream()
                .filter(t -> t.shown().equalsIgnoreCase(wanted) || t.full().equalsIgnoreCase(wanted))
                .toList();
        if (alike.size() != 1) {
            throw new FileRefusedException(Note.of("files.database.no-such", place, wanted, names()), names());
        }
        return alike.get(0);
    }

    private String quoted(String name) {
        return quote + name.replace(quote, quote + quote) + quote;
    }

    private List<String> names() {
        return tables.stream().map(Named::shown).toList();
    }
}
