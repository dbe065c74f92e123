package org.counterpart.files.database;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.files.FileRefusedException;
import org.counterpart.stats.Note;

/**
 * One query that only reads, looked at before anything runs: a single {@code SELECT}, {@code WITH}, {@code VALUES},
 * {@code FROM} or {@code TABLE}, without a word that writes. The connection is read-only besides.
 */
final class ReadingQuery {
    private static final Set<String> FIRST = Set.of("SELECT", "WITH", "VALUES", "FROM", "TABLE");

    /** What writes behind such a beginning: {@code WITH x AS (DELETE ...)}, {@code SELECT ... INTO}, locks. */
    private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "INTO");

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private ReadingQuery() {}

    /**
     * The query without the semicolon at its end.
     *
     * @param place of which it is asked, for messages
     * @throws FileRefusedException when it is anything else than one query that reads
     */
    static String of(String sql, String place) throws FileRefusedException {
        String code;
        try {
            code = SqlCode.of(sql);
        } catch (SqlCode.UnclearException e) {
            throw new FileRefusedException(Note.of("files.database.query-unclear", place, e.getMessage()));
        }
        String bare = code.strip().replaceFirst("[;\\s]+$", "");
        if (bare.indexOf(';') >= 0) {
            throw new FileRefusedException(Note.of("files.database.query-several", place));
        }
        Matcher words = WORD.matcher(bare);
        String first = words.find() ? word(words) : "";
        boolean opens = first.isEmpty()
                || bare.substring(0, words.start()).replace("(", "").isBlank();
        if (!opens || !FIRST.contains(first)) {
            throw new FileRefusedException(Note.of("files.database.query-first", place, first));
        }
        while (words.find()) {
            if (WRITING.contains(word(words))) {
                throw new FileRefusedException(Note.of("files.database.query-writes", place, word(words)));
            }
        }
        return ended(sql);
    }

    private static String word(Matcher words) {
        return words.group().toUpperCase(Locale.ROOT);
    }

    /** A line end, as a comment may stand last; a semicolon there is one statement more to some drivers. */
    private static String ended(String sql) {
        String text = sql.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        return text + "\n";
    }
}
