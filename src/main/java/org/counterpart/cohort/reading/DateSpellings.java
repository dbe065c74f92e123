package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.counterpart.cohort.DateFormats;
import org.counterpart.cohort.DatePattern;
import org.counterpart.cohort.DayNumbers;
import org.counterpart.cohort.cell.CellForm;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.NotRecorded;

/**
 * The formats that the cells of a column of dates are written in: one where one reads them all, else the fewest that a
 * careful reader finds, the one of most cells first.
 */
final class DateSpellings {
    /** Dates as people write them; of formats that read as many cells, the first. */
    private static final List<String> FORMATS = List.of(
            "yyyy-MM-dd",
            "yyyy-M-d",
            "yyyy/M/d",
            "yyyy.M.d",
            "yyyy年M月d日",
            "d/M/yyyy",
            "M/d/yyyy",
            "d.M.yyyy",
            "d-M-yyyy",
            "d-MMM-yyyy",
            "yyyyMMdd",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd HH:mm",
            "yyyy/M/d H:mm",
            "yyyy/M/d H:mm:ss",
            // Years of two digits, whose century a rule says.
            "d-M-yy",
            "d/M/yy",
            "d.M.yy",
            "M/d/yy",
            "yy-M-d",
            // Cells that lost their date format; never a whole column, whose numbers may be anything.
            DayNumbers.FROM_1900.pattern());

    private static final List<DatePattern> PATTERNS =
            FORMATS.stream().map(DatePattern::of).toList();
    private static final Pattern MAYBE =
            Pattern.compile("[0-9]{1,4}[-/.年].*|[0-9]{8}|[0-9]{1,2}[-/ .][A-Za-z]{3,9}[-/ .].*");

    private static final double NEARLY_ALL = 0.9;
    private static final int TRIED = 500;

    private final List<DatePattern> patterns;
    /** Which of the formats reads a level; -1 where none does. */
    private final int[] format;

    private final int[] cells;
    private final UnsureDates.Why why;

    private DateSpellings(List<DatePattern> patterns, int[] format, int[] cells, UnsureDates.Why why) {
        this.patterns = patterns;
        this.format = format;
        this.cells = cells;
        this.why = why;
    }

    /**
     * Empty where the cells are no dates.
     *
     * @param levels the different cells of the column
     * @param count how often each stands
     */
    static Optional<DateSpellings> of(List<String> levels, int[] count) {
        int[] recorded = IntStream.range(0, count.length)
                .filter(i -> count[i] > 0 && !NotRecorded.amongNumbers(levels.get(i)))
                .toArray();
        long some = maybe(MAYBE.asMatchPredicate(), levels, recorded);
        if (some == 0
                || some + maybe(DayNumbers.FROM_1900::looksLikeDate, levels, recorded)
                        < NEARLY_ALL * Math.min(TRIED, recorded.length)) {
            return Optional.empty();
        }
        boolean[][] fits = new boolean[PATTERNS.size()][count.length];
        for (int i : recorded) {
            String cell = Cells.plain(levels.get(i));
            for (int p = 0; p < fits.length; p++) {
                fits[p][i] = isDate(PATTERNS.get(p), cell);
            }
        }
        return cover(levels, recorded, count, fits);
    }

    private static long maybe(Predicate<String> maybe, List<String> levels, int[] recorded) {
        return Arrays.stream(recorded)
                .limit(TRIED)
                .filter(i -> maybe.test(Cells.plain(levels.get(i))))
                .count();
    }

    /** Takes the format that reads most of the cells that no format reads yet, as long as there is one. */
    private static Optional<DateSpellings> cover(List<String> levels, int[] recorded, int[] count, boolean[][] fits) {
        int[] format = new int[count.length];
        Arrays.fill(format, -1);
        List<Integer> chosen = new ArrayList<>();
        List<Integer> cells = new ArrayList<>();
        for (int most = 1; most > 0; ) {
            most = 0;
            int best = -1;
            for (int p = 0; p < fits.length; p++) {
                int reads = 0;
                for (int i : recorded) {
                    reads += format[i] < 0 && fits[p][i] ? count[i] : 0;
                }
                if (reads > most) {
                    most = reads;
                    best = p;
                }
            }
            for (int i : recorded) {
                if (best >= 0 && format[i] < 0 && fits[best][i]) {
                    format[i] = chosen.size();
                }
            }
            if (best >= 0) {
                chosen.add(best);
                cells.add(most);
            }
        }
        int all = Arrays.stream(recorded).map(i -> count[i]).sum();
        int read = cells.stream().mapToInt(Integer::intValue).sum();
        if (read == 0 || read < NEARLY_ALL * all) {
            return Optional.empty();
        }
        List<DatePattern> patterns = chosen.stream().map(PATTERNS::get).toList();
        UnsureDates.Why why = eitherWay(levels, recorded, format, chosen, fits)
                ? UnsureDates.Why.DAY_OR_MONTH
                : patterns.stream().anyMatch(DatePattern::twoDigits)
                        ? UnsureDates.Why.CENTURY
                        : read < all
                                ? UnsureDates.Why.STRAY_CELLS
                                : patterns.size() > 1 ? UnsureDates.Why.SEVERAL_FORMATS : null;
        return Optional.of(new DateSpellings(
                patterns, format, cells.stream().mapToInt(Integer::intValue).toArray(), why));
    }

    /** Whether all cells of a format may as well be other days, written in another format. */
    private static boolean eitherWay(
            List<String> levels, int[] recorded, int[] format, List<Integer> chosen, boolean[][] fits) {
        for (int c = 0; c < chosen.size(); c++) {
            int at = c;
            int[] own = Arrays.stream(recorded).filter(i -> format[i] == at).toArray();
            for (int p = 0; p < fits.length; p++) {
                boolean[] other = fits[p];
                if (p != chosen.get(c)
                        && Arrays.stream(own).allMatch(i -> other[i])
                        && differ(PATTERNS.get(p), PATTERNS.get(chosen.get(c)), levels, own)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean differ(DatePattern a, DatePattern b, List<String> levels, int[] own) {
        return Arrays.stream(own)
                .mapToObj(i -> Cells.plain(levels.get(i)))
                .anyMatch(cell -> !a.parse(cell).equals(b.parse(cell)));
    }

    private static boolean isDate(DatePattern pattern, String cell) {
        return pattern.parse(cell)
                .filter(day -> pattern.looksLikeDate(cell))
                .filter(day -> day.getYear() >= DateReader.FIRST_YEAR && day.getYear() <= DateReader.LAST_YEAR)
                .isPresent();
    }

    DateFormats formats() {
        return DateFormats.of(names(), CellForm.FIRST_YEAR);
    }

    /** The formats as a plan writes them. */
    List<String> names() {
        return patterns.stream().map(DatePattern::pattern).toList();
    }

    /** Which of the formats reads this level; -1 when none does. */
    int formatOf(int level) {
        return format[level];
    }

    /**
     * The formats, where there are several with how many cells each reads and the line of the first: {@code yyyy-MM-dd
     * (30: 2), yyyy/M/d (12: 5)}.
     */
    String counted(IntUnaryOperator firstLine) {
        return patterns.size() == 1
                ? patterns.get(0).pattern()
                : IntStream.range(0, cells.length)
                        .mapToObj(
                                i -> patterns.get(i).pattern() + " (" + cells[i] + ": " + firstLine.applyAsInt(i) + ")")
                        .collect(java.util.stream.Collectors.joining(", "));
    }

    /** Why somebody must say more before the column is used; empty when nothing is open. */
    Optional<UnsureDates.Why> unsure() {
        return Optional.ofNullable(why);
    }
}
