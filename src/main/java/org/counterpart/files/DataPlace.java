package org.counterpart.files;

import java.nio.file.Path;
import java.util.Optional;

/** Where a table is kept: in a data file, or in a database that a JDBC driver reads. */
public sealed interface DataPlace permits DataPlace.InFile, DataPlace.InDatabase {
    /** A data file; its format is told by its content. */
    record InFile(Path path) implements DataPlace {
        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public String shown() {
            return path.toString();
        }
    }

    /** A database, known by its address. */
    record InDatabase(JdbcUrl url) implements DataPlace {
        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public String shown() {
            return url.shown();
        }
    }

    /** @param given an address that begins with {@code jdbc:}, or else the name of a file */
    static DataPlace of(String given) {
        return JdbcUrl.isOne(given) ? new InDatabase(new JdbcUrl(given)) : of(Path.of(given));
    }

    static DataPlace of(Path file) {
        return new InFile(file);
    }

    /** Empty for a database. */
    Optional<Path> file();

    /** As messages and results name it: without a login. */
    String shown();

    /** Without folders. */
    default String name() {
        return file().map(f -> f.getFileName().toString()).orElseGet(this::shown);
    }
}
