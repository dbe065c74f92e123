package org.counterpart.files.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.JdbcUrl;
import org.counterpart.files.TableRequest;
import org.counterpart.stats.Note;

/**
 * An open database that only reads, and fetches nothing from a network but itself.
 *
 * @param place as messages name it
 */
record DatabaseConnection(Connection sql, String place, JdbcUrl url, DatabaseLogin login) implements Closeable {
    private static final String DUCKDB = "jdbc:duckdb:";
    private static final String SQLITE = "jdbc:sqlite:";

    /** Makes of an open connection what it is to be. */
    private interface Setting {
        void of(Connection connection) throws SQLException;
    }

    /** DuckDB with no database of its own, which may read this one file and nothing else. */
    static DatabaseConnection parquet(Path file) throws IOException {
        requirePlainName(file);
        List<String> own = List.of("SET allowed_paths = [" + text(file) + "]");
        return connect(new JdbcUrl(DUCKDB), name(file), duckdb(), DatabaseLogin.NONE, c -> lock(c, own));
    }

    /**
     * A DuckDB file, which may read itself and nothing else. A query runs on one thread: with several, rows that were
     * joined or grouped come in another order each time.
     */
    static DatabaseConnection duckdb(Path file, boolean query) throws IOException {
        requirePlainName(file);
        Properties settings = duckdb();
        settings.setProperty("access_mode", "READ_ONLY");
        List<String> own = query ? List.of("SET threads = 1") : List.of();
        JdbcUrl url = new JdbcUrl(DUCKDB + file.toAbsolutePath());
        return connect(url, name(file), settings, DatabaseLogin.NONE, c -> lock(c, own));
    }

    static DatabaseConnection sqlite(Path file) throws IOException {
        requirePlainName(file);
        Properties settings = new Properties();
        // SQLITE_OPEN_READONLY: SQLite, c3ref, "Flags For File Open Operations".
        settings.setProperty("open_mode", "1");
        JdbcUrl url = new JdbcUrl(SQLITE + file.toAbsolutePath());
        return connect(url, name(file), settings, DatabaseLogin.NONE, c -> {});
    }

    /** @throws FileRefusedException also for the addresses of files, which the program opens in its own way */
    static DatabaseConnection database(JdbcUrl url, TableRequest request) throws IOException {
        if (url.secret().isPresent()) {
            throw new FileRefusedException(Note.of("files.database.password", url.shown()));
        }
        if (url.acting().isPresent()) {
            throw new FileRefusedException(
                    Note.of("files.database.acting", url.shown(), url.acting().get()));
        }
        String text = url.text().toLowerCase(Locale.ROOT);
        if (text.startsWith(DUCKDB) || text.startsWith(SQLITE)) {
            throw new FileRefusedException(Note.of("files.database.own-file", url.shown()));
        }
        DatabaseLogin login = DatabaseLogin.of(request.login());
        Properties settings = new Properties();
        if (!login.user().isEmpty()) {
            settings.setProperty("user", login.user());
        }
        if (!login.password().isEmpty()) {
            settings.setProperty("password", login.password());
        }
        if (text.startsWith("jdbc:postgresql:")) {
            // The whole session, so that not even what ends a transaction can write behind it.
            settings.setProperty("readOnly", "true");
            settings.setProperty("readOnlyMode", "always");
        }
        return connect(url, url.shown(), settings, login, c -> {
            c.setReadOnly(true);
            c.setAutoCommit(false);
        });
    }

    /** Extensions are neither fetched nor loaded when a query seems to need them. */
    private static Properties duckdb() {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("jdbc_stream_results", "true");
        return settings;
    }

    private static void lock(Connection connection, List<String> own) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String set : own) {
                statement.execute(set);
            }
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }

    private static DatabaseConnection connect(
            JdbcUrl url, String place, Properties settings, DatabaseLogin login, Setting setting) throws IOException {
        Driver driver = DriverJars.of(url).orElseThrow(() -> noDriver(url, place));
        DatabaseConnection made = null;
        try {
            made = new DatabaseConnection(driver.connect(url.text(), settings), place, url, login);
            if (made.sql == null) {
                throw noDriver(url, place);
            }
            setting.of(made.sql);
            return made;
        } catch (SQLException e) {
            if (made != null) {
                made.close();
            }
            throw new FileRefusedException(
                    Note.of("files.database.no-connection", place, DriverMessage.of(e, login, url)));
        }
    }

    private static FileRefusedException noDriver(JdbcUrl url, String place) {
        String folder = DriverJars.folder().toAbsolutePath().normalize().toString();
        return new FileRefusedException(KnownDriver.of(url)
                .map(d -> Note.of("files.database.no-driver", place, d.coordinates(), d.address(), folder))
                .orElseGet(() -> Note.of("files.database.no-driver-known", place, url.product(), folder)));
    }

    /** Whether there is a database to put queries to, and not one file alone. */
    boolean answers() {
        return !url.text().equals(DUCKDB);
    }

    /** @param code of a message with the place and the driver's words */
    FileRefusedException refusal(String code, SQLException e) {
        return new FileRefusedException(Note.of(code, place, DriverMessage.of(e, login, url)));
    }

    /** Takes back what was done, which is nothing. */
    @Override
    public void close() {
        try (sql) {
            if (!sql.getAutoCommit()) {
                sql.rollback();
            }
        } catch (SQLException e) {
            // Nothing was written that could be lost.
        }
    }

    /** To a driver these begin a setting, or a pattern that other files may fit. */
    private static void requirePlainName(Path file) throws FileRefusedException {
        for (String sign : List.of("*", "?", "[", ";")) {
            if (file.toAbsolutePath().toString().contains(sign)) {
                throw new FileRefusedException(Note.of("files.database.name", file.toAbsolutePath(), sign));
            }
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** A text in SQL. */
    static String text(Path file) {
        return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
    }
}
