package org.counterpart.cohort;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.counterpart.cohort.cell.CellForm;

/** How a column writes its dates: with letters for year, month and day, or as the day numbers of a workbook. */
public sealed interface DatePattern permits LetterPattern, DayNumbers {
    /** @throws IllegalArgumentException when the pattern does not describe a date */
    static DatePattern of(String pattern) {
        return of(pattern, CellForm.FIRST_YEAR);
    }

    /** @param firstYear of the hundred that years written with two digits fall in */
    static DatePattern of(String pattern, int firstYear) {
        return DayNumbers.named(pattern).orElseGet(() -> new LetterPattern(pattern, firstYear));
    }

    /** As a plan writes it. */
    String pattern();

    /** Whether years are written with two digits, so that a rule says the century. */
    boolean twoDigits();

    /** Whether it is the day of ISO 8601. */
    boolean isIso();

    String format(LocalDate date);

    /** The date a cell holds and the time of day beside it, midnight where none stands. */
    Optional<LocalDateTime> moment(String text);

    /** The date a cell holds, if it is one. */
    default Optional<LocalDate> parse(String text) {
        return moment(text).map(LocalDateTime::toLocalDate);
    }

    /** Whether a cell has the shape of the pattern, even when the calendar has no such day. */
    boolean hasShape(String text);

    /** Whether a cell of which nobody says that it is a date may be taken for one so written. */
    boolean looksLikeDate(String text);

    /** How a column written so throughout is written again. */
    DatePattern again();
}
