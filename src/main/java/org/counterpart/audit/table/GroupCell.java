package org.counterpart.audit.table;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.paper.Printed;

/** A cell of a group comparison: a count with its percentage, or a mean with its standard deviation. */
record GroupCell(Kind kind, Printed first, Printed second, Printed total) {
    enum Kind {
        /** n (%). */
        COUNT,
        /** Mean and SD. */
        MEAN
    }

    private static final String COUNT = "(\\d{1,3}(?:,\\d{3})+|\\d+)";
    private static final String SHARE = "(\\d+(?:\\.\\d+)?|\\.\\d+)";
    private static final Pattern COUNT_SHARE =
            Pattern.compile(COUNT + "(?: ?/ ?" + COUNT + ")? ?[(\\[,] ?" + SHARE + " ?(%?) ?[)\\]]?");
    private static final Pattern SHARE_COUNT =
            Pattern.compile(SHARE + " ?% ?[(\\[] ?(?:n ?= ?)?" + COUNT + "(?: ?/ ?" + COUNT + ")? ?[)\\]]");
    private static final Pattern PLUS_MINUS = Pattern.compile("(-?\\d*\\.?\\d+) ?(?:±|\\+ ?/? ?-) ?(\\d*\\.?\\d+)");
    private static final Pattern BRACKETS = Pattern.compile("(-?\\d*\\.?\\d+) ?[(\\[] ?(\\d*\\.?\\d+) ?[)\\]]");

    /** What the words around a cell say of cells a (b). */
    enum Said {
        COUNTS,
        MEANS,
        NOTHING
    }

    /** @param n of the group: where no word says what a (b) is, it is a count when b is about its percentage */
    static Optional<GroupCell> of(String cell, Said said, int n) {
        String text = cell.strip();
        Matcher mean = PLUS_MINUS.matcher(text);
        if (mean.matches()) {
            return Optional.of(
                    new GroupCell(Kind.MEAN, Printed.of(mean.group(1)), Printed.of(mean.group(2)), Printed.NONE));
        }
        Matcher reversed = SHARE_COUNT.matcher(text);
        if (reversed.matches()) {
            return count(reversed.group(2), reversed.group(3), reversed.group(1));
        }
        Matcher count = COUNT_SHARE.matcher(text);
        if (count.matches() && said != Said.MEANS) {
            boolean sign = !count.group(4).isEmpty();
            boolean sure = sign || said == Said.COUNTS || isShare(count, n);
            return sure ? count(count.group(1), count.group(2), count.group(3)) : Optional.empty();
        }
        Matcher brackets = BRACKETS.matcher(text);
        if (said == Said.MEANS && brackets.matches()) {
            return Optional.of(new GroupCell(
                    Kind.MEAN, Printed.of(brackets.group(1)), Printed.of(brackets.group(2)), Printed.NONE));
        }
        return Optional.empty();
    }

    private static boolean isShare(Matcher m, int n) {
        double count = Double.parseDouble(m.group(1).replace(",", ""));
        return n > 0 && count <= n && Math.abs(100 * count / n - Double.parseDouble(m.group(3))) < 1;
    }

    private static Optional<GroupCell> count(String count, String total, String share) {
        return Optional.of(new GroupCell(
                Kind.COUNT,
                Printed.of(count.replace(",", "")),
                Printed.of(share + "%"),
                total == null ? Printed.NONE : Printed.of(total.replace(",", ""))));
    }
}
