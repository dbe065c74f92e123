package org.counterpart.files.database;

import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.ShortDecimal;

/**
 * A column of what a database answers: its cells as plain text. Whole numbers and decimals keep every digit, binary
 * numbers are the shortest decimal, moments with a time zone are written in UTC. What a cell cannot hold (NaN,
 * infinity, a day outside the years 1 to 9999) is missing and counted; an empty text is missing too, and counted.
 */
final class ResultColumn {
    /** How the cells of a column are asked for. */
    enum Reading {
        DATE,
        TIME,
        MOMENT,
        ZONED_MOMENT,
        /** As the driver gives them. */
        PLAIN,
        /** No cell at all: several values, bytes, or a type without a plain text. */
        NONE
    }

    private static final Set<String> WITHOUT_TEXT = Set.of("interval", "money", "json", "jsonb", "timetz");

    private final int at;
    private final String name;
    private final String type;
    private final Reading reading;
    private int empty;
    private int impossible;
    private int zoned;

    private ResultColumn(int at, String name, String type, Reading reading) {
        this.at = at;
        this.name = name;
        this.type = type;
        this.reading = reading;
    }

    /**
     * @param at from 1
     * @param typed false where each cell has a type of its own, and that of the column is a wish only (SQLite)
     */
    static ResultColumn of(ResultSetMetaData data, int at, boolean typed) throws SQLException {
        String type = String.valueOf(data.getColumnTypeName(at));
        return new ResultColumn(
                at,
                data.getColumnLabel(at),
                type,
                typed ? reading(data.getColumnType(at), type.toLowerCase(Locale.ROOT)) : Reading.PLAIN);
    }

    private static Reading reading(int code, String type) {
        if (WITHOUT_TEXT.contains(type) || type.startsWith("map(") || type.startsWith("union(")) {
            return Reading.NONE;
        }
        return switch (code) {
            case Types.DATE -> Reading.DATE;
            case Types.TIME -> Reading.TIME;
            case Types.TIMESTAMP -> type.equals("timestamptz") ? Reading.ZONED_MOMENT : Reading.MOMENT;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Reading.ZONED_MOMENT;
            case Types.TIME_WITH_TIMEZONE,
                    Types.ARRAY,
                    Types.STRUCT,
                    Types.REF,
                    Types.ROWID,
                    Types.REF_CURSOR,
                    Types.SQLXML,
                    Types.BLOB,
                    Types.BINARY,
                    Types.VARBINARY,
                    Types.LONGVARBINARY -> Reading.NONE;
            default -> Reading.PLAIN;
        };
    }

    String name() {
        return name;
    }

    /** As the database calls it. */
    String type() {
        return type;
    }

    boolean hasCells() {
        return reading != Reading.NONE;
    }

    /** @param levels in their order; empty where the database has none */
    PlainColumn describe(List<String> levels) {
        return new PlainColumn(
                name,
                "",
                switch (reading) {
                    case DATE -> PlainColumn.Kind.DATE;
                    case TIME -> PlainColumn.Kind.TIME;
                    case MOMENT, ZONED_MOMENT -> PlainColumn.Kind.DATE_TIME;
                    case PLAIN, NONE -> PlainColumn.Kind.UNKNOWN;
                },
                levels.stream().map(l -> new PlainColumn.ValueLabel(l, l)).toList());
    }

    /** The cell of the row read last; null for one that no plain text stands for. */
    String cell(ResultSet row) throws SQLException {
        return switch (reading) {
            case DATE -> date(row.getObject(at, LocalDate.class));
            case TIME ->
                Optional.ofNullable(row.getObject(at, LocalTime.class))
                        .map(ResultColumn::time)
                        .orElse("");
            case MOMENT -> moment(row.getObject(at, LocalDateTime.class));
            case ZONED_MOMENT -> zoned(row.getObject(at, OffsetDateTime.class));
            case PLAIN, NONE -> plain(row.getObject(at));
        };
    }

    private String date(LocalDate day) {
        if (day == null) {
            return "";
        }
        return isPossible(day) ? day.toString() : missing();
    }

    private String moment(LocalDateTime moment) {
        if (moment == null) {
            return "";
        }
        return isPossible(moment.toLocalDate()) ? moment.toLocalDate() + "T" + time(moment.toLocalTime()) : missing();
    }

    private String zoned(OffsetDateTime moment) {
        if (moment == null) {
            return "";
        }
        if (!isPossible(moment.toLocalDate())) {
            return missing();
        }
        zoned++;
        return moment(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }

    private static boolean isPossible(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999;
    }

    /** With seconds, and with no more of their decimals than there are. */
    private static String time(LocalTime time) {
        String nanos = time.getNano() == 0
                ? ""
                : String.format(Locale.ROOT, ".%09d", time.getNano()).replaceFirst("0+$", "");
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond()) + nanos;
    }

    private String plain(Object cell) throws SQLException {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Double || cell instanceof Float) {
            return number((Number) cell);
        }
        if (cell instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        if (cell instanceof Clob clob) {
            return text(clob.getSubString(1, (int) Math.min(Integer.MAX_VALUE, clob.length())));
        }
        if (cell instanceof Number || cell instanceof Boolean || cell instanceof UUID) {
            return cell.toString();
        }
        return cell instanceof String text ? text(text) : null;
    }

    private String text(String text) {
        empty += text.isEmpty() ? 1 : 0;
        return text;
    }

    private String number(Number number) {
        if (!Double.isFinite(number.doubleValue())) {
            return missing();
        }
        return number instanceof Float single ? ShortDecimal.of(single) : ShortDecimal.of(number.doubleValue());
    }

    private String missing() {
        impossible++;
        return "";
    }

    /** Cells with an empty text. */
    int empty() {
        return empty;
    }

    /** Cells that hold NaN, infinity or a day that no calendar has. */
    int impossible() {
        return impossible;
    }

    /** Cells that were given in UTC. */
    int zoned() {
        return zoned;
    }
}
