package org.counterpart.cohort;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.cohort.cell.CellForm;

/**
 * How a column writes its dates: {@code yyyy-MM-dd}, {@code d/M/yyyy}, {@code yyyy年M月d日}; only dates of the calendar
 * are dates.
 * {@code YYYY}, {@code DD} and, where no hour stands, {@code mm} mean year, day and month as people who write them
 * mean. English month names. {@code excel} stands for the day numbers of a workbook (44001 is 2020-06-19), as a cell
 * shows them that lost its date format, {@code excel-1904} for those of a workbook that counts from 1904; the part of a
 * day behind the point is its time.
 */
public final class DatePattern {
    /** What stands before and behind a year of exactly two digits. */
    private static final Pattern TWO_DIGITS = Pattern.compile("((?:[^u]|u{3,})*)(?<!u)uu(?!u)(.*)");

    /** Characters of a day in the form of ISO 8601. */
    private static final int ISO_DAY = 10;

    /** The word for day numbers. */
    public static final String DAY_NUMBERS = "excel";

    /** The day whose number is 0, by the word for day numbers. */
    private static final Map<String, LocalDate> DAY_ZERO =
            Map.of(DAY_NUMBERS, LocalDate.of(1899, 12, 30), "excel-1904", LocalDate.of(1904, 1, 1));

    /** From the first of March 1900, before which the workbook's calendar has a day that never was, to 9999. */
    private static final Pattern DAY_NUMBER = Pattern.compile("(?:6[1-9]|[7-9][0-9]|[1-9][0-9]{2,6})(?:\\.[0-9]+)?");

    private static final double SECONDS = 86_400;

    public static final DatePattern ISO = of("yyyy-MM-dd");

    private final String pattern;
    private final DateTimeFormatter strict;
    private final DateTimeFormatter lenient;

    private final int firstYear;
    private final boolean twoDigits;
    private final boolean iso;

    private DatePattern(String pattern, int firstYear) {
        this.pattern = pattern;
        this.firstYear = firstYear;
        if (DAY_ZERO.containsKey(pattern)) {
            strict = null;
            lenient = null;
            twoDigits = false;
            iso = false;
            return;
        }
        String java = toJava(pattern);
        iso = java.equals("uuuu-MM-dd");
        Matcher years = TWO_DIGITS.matcher(java);
        twoDigits = years.matches();
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        if (twoDigits) {
            append(builder, years.group(1));
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, firstYear);
            append(builder, years.group(2));
        } else {
            builder.appendPattern(java);
        }
        strict = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        lenient = strict.withResolverStyle(ResolverStyle.LENIENT);
        if (!keepsADate()) {
            throw new IllegalArgumentException("a date format must have year, month and day, got " + pattern);
        }
    }

    private static void append(DateTimeFormatterBuilder builder, String pattern) {
        if (!pattern.isEmpty()) {
            builder.appendPattern(pattern);
        }
    }

    private boolean keepsADate() {
        LocalDate date = LocalDate.of(firstYear + 70, 12, 31);
        try {
            return parse(strict.format(date.atTime(12, 30)))
                    .filter(date::equals)
                    .isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException when the pattern does not describe a date */
    public static DatePattern of(String pattern) {
        return of(pattern, CellForm.FIRST_YEAR);
    }

    /** @param firstYear of the hundred that years written with two digits fall in */
    public static DatePattern of(String pattern, int firstYear) {
        return new DatePattern(pattern, firstYear);
    }

    /** Whether years are written with two digits, so that a rule says the century. */
    public boolean twoDigits() {
        return twoDigits;
    }

    private static String toJava(String pattern) {
        boolean clock = pattern.indexOf('H') >= 0 || pattern.indexOf('h') >= 0;
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            out.append(
                    quoted
                            ? c
                            : switch (c) {
                                case 'y', 'Y' -> 'u';
                                case 'D' -> 'd';
                                case 'm' -> clock ? 'm' : 'M';
                                default -> c;
                            });
        }
        return out.toString();
    }

    /** Whether it is the day of ISO 8601. */
    boolean isIso() {
        return iso;
    }

    public String pattern() {
        return pattern;
    }

    /** Whether days are numbers. */
    boolean isDayNumber() {
        return strict == null;
    }

    public String format(LocalDate date) {
        if (isDayNumber()) {
            return Long.toString(ChronoUnit.DAYS.between(DAY_ZERO.get(pattern), date));
        }
        return strict.format(date.atStartOfDay());
    }

    /** The date a cell holds, if it is one. */
    public Optional<LocalDate> parse(String text) {
        return moment(text).map(LocalDateTime::toLocalDate);
    }

    /**
     * The date a cell holds and the time of day beside it, midnight where none stands. A day in the form of ISO 8601
     * may have its time behind a T, as data files with moments are written down.
     */
    Optional<LocalDateTime> moment(String text) {
        if (isDayNumber()) {
            return DAY_NUMBER.matcher(text).matches() ? Optional.of(ofDayNumber(text)) : Optional.empty();
        }
        try {
            if (iso && text.length() > ISO_DAY && text.charAt(ISO_DAY) == 'T') {
                return Optional.of(LocalDateTime.parse(text));
            }
            TemporalAccessor parsed = strict.parse(text);
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return Optional.of(LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDateTime ofDayNumber(String text) {
        int point = text.indexOf('.');
        long day = Long.parseLong(point < 0 ? text : text.substring(0, point));
        long seconds = point < 0 ? 0 : Math.round(SECONDS * Double.parseDouble("0" + text.substring(point)));
        return DAY_ZERO.get(pattern).plusDays(day).atStartOfDay().plusSeconds(seconds);
    }

    /** Whether a cell has the shape of the pattern, even when the calendar has no such day. */
    public boolean hasShape(String text) {
        if (isDayNumber()) {
            return DAY_NUMBER.matcher(text).matches();
        }
        try {
            lenient.parse(text);
            return true;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
