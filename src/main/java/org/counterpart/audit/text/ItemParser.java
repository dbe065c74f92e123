package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.lexicon.NumberStyle;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.text.Probabilities.Probability;

/**
 * A value and what stands right behind it: {@code 2.35 per year (95% CI 1.20 to 4.60; P = 0.01), β = 0.85}. An interval
 * is read where words announce it, or where two numbers in brackets hold the value between them. Nothing is read over a
 * word that is not known to belong.
 */
final class ItemParser {
    private static final String OPEN = "([";
    private static final String CLOSE = ")]";
    private static final String DASH = "-~e";
    static final String IS = " was is of were are equals 为 是 ";
    private static final String TO = " to 至 到 a ";
    private static final String UNITS =
            " mm cm m nm μm µm kg g mg ml l s ms min h hz hour hours day days week weeks month months"
                    + " year years times fold pixel pixels degree degrees mmhg db ";
    private static final int LONGEST_UNIT = 6;
    private static final Pattern TORN = Pattern.compile("\\.\\s+\\d");
    private final List<Token> tokens;
    private final Lexicon lexicon;
    private final Probabilities probabilities;
    private final Coefficients coefficients;

    /** How numbers of this text are read. */
    record Lexicon(NumberStyle style, PlainText plain) {
        /** {@link Printed#NONE} too where a number was torn apart: {@code 0. 85}. */
        Printed value(Token token) {
            return TORN.matcher(plain.text()
                                    .substring(token.to(), Math.min(plain.text().length(), token.to() + 6)))
                            .lookingAt()
                    ? Printed.NONE
                    : style.value(token.text(), plain.line(token.from()));
        }
    }

    /** What a number was taken for. */
    record Mark(String what, Token token, Printed shown) {}

    /**
     * @param end the token behind it
     * @param marks of its numbers
     * @param pOfAll whether the P is said to be that of several
     */
    record Parsed(Item item, int end, List<Mark> marks, boolean pOfAll) {
        Parsed with(Item other) {
            return new Parsed(other, end, marks, pOfAll);
        }

        Parsed upTo(int other) {
            return new Parsed(item, other, marks, pOfAll);
        }
    }

    ItemParser(List<Token> tokens, Lexicon lexicon) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.probabilities = new Probabilities(this, lexicon);
        this.coefficients = new Coefficients(this, lexicon);
    }

    /** The value at this token, if it is certain that there is one. */
    Optional<Parsed> parse(Cue measure, int at) {
        Printed value = lexicon.value(tokens.get(at));
        if (!measure.takes(value) || unit(measure, at + 1) || !ends(at)) {
            return Optional.empty();
        }
        List<Mark> marks = List.of(new Mark(measure.key(), tokens.get(at), value));
        int next = measure.isRatio() ? afterUnit(at + 1) : at + 1;
        // A predictive value at a prevalence that is given is one of no sample.
        boolean predictive = measure == Cue.PPV || measure == Cue.NPV;
        if (range(next) || (predictive && atPrevalence())) {
            return Optional.empty();
        }
        Parsed whole = goOn(measure, new Parsed(Item.of(value), next, marks, false), next);
        return lostPoint(measure, whole.item()) ? Optional.empty() : Optional.of(whole);
    }

    /** {@code 235 (1.20-4.60)}: the point of the value was lost. */
    private static boolean lostPoint(Cue measure, Item item) {
        Printed value = item.value();
        boolean outside = item.low().hasPoint()
                && (value.value() < item.low().value()
                        || value.value() > item.high().value());
        return measure.isRatio()
                && !value.hasPoint()
                && (outside || value.text().startsWith("0"));
    }

    /** The value with its interval, P and coefficient where they stand at a place behind it. */
    Parsed goOn(Cue measure, Parsed parsed, int from) {
        Item item = parsed.item();
        List<Mark> marks = new ArrayList<>(parsed.marks());
        Limits limits = limits(from, item.value(), measure);
        Probability p = limits == null ? probabilities.at(probabilities.behindError(from)) : null;
        int next = p == null ? from : p.end();
        if (limits == null && (p != null || probabilities.behindError(from) > from)) {
            limits = announcedAt(p == null ? probabilities.behindError(from) : p.end(), item.value(), measure);
        }
        if (limits != null) {
            next = limits.end;
            if (limits.low != null) {
                item = item.between(lexicon.value(limits.low), lexicon.value(limits.high), limits.level);
                marks.add(new Mark("ci_low", limits.low, item.low()));
                marks.add(new Mark("ci_high", limits.high, item.high()));
                p = p == null ? probabilities.at(next) : p;
            }
        }
        if (p != null) {
            item = item.with(p.printed());
            marks.add(new Mark("p", p.token(), p.printed()));
            next = Math.max(next, p.end());
        }
        int b = measure.isRatio() ? coefficients.behind(next) : -1;
        if (b >= 0) {
            item = item.withCoefficient(coefficients.signed(b));
            marks.add(new Mark("b", tokens.get(b), item.coefficient()));
            next = b + 1;
        }
        // Of the other measures only the value is held against anything.
        List<Mark> used = measure.isRatio() || measure == Cue.AUC ? marks : marks.subList(0, 1);
        return new Parsed(item, next, used, p != null && p.ofAll());
    }

    /** Limits that words announce, behind a comma. */
    private Limits announcedAt(int from, Printed value, Cue measure) {
        int i = from;
        while (at(i).isSign(",;([")) {
            i++;
        }
        return at(i).is(Token.Kind.INTERVAL) ? limits(i, value, measure) : null;
    }

    private boolean atPrevalence() {
        return tokens.stream().anyMatch(t -> t.is(Token.Kind.CUE) && t.cue() == Cue.PREVALENCE);
    }

    /** Whether a number can be a value by what follows it: {@code 3 models} is a number of models. */
    private boolean ends(int i) {
        Token number = at(i);
        Token next = at(i + 1);
        return number.text().indexOf('.') >= 0
                || number.text().endsWith("%")
                || !next.is(Token.Kind.WORD)
                || next.isWord(" and or for in at with per each respectively among 和 与 及 ");
    }

    Coefficients coefficients() {
        return coefficients;
    }

    Token at(int i) {
        return i < tokens.size() ? tokens.get(i) : tokens.get(tokens.size() - 1);
    }

    /** Whether what stands here makes another number of the one before: beats a minute, k of n, a date. */
    private boolean unit(Cue measure, int i) {
        if (measure.isShare() && at(i).isWord(UNITS)) {
            return true; // the accuracy of a device
        }
        if (at(i).isSign(":") && at(i + 1).isNumber() && at(i).to() == at(i + 1).from()) {
            return true; // 2015:2020
        }
        boolean hyphened =
                at(i).isSign("-") && (at(i + 1).is(Token.Kind.WORD) || at(i + 1).isSign(","));
        return hyphened || at(i).isWord(" bpm beats ") || at(i).isSign("/×±");
    }

    /** Behind {@code per 10 years}. */
    private int afterUnit(int from) {
        int word = at(from).isSign(",") ? from + 1 : from;
        if (!at(word).isWord(" per each ")
                && !(at(word).isWord(" for ") && at(word + 1).isWord(" each every "))) {
            return from;
        }
        for (int i = word; i < word + LONGEST_UNIT; i++) {
            if (at(i).isSign(",;([" + CLOSE) || at(i).is(Token.Kind.INTERVAL) || at(i).is(Token.Kind.END)) {
                return i;
            }
        }
        return from;
    }

    /** {@code 70-80}, a range and no value with its interval. */
    private boolean range(int i) {
        return (at(i).isSign(DASH) || at(i).isWord(TO)) && at(i + 1).isNumber();
    }

    private static final class Limits {
        private Token low;
        private Token high;
        private double level = 95;
        private int end;
    }

    /** {@code null} where no interval begins here; without limits where one does that cannot be read for certain. */
    private Limits limits(int from, Printed value, Cue measure) {
        int i = at(from).isSign(",;") ? from + 1 : from;
        boolean open = at(i).isSign(OPEN);
        i += open ? 1 : 0;
        Limits found = new Limits();
        boolean announced = at(i).is(Token.Kind.INTERVAL);
        if (announced) {
            found.level = at(i).level();
            i = afterAnnouncement(i + 1);
        }
        boolean listed = i > from && measure.isRatio(); // 1.71, 1.12-2.61
        if (!announced && !open && !listed) {
            return null;
        }
        found.end = i;
        if (announced && at(i).isWord(" 分 respectively ")) {
            return null; // the intervals of a list
        }
        if (announced && at(i).isSign("-") && at(i + 1).isNumber()) {
            return found; // a minus or a dash: a limit below 0 is none of a ratio
        }
        if (!at(i).isNumber()) {
            return announced ? found : null;
        }
        Token low = at(i);
        int second = listed && !announced && !open && at(i + 1).isSign(",;") ? -1 : separator(i + 1, announced);
        if (second < 0 || !at(second).isNumber()) {
            return announced ? found : null;
        }
        int end = second + 1;
        while (at(end).isSign(CLOSE)) {
            end++;
        }
        Token high = at(second);
        double a = lexicon.value(low).value();
        double b = lexicon.value(high).value();
        boolean certain = announced
                ? Double.isFinite(a) && Double.isFinite(b) && !(measure == Cue.CUTOFF)
                : a <= value.value()
                        && value.value() <= b
                        && a < b
                        && (end > second + 1 || at(end).isSign(",;") || (listed && at(end).is(Token.Kind.END)))
                        && (!measure.isRatio()
                                || (ratioLike(value, a, b) && low.text().indexOf('.') >= 0));
        if (!announced && !certain) {
            return null;
        }
        found.end = end;
        if (certain) {
            found.low = low;
            found.high = high;
        }
        return found;
    }

    /** A value alone, where the interval behind it is followed by another one that has no value. */
    Parsed unlessOneOfMany(Parsed last) {
        int i = last.end();
        while (at(i).isSign(",、;") || at(i).isWord(" and 和 与 及 ")) {
            i++;
        }
        boolean many = last.item().hasInterval() && i > last.end() && at(i).isNumber() && range(i + 1);
        return many
                ? new Parsed(
                        Item.of(last.item().value()), last.end(), last.marks().subList(0, 1), false)
                : last;
    }

    /** The values of a list with the intervals listed behind it; empty where there are not as many. */
    List<Parsed> intervals(List<Parsed> values) {
        Parsed last = values.get(values.size() - 1);
        int i = last.end();
        if (last.item().hasInterval()) {
            i = tokens.indexOf(last.marks().get(0).token());
            while (i < last.end() && !at(i).is(Token.Kind.INTERVAL)) {
                i++;
            }
        }
        while (at(i).isSign(",;([") || at(i).isWord(" respectively 分 别 为 ")) {
            i++;
        }
        if (!at(i).is(Token.Kind.INTERVAL)) {
            return List.of();
        }
        double level = at(i).level();
        i++;
        while (at(i).isSign(":=,([") || at(i).isWord(IS) || at(i).isWord(" 分 别 respectively ")) {
            i++;
        }
        List<Parsed> whole = new ArrayList<>();
        for (Parsed v : values) {
            int second = at(i).isNumber() ? separator(i + 1, false) : -1;
            if (second < 0 || !at(second).isNumber()) {
                return List.of();
            }
            Printed low = lexicon.value(at(i));
            Printed high = lexicon.value(at(second));
            List<Mark> marks = new ArrayList<>(v.marks());
            marks.add(new Mark("ci_low", at(i), low));
            marks.add(new Mark("ci_high", at(second), high));
            i = second + 1;
            while (at(i).isSign(",、;)]") || at(i).isWord(" and 和 ")) {
                i++;
            }
            whole.add(new Parsed(v.item().between(low, high, level), i, marks, v.pOfAll()));
        }
        if (at(i).isNumber()) {
            return List.of();
        }
        Probability p = probabilities.at(i);
        return p == null || !p.ofAll()
                ? whole
                : whole.stream().map(v -> withPOfAll(v, p)).toList();
    }

    private static Parsed withPOfAll(Parsed value, Probability p) {
        List<Mark> marks = new ArrayList<>(value.marks());
        marks.add(new Mark("p", p.token(), p.printed()));
        return new Parsed(value.item().with(p.printed()), p.end(), marks, true);
    }

    /**
     * Whether numbers are a ratio with its interval, by their middle on the log scale, and no heart rate with its
     * range.
     */
    private static boolean ratioLike(Printed value, double low, double high) {
        double width = Math.log(high) - Math.log(low);
        double off = Math.abs(2 * Math.log(value.value()) - Math.log(low) - Math.log(high));
        return value.hasPoint() && low > 0 && off < 0.25 * width + 2 * value.unit() / low;
    }

    private int afterAnnouncement(int from) {
        int i = from;
        while (at(i).isSign(":=,([") || at(i).isWord(IS)) {
            i++;
        }
        return i;
    }

    /** The token behind what parts two limits; words must have announced an interval for there to be nothing. */
    private int separator(int from, boolean announced) {
        int i = from;
        if (at(i).isWord(TO) || at(i).isSign(",;")) {
            return i + 1;
        }
        while (at(i).isSign(DASH)) {
            i++;
        }
        boolean parted = i > from;
        return parted || (announced && at(i).isNumber() && at(i + 1).isSign(CLOSE)) ? i : -1;
    }
}
