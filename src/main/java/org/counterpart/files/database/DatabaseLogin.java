package org.counterpart.files.database;

import java.util.Optional;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.LoginNames;
import org.counterpart.stats.Note;

/**
 * User and password, taken from the environment when a connection is made.
 *
 * @param user empty where none is needed
 * @param password likewise
 */
record DatabaseLogin(String user, String password) {
    static final DatabaseLogin NONE = new DatabaseLogin("", "");

    static DatabaseLogin of(LoginNames names) throws FileRefusedException {
        return new DatabaseLogin(value(names.user()), value(names.password()));
    }

    private static String value(Optional<String> name) throws FileRefusedException {
        if (name.isEmpty()) {
            return "";
        }
        String value = System.getenv(name.get());
        if (value == null) {
            throw new FileRefusedException(Note.of("files.database.no-variable", name.get()));
        }
        return value;
    }

    @Override
    public String toString() {
        return "login";
    }
}
