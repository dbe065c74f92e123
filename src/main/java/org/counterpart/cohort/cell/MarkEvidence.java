package org.counterpart.cohort.cell;

/**
 * What the numbers of a file say about its decimal mark. A mark that stands once, and not before exactly three digits
 * as a separator of
 * thousands does ({@code 30,47}, {@code 0.125}), is the decimal mark; one that stands several times before three digits
 * each
 * ({@code 1.234.567}) groups thousands, and the other is the decimal mark; {@code 1.474} says neither.
 */
public final class MarkEvidence {
    private boolean point;
    private boolean comma;
    private boolean eitherPoint;

    /** Takes a cell without white space around it; what is no number in any notation says nothing. */
    public void add(String text) {
        switch (of(text)) {
            case POINT -> point = true;
            case COMMA -> comma = true;
            case EITHER_POINT -> eitherPoint = true;
            case EITHER_COMMA, NOTHING -> {}
        }
    }

    public void addAll(MarkEvidence other) {
        point |= other.point;
        comma |= other.comma;
        eitherPoint |= other.eitherPoint;
    }

    /** Whether more cells that are numbers by this mark would say nothing new. */
    public boolean settled(char decimal) {
        return decimal == '.' ? point : comma;
    }

    /** The decimal mark is a point in some cell, whatever the other cells say. */
    public boolean point() {
        return point;
    }

    public boolean comma() {
        return comma;
    }

    /** Some cell may be a number with a decimal point or one whose thousands a point separates. */
    public boolean eitherPoint() {
        return eitherPoint;
    }

    private enum Says {
        POINT,
        COMMA,
        EITHER_POINT,
        EITHER_COMMA,
        NOTHING
    }

    private static Says of(String text) {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int points = 0;
        int commas = 0;
        int last = -1;
        int digits = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
                last = i;
            } else if (c == ',') {
                commas++;
                last = i;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return Says.NOTHING;
            }
        }
        if (digits == 0 || points + commas == 0) {
            return Says.NOTHING;
        }
        char lastMark = text.charAt(last);
        if (points > 0 && commas > 0) {
            char group = lastMark == '.' ? ',' : '.';
            boolean grouped = (lastMark == '.' ? points : commas) == 1 && isGrouped(text.substring(start, last), group);
            return !grouped ? Says.NOTHING : lastMark == '.' ? Says.POINT : Says.COMMA;
        }
        boolean groups = isGrouped(text.substring(start), lastMark);
        if (points + commas > 1) {
            return !groups ? Says.NOTHING : lastMark == '.' ? Says.COMMA : Says.POINT;
        }
        if (groups) {
            return lastMark == '.' ? Says.EITHER_POINT : Says.EITHER_COMMA;
        }
        return lastMark == '.' ? Says.POINT : Says.COMMA;
    }

    /** One to three digits that do not begin with a zero, then groups of three digits behind this mark. */
    public static boolean isGrouped(String digits, char mark) {
        int at = digits.indexOf(mark);
        if (at < 1 || at > 3 || digits.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            boolean wantsMark = i >= at && (i - at) % 4 == 0;
            if (wantsMark ? c != mark : c < '0' || c > '9') {
                return false;
            }
        }
        return (digits.length() - at) % 4 == 0;
    }
}
