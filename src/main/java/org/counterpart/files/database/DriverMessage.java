package org.counterpart.files.database;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.files.JdbcUrl;
import org.counterpart.stats.OneLine;

/** What a driver says went wrong, on one line and without the login. */
final class DriverMessage {
    private static final int LONGEST = 300;
    private static final String HIDDEN = "***";

    private DriverMessage() {}

    static String of(SQLException e, DatabaseLogin login, JdbcUrl url) {
        String said = String.valueOf(e.getMessage());
        // Behind this DuckDB repeats the query.
        int query = said.indexOf("\n\nLINE ");
        String text = (query < 0 ? said : said.substring(0, query)).replace(url.text(), url.shown());
        if (!login.password().isEmpty()) {
            text = text.replace(login.password(), HIDDEN);
        }
        if (!login.user().isEmpty()) {
            String user = Pattern.quote(login.user());
            text = text.replaceAll("(['\"«»])" + user + "(['\"«»])", Matcher.quoteReplacement(HIDDEN));
        }
        String line = OneLine.of(text.strip()).replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
