package org.counterpart.files.spss;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.files.ShortDecimal;

/**
 * The values that a variable declares missing: single numbers, a range of numbers whose ends belong to it, or texts.
 * The ends may be the lowest and the highest number there is, which SPSS calls LO and HI.
 */
final class SavMissing {
    private final Set<Double> numbers = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private boolean range;
    private double low;
    private double high;

    void add(double number) {
        numbers.add(number + 0.0);
    }

    /** @param text the bytes as characters, without blanks behind them */
    void add(String text) {
        texts.add(text);
    }

    void range(double from, double to) {
        range = true;
        low = from;
        high = to;
    }

    boolean isEmpty() {
        return numbers.isEmpty() && texts.isEmpty() && !range;
    }

    boolean holds(double number) {
        return (range && number >= low && number <= high) || numbers.contains(number + 0.0);
    }

    boolean holds(String text) {
        return texts.contains(text);
    }

    /** The texts, as bytes. */
    Set<String> texts() {
        return texts;
    }

    /** As SPSS writes them: {@code LO thru -1}, {@code 999}. Texts are not among them. */
    List<String> numbers() {
        List<String> said = new ArrayList<>();
        if (range) {
            said.add(end(low, "LO") + " thru " + end(high, "HI"));
        }
        numbers.forEach(n -> said.add(end(n, "LO")));
        return said;
    }

    private static String end(double number, String extreme) {
        return Math.abs(number) > Double.MAX_VALUE / 2 ? extreme : ShortDecimal.of(number);
    }
}
