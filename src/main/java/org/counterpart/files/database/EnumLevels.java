package org.counterpart.files.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The levels of columns of an enumerated type, in the order in which the type was made. */
final class EnumLevels {
    private static final String POSTGRESQL = "SELECT e.enumlabel FROM pg_catalog.pg_enum e"
            + " JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid"
            + " WHERE pg_catalog.format_type(t.oid, NULL) = ? OR t.typname = ? ORDER BY e.enumsortorder";

    private EnumLevels() {}

    /** Of the columns of a query by their places from 1; of other databases than these two there are none. */
    static Map<Integer, List<String>> of(DatabaseConnection database, String query) throws SQLException {
        return switch (database.url().product()) {
            case "duckdb" -> duckdb(database, query);
            case "postgresql" -> postgresql(database, query);
            default -> Map.of();
        };
    }

    private static Map<Integer, List<String>> duckdb(DatabaseConnection database, String query) throws SQLException {
        Map<Integer, String> questions = new HashMap<>();
        try (Statement statement = database.sql().createStatement();
                ResultSet none = statement.executeQuery(limited("*", query, 0))) {
            ResultSetMetaData data = none.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                if (data.getColumnTypeName(i).toUpperCase(Locale.ROOT).startsWith("ENUM")) {
                    String name = '"' + data.getColumnLabel(i).replace("\"", "\"\"") + '"';
                    questions.put(i, "SELECT unnest(enum_range(" + name + ")) FROM (" + limited(name, query, 1) + ")");
                }
            }
        }
        Map<Integer, List<String>> levels = new HashMap<>();
        for (Map.Entry<Integer, String> question : questions.entrySet()) {
            try (Statement statement = database.sql().createStatement();
                    ResultSet rows = statement.executeQuery(question.getValue())) {
                levels.put(question.getKey(), texts(rows));
            }
        }
        return levels;
    }

    private static String limited(String columns, String query, int rows) {
        return "SELECT " + columns + " FROM (" + query + ") LIMIT " + rows;
    }

    private static Map<Integer, List<String>> postgresql(DatabaseConnection database, String query)
            throws SQLException {
        Map<Integer, List<String>> levels = new HashMap<>();
        try (Statement statement = database.sql().createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM (" + query + ") AS none LIMIT 0");
                PreparedStatement asked = database.sql().prepareStatement(POSTGRESQL)) {
            ResultSetMetaData data = none.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                asked.setString(1, data.getColumnTypeName(i));
                asked.setString(2, data.getColumnTypeName(i));
                try (ResultSet rows = asked.executeQuery()) {
                    levels.put(i, texts(rows));
                }
            }
        }
        return levels;
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }
}
