package org.counterpart.cohort.cell;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell of a column of numbers is that is no number by the file's decimal mark, as a careful reader would say: a
 * number with a unit
 * behind it, one beyond a limit of detection, a word for "not recorded". Each kind has a message that says what to do.
 */
public enum NumberNotation {
    NOT_FINITE("cohort.not-finite"),
    NOT_RECORDED("cohort.not-recorded"),
    /** A number by the other decimal mark. */
    OTHER_MARK("cohort.decimal-comma"),
    THOUSANDS("cohort.thousands"),
    PERCENT("cohort.percent"),
    BELOW_LIMIT("cohort.below-limit"),
    ABOVE_LIMIT("cohort.above-limit"),
    ARROW("cohort.arrow"),
    /** In brackets, or with the minus behind. */
    NEGATIVE("cohort.negative"),
    APOSTROPHE("cohort.apostrophe"),
    POWER_OF_TEN("cohort.power-of-ten"),
    DATE("cohort.a-date"),
    TWO_NUMBERS("cohort.two-numbers"),
    SPREADSHEET_FORMULA("cohort.formula"),
    UNIT("cohort.unit"),
    REMARK("cohort.number-and-remark"),
    NONE("cohort.not-a-number");

    private static final Set<String> NOT_FINITE_WORDS =
            Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "∞", "+∞", "-∞");
    private static final Pattern BEGINS = Pattern.compile("[<≤>≥]=?\\s*(.+)");
    private static final Pattern NUMBER_FIRST = Pattern.compile("([-+]?[0-9][0-9.,]*)\\s*(.*)");
    private static final Pattern RANGE = Pattern.compile("[-+]?[0-9.,]+\\s*(?:[-/~～*×xX:±]|to|至)\\s*[-+]?[0-9.,]+");
    private static final Pattern NEGATIVE_FORM = Pattern.compile("\\(\\s*(.+?)\\s*\\)|(.+)-");
    private static final Pattern APOSTROPHED = Pattern.compile("['’‘`](.+)");
    private static final Pattern POWER =
            Pattern.compile("[-+]?[0-9][0-9.,]*\\s*[×xX*·]\\s*10(?:\\^?[-+]?[0-9]{1,2}|[⁻⁺]?[⁰¹²³⁴-⁹]{1,2})");
    private static final Pattern DATE_LIKE =
            Pattern.compile("[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}日?([ T].*)?|[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?");
    /** Letters, degree, per cent mille and power signs: what units are written with, without digits in front. */
    private static final Pattern UNIT_TEXT =
            Pattern.compile("(?!x[0-9])[\\p{L}°℃µμ‰*][\\p{L}\\p{N}°℃µμ‰·*^/⁻¹²³⁶⁹.\\-()×]{0,14}");

    private final String code;

    NumberNotation(String code) {
        this.code = code;
    }

    /** Adds the problem of a cell that is this. */
    public void tell(ProblemList problems, int line, String column, String cell, char decimal) {
        if (this == UNIT) {
            problems.add(line, column, cell, code, unit(Cells.plain(cell)));
        } else {
            problems.add(line, column, cell, this == OTHER_MARK && decimal == ',' ? "cohort.decimal-point" : code);
        }
    }

    /** Whether a number stands in the cell, which a declaration could read. */
    public boolean holdsANumber() {
        return switch (this) {
            case OTHER_MARK,
                    THOUSANDS,
                    PERCENT,
                    BELOW_LIMIT,
                    ABOVE_LIMIT,
                    ARROW,
                    NEGATIVE,
                    APOSTROPHE,
                    POWER_OF_TEN,
                    UNIT,
                    REMARK,
                    SPREADSHEET_FORMULA -> true;
            case NOT_FINITE, NOT_RECORDED, DATE, TWO_NUMBERS, NONE -> false;
        };
    }

    /**
     * @param plain a cell as {@link Cells#plain} gives it, not a number by this decimal mark
     * @param decimal the file's decimal mark
     */
    public static NumberNotation of(String plain, char decimal) {
        if (NOT_FINITE_WORDS.contains(plain.toLowerCase(Locale.ROOT))) {
            return NOT_FINITE;
        }
        if (NotRecorded.amongNumbers(plain)) {
            return NOT_RECORDED;
        }
        char other = decimal == '.' ? ',' : '.';
        if (isNumber(plain, other)) {
            return MarkEvidence.isGrouped(unsigned(plain), other) ? THOUSANDS : OTHER_MARK;
        }
        if (!Double.isNaN(grouped(plain, decimal))) {
            return THOUSANDS;
        }
        if (DATE_LIKE.matcher(plain).matches()) {
            return DATE;
        }
        if (POWER.matcher(plain).matches()) {
            return POWER_OF_TEN;
        }
        if (RANGE.matcher(plain).matches()) {
            return TWO_NUMBERS;
        }
        if (isNumberIn(NEGATIVE_FORM.matcher(plain), decimal)) {
            return NEGATIVE;
        }
        if (isNumberIn(APOSTROPHED.matcher(plain), decimal)) {
            return APOSTROPHE;
        }
        Matcher limit = BEGINS.matcher(plain);
        if (limit.matches() && startsWithNumber(limit.group(1), decimal)) {
            return plain.charAt(0) == '<' || plain.charAt(0) == '≤' ? BELOW_LIMIT : ABOVE_LIMIT;
        }
        if (plain.startsWith("=")) {
            return SPREADSHEET_FORMULA;
        }
        Matcher first = NUMBER_FIRST.matcher(plain);
        if (first.matches() && startsWithNumber(first.group(1), decimal)) {
            String rest = first.group(2);
            return rest.equals("%")
                    ? PERCENT
                    : rest.equals("↑") || rest.equals("↓") || rest.equals("H") || rest.equals("L")
                            ? ARROW
                            : UNIT_TEXT.matcher(rest).matches() ? UNIT : REMARK;
        }
        return NONE;
    }

    private static String unsigned(String text) {
        return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    }

    /** What stands behind the number of a cell with a unit. */
    public static String unit(String plain) {
        Matcher first = NUMBER_FIRST.matcher(plain);
        return first.matches() ? first.group(2) : "";
    }

    private static boolean startsWithNumber(String text, char decimal) {
        Matcher first = NUMBER_FIRST.matcher(text.strip());
        String number = first.matches() ? first.group(1) : text.strip();
        char other = decimal == '.' ? ',' : '.';
        return isNumber(number, decimal) || isNumber(number, other) || !Double.isNaN(grouped(number, decimal));
    }

    /** Whether the form is there, and what it holds a number without a sign. */
    private static boolean isNumberIn(Matcher form, char decimal) {
        if (!form.matches()) {
            return false;
        }
        String inside = form.group(1) != null ? form.group(1) : form.group(2);
        boolean number = isNumber(inside, decimal) || !Double.isNaN(grouped(inside, decimal));
        return number && Character.isDigit(inside.charAt(0));
    }

    private static boolean isNumber(String text, char decimal) {
        return !Double.isNaN(DecimalNumber.parse(text, decimal));
    }

    /**
     * The number of a cell whose thousands are grouped: by the other mark, a space of any width, an apostrophe; NaN
     * when it is none.
     */
    public static double grouped(String text, char decimal) {
        int end = text.indexOf(decimal);
        String whole = unsigned(end < 0 ? text : text.substring(0, end));
        for (char mark : new char[] {decimal == '.' ? ',' : '.', ' ', '\u00A0', '\u2009', '\u202F', '\'', '’'}) {
            if (MarkEvidence.isGrouped(whole, mark)) {
                return DecimalNumber.parse(text.replace(String.valueOf(mark), ""), decimal);
            }
        }
        return Double.NaN;
    }
}
