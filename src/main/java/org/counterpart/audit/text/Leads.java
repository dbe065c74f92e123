package org.counterpart.audit.text;

import org.counterpart.audit.lexicon.Cue;

/** The words that lead from a measure to its value. Over a word that may make another number of it nothing leads. */
final class Leads {
    private static final String OPEN = "([";
    private static final String COPULA = " was is of were are reached achieved equaled equalled 为 是 达 达到 ";
    private static final String ADVERB = " about approximately only respectively up to as high 约 仅 高 分 别 ";
    /** Words after which a number is no value of the measure, but a change of it or a bound. */
    private static final String OTHER =
            " trend interaction prevalence between difference differences change changed increase increased increasing"
                    + " decrease decreased greater less than above below exceeded exceeding over threshold from at when with"
                    + " if using who whose 于 超 差 较 比 ";

    private static final String TIMES = " day days week weeks month months year years h hours ";
    private static final int FARTHEST = 18;

    private final ItemParser items;
    private final PartScope parts;

    Leads(ItemParser items, PartScope parts) {
        this.items = items;
        this.parts = parts;
    }

    /**
     * What leads from a measure to its value.
     *
     * @param time the time the value is of; empty where none is named
     */
    record Lead(int value, String subject, String time, boolean plural) {}

    /** {@code null} where no value is certain. */
    Lead lead(int from, Cue measure) {
        StringBuilder subject = new StringBuilder();
        String time = "";
        boolean words = false;
        boolean plural = false;
        boolean perUnit = false;
        for (int i = from; i < from + FARTHEST; i++) {
            Token t = at(i);
            Token before = i == from ? null : at(i - 1);
            boolean value = t.text().endsWith("%") || t.text().indexOf('.') >= 0;
            if (t.isNumber() && value && at(i + 1).isWord(" was were is ")) {
                return null; // at a specificity of 90% was 64%: which is it
            }
            boolean led = before == null || before.isSign("=:,([") || before.isWord(COPULA) || before.isWord(ADVERB);
            boolean named = words && !led && t.text().matches("\\d{1,3}"); // quartile 2, per 10 years
            if (t.isNumber() && (named || (before != null && before.isWord(" of ") && copulaAhead(i)))) {
                words = true; // 64-slice, 30-day, 3.0 T: the value comes behind another "was"
                continue;
            }
            boolean bound = measure == Cue.CUTOFF && before != null && before.isSign("><≥≤");
            if (t.isNumber()) {
                return (led || bound) && (!words || copula(from, i))
                        ? new Lead(i, subject.toString().strip(), time, plural)
                        : null;
            }
            if (t.isWord(" at ") && at(i + 1).isNumber() && at(i + 2).isWord(TIMES)) {
                time = "at " + at(i + 1).text() + " " + at(i + 2).text();
                words = true;
                i += 2;
                continue;
            }
            perUnit |= t.isWord(" per ");
            if (t.is(Token.Kind.END) || t.is(Token.Kind.INTERVAL) || (t.isWord(OTHER) && !perUnit)) {
                return null;
            }
            if (t.is(Token.Kind.CUE)) {
                if (t.cue().isPart()) {
                    parts.enter(t);
                } else if (t.cue() != Cue.MODEL) {
                    return null;
                }
                words = true;
                continue;
            }
            if (t.is(Token.Kind.SIGN)) {
                boolean spelled = t.isSign(",")
                        && i == from
                        && at(i + 1).isNumber()
                        && !at(i + 2).is(Token.Kind.CUE);
                boolean bracket = t.isSign(OPEN) && at(i + 1).isNumber() && !words;
                boolean hyphen = words && t.isSign("-,、/");
                boolean of = measure == Cue.CUTOFF && t.isSign("><≥≤");
                if (!t.isSign("=:") && !spelled && !bracket && !hyphen && !of) {
                    return null;
                }
                continue;
            }
            plural |= t.isWord(" were are 分 respectively ");
            if (!t.isWord(COPULA) && !t.isWord(ADVERB) && !t.isWord(" had the a an ")) {
                words = true;
                subject.append(t.text().codePointAt(0) < 128 && !subject.isEmpty() ? " " : "")
                        .append(t.text());
            }
        }
        return null;
    }

    private Token at(int i) {
        return items.at(i);
    }

    /** Whether a number behind "of" names something: of 64-slice CT was 95%. */
    private boolean copulaAhead(int from) {
        for (int i = from + 2; i < from + 8; i++) {
            Token t = at(i);
            if (t.isSign(";(") || t.is(Token.Kind.CUE) || t.is(Token.Kind.END)) {
                return false;
            }
            if (t.isWord(" was were is 为 ") && at(i + 1).isNumber()) {
                return true;
            }
        }
        return false;
    }

    private boolean copula(int from, int to) {
        for (int i = from; i < to; i++) {
            if (at(i).isSign("=:") || at(i).isWord(" was is were are reached achieved 为 是 达 ")) {
                return true;
            }
        }
        return false;
    }
}
