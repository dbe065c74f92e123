package org.counterpart.files.sas;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.counterpart.files.PlainColumn.Kind;
import org.counterpart.files.ShortDecimal;
import org.counterpart.files.stat.ClockText;

/**
 * What the name of a format says that a number is: days, seconds or a time of day since the start of 1960, or only a
 * way
 * to show a number. A name that is none of SAS's own is one that a user made; its labels are in a catalogue that the
 * file does not hold. Source: SAS Institute, "SAS Formats and Informats: Reference", dictionary of formats.
 */
final class SasFormat {
    private static final LocalDate ORIGIN = LocalDate.of(1960, 1, 1);
    private static final double MOST_DAYS = 1e7;

    private static final Set<String> DATE_TIMES = Set.of(
            "DATETIME",
            "DTDATE",
            "DTMONYY",
            "DTWKDATX",
            "DTYEAR",
            "DTYYQC",
            "DATEAMPM",
            "MDYAMPM",
            "E8601DT",
            "E8601DZ",
            "E8601DN",
            "E8601DX",
            "E8601LX",
            "B8601DT",
            "B8601DZ",
            "B8601DN",
            "B8601DX",
            "B8601LX",
            "IS8601DT",
            "IS8601DZ",
            "IS8601DN",
            "EURDFDT");
    private static final Set<String> TIMES = Set.of(
            "TIME",
            "HHMM",
            "HOUR",
            "MMSS",
            "TIMEAMPM",
            "TOD",
            "E8601TM",
            "E8601TZ",
            "E8601LZ",
            "B8601TM",
            "B8601TZ",
            "B8601LZ",
            "IS8601TM",
            "IS8601TZ",
            "NLTIME",
            "NLTIMAP");
    private static final Set<String> DATES = Set.of(
            "DATE",
            "DAY",
            "DOWNAME",
            "E8601DA",
            "B8601DA",
            "IS8601DA",
            "JULDAY",
            "JULIAN",
            "MONNAME",
            "MONTH",
            "MONYY",
            "MINGUO",
            "NENGO",
            "QTR",
            "QTRR",
            "WEEKDATE",
            "WEEKDATX",
            "WEEKDAY",
            "WEEKU",
            "WEEKV",
            "WEEKW",
            "WORDDATE",
            "WORDDATX",
            "YEAR",
            "YYMON",
            "YYWEEKU",
            "YYWEEKV",
            "YYWEEKW",
            "HDATE",
            "HEBDATE",
            "XYYMMDD");
    /** With a letter behind them for what stands between the parts of a date. */
    private static final List<String> PARTS =
            List.of("YYMMDD", "MMDDYY", "DDMMYY", "YYMM", "MMYY", "YYQR", "YYQ", "NLDATE", "EURDF");

    private static final Set<String> NUMBERS = Set.of(
            "",
            "F",
            "BEST",
            "BESTD",
            "BESTX",
            "COMMA",
            "COMMAX",
            "DOLLAR",
            "DOLLARX",
            "EURO",
            "EUROX",
            "YEN",
            "PERCENT",
            "PERCENTN",
            "PVALUE",
            "ODDSR",
            "Z",
            "E",
            "D",
            "NUMX",
            "NEGPAREN",
            "FRACT",
            "ROMAN",
            "WORDS",
            "WORDF",
            "SSN",
            "HEX",
            "BINARY",
            "OCTAL",
            "BITS",
            "IB",
            "IBR",
            "PIB",
            "PIBR",
            "PD",
            "PK",
            "ZD",
            "RB",
            "IEEE",
            "IEEER",
            "FLOAT",
            "VAXRB",
            "VMSZN",
            "SIZEK",
            "SIZEKB",
            "SIZEKMG",
            "NLNUM",
            "NLPCT",
            "NLBEST",
            "NLPVALUE",
            "NLPCTI",
            "NLPCTN",
            "NLPCTP",
            "CHAR",
            "UPCASE",
            "ASCII",
            "EBCDIC",
            "QUOTE",
            "VARYING",
            "REVERJ",
            "REVERS",
            "MSGCASE");

    private SasFormat() {}

    /** Without the sign of a text format, the width and the decimals: {@code DATE9.} is {@code DATE}. */
    static String bare(String name) {
        String plain = name.strip().toUpperCase(Locale.ROOT);
        String unsigned = plain.startsWith("$") ? plain.substring(1) : plain;
        return unsigned.replaceFirst("\\.\\d*$", "").replaceFirst("\\d+$", "");
    }

    static Kind kind(String name) {
        String plain = bare(name);
        if (DATE_TIMES.contains(plain) || plain.startsWith("NLDATM")) {
            return Kind.DATE_TIME;
        }
        if (TIMES.contains(plain)) {
            return Kind.TIME;
        }
        boolean parts = PARTS.stream().anyMatch(p -> plain.startsWith(p) && plain.length() <= p.length() + 4);
        return DATES.contains(plain) || parts ? Kind.DATE : Kind.NUMBER;
    }

    /** Whether a user of SAS made the format. */
    static boolean isUsers(String name) {
        String plain = bare(name);
        return kind(name) == Kind.NUMBER
                && !NUMBERS.contains(plain)
                && !plain.startsWith("S370F")
                && !plain.startsWith("NLMN")
                && !plain.startsWith("UTF8")
                && !plain.startsWith("UCS");
    }

    /**
     * Empty when the number is none of its kind.
     *
     * @param number finite
     */
    static Optional<String> text(Kind kind, double number) {
        return switch (kind) {
            case DATE ->
                Math.abs(number) > MOST_DAYS
                        ? Optional.empty()
                        : ClockText.date(ORIGIN, BigDecimal.valueOf((long) Math.floor(number)));
            case DATE_TIME ->
                ClockText.isReasonable(number)
                        ? ClockText.dateTime(ORIGIN, ShortDecimal.exact(number))
                        : Optional.empty();
            case TIME ->
                ClockText.isReasonable(number)
                        ? Optional.of(ClockText.time(ShortDecimal.exact(number)))
                        : Optional.empty();
            default -> Optional.of(ShortDecimal.of(number));
        };
    }
}
