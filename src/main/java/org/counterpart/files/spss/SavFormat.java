package org.counterpart.files.spss;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.counterpart.files.PlainColumn.Kind;
import org.counterpart.files.ShortDecimal;
import org.counterpart.files.stat.ClockText;

/**
 * How a number is printed tells what it is: days and moments are seconds since 14 October 1582, the day before the
 * Gregorian calendar, lengths of time are seconds. MONTH and WKDAY are numbers from 1, and every other format is only
 * a way to show a number. Codes: PSPP Developers Guide, "Variable Record".
 */
final class SavFormat {
    private static final LocalDate ORIGIN = LocalDate.of(1582, 10, 14);
    private static final long DAY = 86400;

    private SavFormat() {}

    static Kind kind(SavField field) {
        if (!field.isNumber()) {
            return Kind.TEXT;
        }
        return switch (field.format) {
            // DATE, ADATE, JDATE, MOYR, QYR, WKYR, EDATE, SDATE
            case 20, 23, 24, 28, 29, 30, 38, 39 -> Kind.DATE;
            // TIME, DTIME, MTIME
            case 21, 25, 40 -> Kind.TIME;
            // DATETIME, YMDHMS
            case 22, 41 -> Kind.DATE_TIME;
            default -> Kind.NUMBER;
        };
    }

    /**
     * Empty when the number is none of its kind.
     *
     * @param number finite
     */
    static Optional<String> text(Kind kind, double number) {
        if (kind == Kind.NUMBER) {
            return Optional.of(ShortDecimal.of(number));
        }
        if (!ClockText.isReasonable(number)) {
            return Optional.empty();
        }
        if (kind == Kind.TIME) {
            return Optional.of(ClockText.time(ShortDecimal.exact(number)));
        }
        if (number < DAY) {
            return Optional.empty();
        }
        return kind == Kind.DATE
                ? ClockText.date(ORIGIN, BigDecimal.valueOf((long) Math.floor(number / DAY)))
                : ClockText.dateTime(ORIGIN, ShortDecimal.exact(number));
    }
}
