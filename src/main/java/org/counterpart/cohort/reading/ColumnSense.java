package org.counterpart.cohort.reading;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.DateFormats;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.BinaryWord;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.LevelNames;
import org.counterpart.cohort.cell.NotRecorded;
import org.counterpart.cohort.cell.NumberNotation;
import org.counterpart.cohort.cell.OrderedPairs;
import org.counterpart.cohort.cell.OrderedWords;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.cell.Written;
import org.counterpart.stats.Note;

/**
 * What the cells of a column nobody declared are: numbers, dates or categories, read as a careful person would. The one
 * reading of types
 * for {@code init} and all commands. What is certain is read, with a note where something was decided; a column that is
 * mostly numbers,
 * or mostly dates, with other cells among them is not certain: it keeps its cells as levels, and whoever uses it is
 * told of them.
 */
public final class ColumnSense {
    /** So many of a column's units are named. */
    private static final int UNITS = 5;

    private final Column raw;
    private final int[] lines;
    private final char decimal;
    /**
     * The file's other cells prove the decimal mark, so that the other mark between groups of three digits can only
     * group them.
     */
    private final boolean proven;

    private final boolean asWords;
    private final List<Note> notes = new ArrayList<>();
    private final ProblemList unsure;
    private final Map<String, String> recode = new LinkedHashMap<>();
    private final List<String> notRecorded = new ArrayList<>();
    private UnsureDates unsureDates;

    /**
     * What is found: the column, notes for whoever uses it, and problems where it must not be used before somebody has
     * said what it is.
     */
    record Found(
            Column column, List<Note> notes, List<Problem> unsure, List<String> notRecorded, UnsureDates unsureDates) {}

    /**
     * @param lines of the rows
     * @param proven whether the file's cells leave no doubt about the decimal mark
     * @param asWords somebody said that the cells are names of categories
     */
    private ColumnSense(Column raw, String source, int[] lines, char decimal, boolean proven, boolean asWords) {
        this.raw = raw;
        this.lines = lines;
        this.decimal = decimal;
        this.proven = proven;
        this.asWords = asWords;
        unsure = new ProblemList(source);
    }

    static Found of(Column raw, String source, int[] lines, char decimal, boolean proven, boolean asWords) {
        ColumnSense sense = new ColumnSense(raw, source, lines, decimal, proven, asWords);
        Column column = raw instanceof LevelColumn levels ? sense.texts(levels) : sense.numbers((NumberColumn) raw);
        return new Found(
                column,
                List.copyOf(sense.notes),
                sense.unsure.list(),
                List.copyOf(sense.notRecorded),
                sense.unsureDates);
    }

    /** A column of which the cells do not say what they are, as they stand. */
    static Found unsure(Column raw, String source, String code) {
        ProblemList problems = new ProblemList(source);
        problems.add(0, raw.variable().name(), "", code);
        return new Found(raw, List.of(), problems.list(), List.of(), null);
    }

    private String name() {
        return raw.variable().name();
    }

    private Column numbers(NumberColumn numbers) {
        if (!asWords && allDays(numbers)) {
            return days(numbers);
        }
        if (!asWords) {
            SuspectCode.of(numbers).ifPresent(code -> notes.add(code.note(name())));
        }
        return numbers;
    }

    /** Whole numbers that all are days of the calendar written yyyyMMdd, of plausible years. */
    private static boolean allDays(NumberColumn numbers) {
        boolean some = false;
        for (int row = 0; row < numbers.size(); row++) {
            if (!numbers.missing(row)) {
                double value = numbers.value(row);
                int day = (int) value % 100;
                int month = (int) value / 100 % 100;
                if (!(value >= 19000101 && value <= 20991231)
                        || value != Math.rint(value)
                        || month < 1
                        || month > 12
                        || day < 1
                        || day > LocalDate.of((int) value / 10_000, month, 1).lengthOfMonth()) {
                    return false;
                }
                some = true;
            }
        }
        return some;
    }

    private Column days(NumberColumn numbers) {
        double[] days = new double[numbers.size()];
        for (int row = 0; row < days.length; row++) {
            int value = numbers.missing(row) ? 0 : (int) numbers.value(row);
            days[row] = value == 0
                    ? Double.NaN
                    : LocalDate.of(value / 10_000, value / 100 % 100, value % 100)
                            .toEpochDay();
        }
        notes.add(Note.of("cohort.found-dates", name(), "yyyyMMdd"));
        return new NumberColumn(Variable.date(name(), List.of("yyyyMMdd")), days);
    }

    private Column texts(LevelColumn levels) {
        List<String> names = levels.variable().levels();
        int[] count = levels.counts();
        double[] number = new double[names.size()];
        NumberNotation[] notation = new NumberNotation[names.size()];
        long numbers = 0;
        long alike = 0;
        long unrecorded = 0;
        long recorded = 0;
        boolean grouped = false;
        for (int i = 0; i < number.length; i++) {
            String plain = Cells.plain(names.get(i));
            number[i] = DecimalNumber.parse(plain, decimal);
            if (!(Math.abs(number[i]) < NumberReader.ABSURD) && !isMeasured(plain, number[i])) {
                number[i] = Double.NaN;
                notation[i] = NotRecorded.amongNumbers(plain)
                        ? NumberNotation.NOT_RECORDED
                        : NumberNotation.of(plain, decimal);
                if (notation[i] == NumberNotation.THOUSANDS && proven) {
                    number[i] = NumberNotation.grouped(plain, decimal);
                    grouped = true;
                }
            }
            recorded += count[i];
            numbers += Double.isNaN(number[i]) ? 0 : count[i];
            unrecorded += notation[i] == NumberNotation.NOT_RECORDED ? count[i] : 0;
            alike += Double.isNaN(number[i]) && notation[i].holdsANumber() ? count[i] : 0;
        }
        long texts = recorded - numbers - alike - unrecorded;
        if (asWords) {
            return categories(levels, count);
        }
        boolean words = names.stream().allMatch(l -> BinaryWord.codeOf(l) >= 0 || NotRecorded.always(l))
                && names.stream().anyMatch(l -> BinaryWord.codeOf(l) >= 0 && BinaryWord.NUMBER.code(l) < 0);
        if (!words && numbers > 0 && texts == 0 && alike == 0) {
            if (grouped) {
                notes.add(Note.of("cohort.found-thousands", name(), String.valueOf(decimal == '.' ? ',' : '.')));
            }
            return asNumbers(levels, count, number);
        }
        Optional<Column> dates = words ? Optional.empty() : dates(levels, count);
        if (dates.isPresent()) {
            return dates.get();
        }
        if (!words && numbers + alike > texts && !areGroups(names, numbers, notation)) {
            strays(levels, number, notation);
            return levels;
        }
        return categories(levels, count);
    }

    /**
     * Whether a number too large for most measurements is one all the same: written with a point or a power of ten, not
     * as an identifier is.
     */
    private static boolean isMeasured(String plain, double number) {
        return Double.isFinite(number) && !plain.chars().allMatch(Character::isDigit);
    }

    /** Grades (1级, 2级) and groups of a measurement (below 60, 60 to 69) are categories though numbers stand in them. */
    private static boolean areGroups(List<String> names, long numbers, NumberNotation[] notation) {
        List<String> left = names.stream().filter(n -> !NotRecorded.always(n)).toList();
        return numbers == 0
                && (OrderedWords.order(left).isPresent()
                        || Arrays.stream(notation)
                                .allMatch(n -> n == NumberNotation.BELOW_LIMIT
                                        || n == NumberNotation.ABOVE_LIMIT
                                        || n == NumberNotation.TWO_NUMBERS
                                        || n == NumberNotation.NOT_RECORDED));
    }

    /** Numbers, with the words among them read as "not recorded". */
    private Column asNumbers(LevelColumn levels, int[] count, double[] number) {
        double[] values = new double[levels.size()];
        Written written = new Written();
        for (int row = 0; row < values.length; row++) {
            values[row] = levels.missing(row) ? Double.NaN : number[levels.code(row)] + 0.0;
            if (!Double.isNaN(values[row]) && !DecimalNumber.isPlainInteger(levels.text(row))) {
                written.remember(values[row], levels.text(row), row);
            }
        }
        written.settle(values);
        readAsMissing(levels.variable().levels(), count, i -> Double.isNaN(number[i]));
        return numbers(new NumberColumn(Variable.of(name(), Variable.Type.NUMERIC), values, written));
    }

    private void readAsMissing(List<String> names, int[] count, IntPredicate missing) {
        int cells = 0;
        for (int i = 0; i < count.length; i++) {
            if (missing.test(i) && count[i] > 0) {
                notRecorded.add(names.get(i));
                cells += count[i];
            }
        }
        if (cells > 0) {
            notes.add(Note.of("cohort.found-missing", name(), cells, LevelNames.shown(notRecorded)));
        }
    }

    /** Every cell that keeps the column from being numbers is told. */
    private void strays(LevelColumn levels, double[] number, NumberNotation[] notation) {
        List<String> units = new ArrayList<>();
        for (int i = 0; i < number.length; i++) {
            if (Double.isNaN(number[i]) && notation[i] == NumberNotation.UNIT) {
                units.add(NumberNotation.unit(
                        Cells.plain(levels.variable().levels().get(i))));
            }
        }
        List<Object> different =
                new ArrayList<>(units.stream().distinct().limit(UNITS).toList());
        for (int row = 0; row < levels.size(); row++) {
            if (!levels.missing(row)) {
                int code = levels.code(row);
                if (!Double.isNaN(number[code]) || notation[code] == NumberNotation.NOT_RECORDED) {
                    continue;
                }
                if (notation[code] == NumberNotation.UNIT && different.size() > 1) {
                    String cell = levels.text(row);
                    unsure.add(lines[row], name(), cell, "cohort.several-units", different);
                } else {
                    notation[code].tell(unsure, lines[row], name(), levels.text(row), decimal);
                }
            }
        }
        unsure.add(0, name(), "", "cohort.not-certain", name());
    }

    private Optional<Column> dates(LevelColumn levels, int[] count) {
        List<String> names = levels.variable().levels();
        Optional<DateSpellings> found = DateSpellings.of(names, count);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        DateSpellings spellings = found.get();
        DateFormats formats = spellings.formats();
        if (spellings.unsure().isPresent()) {
            UnsureDates.Why why = spellings.unsure().get();
            Map<Integer, Integer> first = new TreeMap<>();
            for (int row = 0; row < levels.size(); row++) {
                if (levels.missing(row) || NotRecorded.amongNumbers(levels.text(row))) {
                    continue;
                }
                int format = spellings.formatOf(levels.code(row));
                if (format < 0) {
                    unsure.add(lines[row], name(), levels.text(row), "cohort.not-a-date", formats.shown());
                } else {
                    first.putIfAbsent(format, row);
                }
            }
            unsureDates = new UnsureDates(why, spellings.names());
            // Several formats are asked where the second one begins; what else is open is asked of the column.
            int second = why == UnsureDates.Why.SEVERAL_FORMATS ? first.get(1) : -1;
            unsure.add(
                    second < 0 ? 0 : lines[second],
                    name(),
                    second < 0 ? "" : levels.text(second),
                    why.code(),
                    spellings.counted(format -> lines[first.get(format)]));
            return Optional.of(levels);
        }
        double[] days = new double[levels.size()];
        int timed = 0;
        for (int row = 0; row < days.length; row++) {
            Optional<DateFormats.Read> read =
                    levels.missing(row) ? Optional.empty() : formats.read(Cells.plain(levels.text(row)));
            days[row] = read.map(r -> (double) r.date().toEpochDay()).orElse(Double.NaN);
            timed += read.filter(DateFormats.Read::timed).isPresent() ? 1 : 0;
        }
        notes.addAll(PlaceholderDays.in(name(), days));
        if (timed > 0) {
            notes.add(Note.of("cohort.times-left-out", name(), timed));
        }
        readAsMissing(names, count, i -> NotRecorded.amongNumbers(names.get(i)));
        return Optional.of(new NumberColumn(Variable.date(name(), spellings.names()), days));
    }

    /**
     * Categories: words for "not recorded" are missing, words for yes and no are one level each, known pairs and grades
     * in their order.
     */
    private Column categories(LevelColumn levels, int[] count) {
        List<String> names = levels.variable().levels();
        if (!asWords) {
            readAsMissing(names, count, i -> NotRecorded.always(names.get(i)));
        }
        List<String> left = names.stream().filter(n -> !notRecorded.contains(n)).toList();
        List<String> order = order(left, names, count);
        spellings(left, names, count);
        left.stream()
                .filter(NotRecorded::perhaps)
                .findFirst()
                .ifPresent(n -> notes.add(Note.of("cohort.found-unknown", name(), n, count[names.indexOf(n)])));
        // A column of ids has as many levels as rows.
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            places.putIfAbsent(order.get(i), i);
        }
        int[] codes = new int[names.size()];
        for (int i = 0; i < codes.length; i++) {
            String level = recode.getOrDefault(names.get(i), names.get(i));
            codes[i] = places.getOrDefault(level, -1);
        }
        int[] cells = new int[levels.size()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = levels.missing(row) ? -1 : codes[levels.code(row)];
        }
        return new LevelColumn(Variable.of(name(), Variable.Type.CATEGORICAL, order.toArray(String[]::new)), cells);
    }

    private List<String> order(List<String> left, List<String> names, int[] count) {
        if (!asWords && left.size() > 1 && left.stream().allMatch(l -> BinaryWord.codeOf(l) >= 0)) {
            return yesAndNo(left, names, count);
        }
        return inOrder(left);
    }

    /** Levels the reference first: a known pair, the grades of a scale, else ascending by code point. */
    public static List<String> inOrder(List<String> levels) {
        return OrderedPairs.order(levels).or(() -> OrderedWords.order(levels)).orElse(levels);
    }

    /** One level for all spellings of no and one for all of yes: the spelling that stands most often. */
    private List<String> yesAndNo(List<String> left, List<String> names, int[] count) {
        List<String> order = new ArrayList<>();
        for (int code = 0; code < 2; code++) {
            int wanted = code;
            List<String> spellings =
                    left.stream().filter(l -> BinaryWord.codeOf(l) == wanted).toList();
            Optional<String> usual = spellings.stream()
                    .max(java.util.Comparator.<String>comparingInt(l -> count[names.indexOf(l)])
                            .thenComparing(java.util.Comparator.<String>reverseOrder()));
            usual.ifPresent(u -> {
                order.add(u);
                spellings.forEach(l -> recode.put(l, u));
            });
        }
        if (left.size() > 2) {
            notes.add(Note.of("cohort.found-yes-no", name(), LevelNames.shown(left), order.get(0), order.get(1)));
        }
        return order;
    }

    /**
     * Levels that differ in letter case, white space or full-width forms alone are told, not joined: T and t may be two
     * alleles.
     */
    private void spellings(List<String> left, List<String> names, int[] count) {
        Map<String, List<String>> alike = new HashMap<>();
        left.stream()
                .filter(l -> !recode.containsKey(l))
                .forEach(l ->
                        alike.computeIfAbsent(folded(l), k -> new ArrayList<>()).add(l));
        alike.values().stream()
                .filter(group -> group.size() > 1)
                .sorted(java.util.Comparator.comparing(group -> group.get(0)))
                .forEach(group -> notes.add(Note.of(
                        "cohort.found-spellings",
                        name(),
                        group.stream()
                                .map(l -> "\"" + Cells.shown(l) + "\" (" + count[names.indexOf(l)] + ")")
                                .collect(Collectors.joining(", ")))));
    }

    /**
     * A level as it would be said: letter case, white space, the forms of signs (full-width, Ⅲ for III) and the point
     * at the end do not count.
     */
    public static String folded(String level) {
        return Normalizer.normalize(Cells.plain(level), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u3000]+", "")
                .replaceAll("[.。]$", "");
    }
}
