package org.counterpart.files.excel.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;

/**
 * Days and times as Excel counts them. From 1900, day 1 is 1900-01-01 and day 60 the 29 February 1900 that never was
 * (kept from Lotus 1-2-3, ECMA-376 part 1, 18.17.4.1); from 1904, day 0 is 1904-01-01. Times round to the second.
 */
public final class Serial {
    /** 9999-12-31, the last day Excel knows, counted from 1900. */
    private static final int LAST_DAY = 2_958_465;

    /** The 29 February 1900. */
    private static final int NEVER = 60;

    private static final int DAY = 86_400;
    /** Below a year a number in a format of hours is a length of time, above it a day with its time. */
    private static final int YEAR = 366;

    private Serial() {}

    /** @param number how the number reads when it is no date */
    public static SheetCell cell(
            int column, double value, String number, CellFormat format, boolean from1904, boolean formula) {
        if (format == CellFormat.ELAPSED) {
            return new SheetCell(column, CellKind.DATE, hours(value), formula);
        }
        if (value < 0 || value >= LAST_DAY + 1) {
            return new SheetCell(column, CellKind.NO_DATE, number, formula);
        }
        boolean timeFormat = format == CellFormat.TIME || format == CellFormat.DATE_OR_TIME;
        if (value < 1 && (timeFormat || !from1904)) {
            boolean nothing = value == 0 && !timeFormat;
            return nothing
                    ? new SheetCell(column, CellKind.NO_DATE, "", formula)
                    : new SheetCell(column, CellKind.DATE, timeOfDay(seconds(value)), formula);
        }
        if (format == CellFormat.TIME && value < YEAR) {
            return new SheetCell(column, CellKind.DATE, hours(value), formula);
        }
        long days = (long) Math.floor(value);
        int seconds = seconds(value - days);
        if (seconds == DAY) {
            days++;
            seconds = 0;
        }
        if (days == NEVER && !from1904) {
            return new SheetCell(column, CellKind.NO_DATE, "1900-02-29", formula);
        }
        boolean timeShown = format == CellFormat.DATE_TIME || format == CellFormat.TIME;
        boolean timed = timeShown || seconds > 0;
        CellKind kind = format == CellFormat.DATE && timed ? CellKind.HIDDEN_TIME : CellKind.DATE;
        String day = day(days, from1904);
        return new SheetCell(column, kind, timed ? day + "T" + timeOfDay(seconds) : day, formula);
    }

    /**
     * A date of ISO 8601 as a file may hold it, without its zone: the clock at the place is what was written down.
     * Null when it is none.
     */
    public static String iso(String text, CellFormat format) {
        try {
            int zone = zone(text);
            String local = text.substring(0, zone);
            int t = local.indexOf('T');
            if (t < 0) {
                return local.indexOf(':') > 0 ? timeOfDay(seconds(local)) : midnight(LocalDate.parse(local), format);
            }
            LocalDate day = LocalDate.parse(local.substring(0, t));
            int seconds = t == local.length() - 1 ? 0 : seconds(local.substring(t + 1));
            LocalDateTime moment = day.atStartOfDay().plusSeconds(seconds);
            return format == CellFormat.DATE && seconds % DAY == 0
                    ? moment.toLocalDate().toString()
                    : moment.toLocalDate() + "T" + timeOfDay(seconds % DAY);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String midnight(LocalDate day, CellFormat format) {
        return format == CellFormat.DATE_TIME ? day + "T00:00:00" : day.toString();
    }

    private static int zone(String text) {
        int t = text.indexOf('T');
        for (int i = Math.max(t, 0) + 1; i < text.length() && t >= 0; i++) {
            if ("Z+-".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static int seconds(String time) {
        LocalTime parsed = LocalTime.parse(time);
        return (int) Math.round(parsed.toNanoOfDay() / 1e9);
    }

    private static int seconds(double fraction) {
        return (int) Math.round(fraction * DAY);
    }

    private static String day(long days, boolean from1904) {
        if (from1904) {
            return LocalDate.of(1904, 1, 1).plusDays(days).toString();
        }
        return LocalDate.of(1899, 12, days < NEVER ? 31 : 30).plusDays(days).toString();
    }

    /** The last second of a day stays in it. */
    private static String timeOfDay(int seconds) {
        int s = Math.min(seconds, DAY - 1);
        return clock(s);
    }

    private static String hours(double days) {
        long seconds = Math.round(Math.abs(days) * DAY);
        return (days < 0 && seconds > 0 ? "-" : "") + clock(seconds);
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
