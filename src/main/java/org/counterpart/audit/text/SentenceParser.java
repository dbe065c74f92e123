package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.text.ItemParser.Lexicon;
import org.counterpart.audit.text.ItemParser.Mark;
import org.counterpart.audit.text.ItemParser.Parsed;

/**
 * The statements of one sentence: a measure, words that lead to its value, one value or several. Several values of one
 * measure are a list; several measures in a row take as many values, in their order. Where a list could as well be a
 * value with its interval, nothing is read.
 */
final class SentenceParser {
    /** What a sentence hands on to the next: the part of the subjects and the model it speaks of. */
    static final class Scope {
        private String part = "";
        private String model = "";
        private boolean severalParts;
        private boolean entered;
        private int chain;
        private String chainSubject = "";
        /** Whether nothing but signs followed the last value of the sentence before. */
        private boolean open;

        void nextSentence() {
            entered = false;
            // Of which part a sentence speaks that names none is not certain once parts are told apart.
            if (!part.isEmpty()) {
                part = UNSTATED;
            }
            severalParts = false;
            model = model.isEmpty() ? "" : UNSTATED;
        }
    }

    /** The name of subjects that a text does not name. */
    static final String UNSTATED = "not stated";

    private static final String OPEN = "([";
    private static final String COPULA = " was is of were are reached achieved equaled equalled 为 是 达 达到 ";
    private static final String ADVERB = " about approximately only respectively up to as high 约 仅 高 分 别 ";
    /** Words after which a number is no value of the measure, but a change of it or a bound. */
    private static final String OTHER =
            " trend interaction prevalence between difference differences change changed increase increased increasing"
                    + " decrease decreased greater less than above below exceeded exceeding over threshold from at when with"
                    + " if using who whose 于 超 差 较 比 ";

    /** What may stand between two measures of one row. */
    private static final String BETWEEN = " and with a an the of its 和 及 与 respectively ";
    /** A sentence with one of these states no result. */
    private static final String SUPPOSED = " assuming assumed assume supposed would indicates represents 假 ";

    private static final int FARTHEST = 18;

    private final List<Token> tokens;
    private final ItemParser items;
    private final RowNames names;
    private final Said said;
    private final Scope scope;
    private final List<Statement> statements;
    private Cue declared;
    private String prefix = "";
    /** The token behind the last value of this sentence; -1 before the first. */
    private int behind = -1;

    /** @param declared the ratio that bare {@code 1.2 (1.1-1.4)} are, if the text says so; else {@code null} */
    SentenceParser(
            List<Token> tokens, Lexicon lexicon, Said said, Scope scope, Cue declared, List<Statement> statements) {
        this.tokens = tokens;
        this.items = new ItemParser(tokens, lexicon);
        this.names = new RowNames(tokens, items, lexicon);
        this.said = said;
        this.scope = scope;
        this.declared = declared;
        this.statements = statements;
    }

    void parse() {
        scope.nextSentence();
        if (tokens.stream().anyMatch(t -> t.isWord(SUPPOSED))) {
            return;
        }
        for (int i = 0; i < tokens.size(); ) {
            Token t = tokens.get(i);
            if (t.is(Token.Kind.CUE) && t.cue().isMeasure()) {
                i = measure(i);
            } else {
                if (t.is(Token.Kind.CUE) && t.cue() == Cue.PART) {
                    enter(t);
                } else if (t.is(Token.Kind.CUE) && t.cue() == Cue.MODEL) {
                    scope.model = t.text().toLowerCase(Locale.ROOT);
                    said.use(t.from(), t.to());
                }
                i = declared != null && t.isNumber() ? bare(i) : i + 1;
            }
        }
        scope.open = behind >= 0
                && tokens.stream().skip(behind).allMatch(t -> t.is(Token.Kind.SIGN) || t.is(Token.Kind.END));
    }

    /** Of two parts named before a value it is not certain which the value is of. */
    private void enter(Token part) {
        String name = part.text().toLowerCase(Locale.ROOT);
        boolean two = name.matches(".*(?:,| and |/).*") || (scope.entered && !name.equals(scope.part));
        scope.part = two ? UNSTATED : name;
        scope.entered = true;
        scope.severalParts = false;
    }

    private Token at(int i) {
        return items.at(i);
    }

    /** @return where to go on */
    private int measure(int from) {
        if (isDifference(from)) {
            return from + 1;
        }
        if (from > 0 && at(from - 1).isNumber()) {
            return numberFirst(from);
        }
        List<Cue> measures = new ArrayList<>(List.of(at(from).cue()));
        boolean plural = plural(from);
        int i = afterShort(from + 1, at(from).cue());
        int next = coordinated(i);
        while (next > 0 && at(next).cue() != measures.get(measures.size() - 1)) {
            measures.add(at(next).cue());
            i = afterShort(next + 1, at(next).cue());
            next = coordinated(i);
        }
        Lead lead = lead(i);
        if (lead == null) {
            if (announces(from, i)) {
                declared = at(from).cue();
            }
            return i;
        }
        plural |= lead.plural;
        List<Parsed> values = values(measures, lead, plural);
        if (values.isEmpty()) {
            return lead.value + 1;
        }
        Parsed last = values.get(values.size() - 1);
        chain(from, lead.subject);
        behind = last.end();
        if (measures.size() > 1) {
            for (int k = 0; k < measures.size(); k++) {
                state(measures.get(k), "", values.get(k), values.get(k).item(), 0);
            }
        } else if (values.size() == 1) {
            Cue cue = measures.get(0);
            String before = cue.isRatio() ? names.before(from) : "";
            String name = cue.isRatio() && before.isEmpty() ? names.behind(last.end()) : before;
            values.forEach(v -> state(cue, name, v, v.item(), 0));
        } else {
            list(from, measures.get(0), values);
        }
        return last.end();
    }

    /** {@code difference in AUC}, {@code ΔAUC}. */
    private boolean isDifference(int i) {
        for (int back = 1; back <= 3 && i - back >= 0; back++) {
            if (at(i - back).isWord(" difference differences change improvement δ ")
                    || at(i - back).isSign("Δ")) {
                return true;
            }
        }
        return false;
    }

    /** {@code 80% sensitivity}: what stands behind it belongs to something else. */
    private int numberFirst(int from) {
        Cue cue = at(from).cue();
        if (cue.isShare()
                && cue != Cue.AUC
                && at(from - 1).text().endsWith("%")
                && !said.taken(at(from - 1).from(), at(from - 1).to())) {
            items.parse(cue, from - 1).ifPresent(v -> {
                chain(from - 1, "");
                state(cue, "", v, Item.of(v.item().value()).of("", scope.part), 0);
                behind = from + 1;
            });
        }
        return from + 1;
    }

    private boolean plural(int i) {
        return at(i).text().endsWith("s") && at(i).cue() != Cue.SENSITIVITY;
    }

    /** Behind {@code (OR)}, {@code (ORs)}, {@code 值}, {@code (95% CI)}. */
    private int afterShort(int from, Cue cue) {
        int i = from;
        while (at(i).isWord(" 值 s value values ")) {
            i++;
        }
        for (int k = 0; k < 2; k++) {
            boolean own = at(i + 1).is(Token.Kind.CUE) && at(i + 1).cue() == cue;
            boolean header = at(i + 1).is(Token.Kind.INTERVAL);
            if (at(i).isSign(OPEN)
                    && (own || header || at(i + 1).is(Token.Kind.WORD))
                    && at(i + 2).isSign(")]")) {
                i += 3;
            }
        }
        return i;
    }

    /** {@code OR (95% CI): age 1.05 (1.02-1.09); sex 1.92 (1.10-3.35)}. */
    private boolean announces(int from, int behind) {
        return at(from).cue().isRatio()
                && at(behind).isSign(":")
                && at(behind - 2).is(Token.Kind.INTERVAL);
    }

    /** The measure behind {@code and}, a comma, a slash; -1 where none stands. */
    private int coordinated(int from) {
        int i = from;
        while (at(i).isSign(",、/") || at(i).isWord(" and 和 与 及 the 、 ")) {
            i++;
        }
        boolean measure = i > from
                && at(i).is(Token.Kind.CUE)
                && at(i).cue().isMeasure()
                && !at(i).cue().isRatio();
        return measure ? i : -1;
    }

    /** What leads from a measure to its value. */
    private record Lead(int value, String subject, boolean plural) {}

    private Lead lead(int from) {
        StringBuilder subject = new StringBuilder();
        boolean words = false;
        boolean plural = false;
        boolean perUnit = false;
        for (int i = from; i < Math.min(tokens.size(), from + FARTHEST); i++) {
            Token t = at(i);
            Token before = i == from ? null : at(i - 1);
            boolean led = before == null || before.isSign("=:,([") || before.isWord(COPULA) || before.isWord(ADVERB);
            boolean named = words && !led && t.text().matches("\\d{1,3}"); // quartile 2, per 10 years
            if (t.isNumber() && (named || (before != null && before.isWord(" of ") && copulaAhead(i)))) {
                words = true; // 64-slice, 30-day, 3.0 T: the value comes behind another "was"
                continue;
            }
            if (t.isNumber()) {
                return led && (!words || copula(from, i))
                        ? new Lead(i, subject.toString().strip(), plural)
                        : null;
            }
            perUnit |= t.isWord(" per ");
            if (t.is(Token.Kind.END) || t.is(Token.Kind.INTERVAL) || (t.isWord(OTHER) && !perUnit)) {
                return null;
            }
            if (t.is(Token.Kind.CUE)) {
                if (t.cue() == Cue.PART) {
                    enter(t);
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
                if (!t.isSign("=:") && !spelled && !bracket && !hyphen) {
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

    private boolean copulaAhead(int from) {
        for (int i = from + 1; i < Math.min(tokens.size(), from + 8); i++) {
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

    /** As many as the measures, or those of a list; empty where that is not certain. */
    private List<Parsed> values(List<Cue> measures, Lead lead, boolean plural) {
        Cue first = measures.get(0);
        List<Parsed> found = new ArrayList<>();
        int i = lead.value;
        while (i >= 0 && i < tokens.size() && at(i).isNumber()) {
            Cue cue = measures.size() > 1 ? measures.get(Math.min(found.size(), measures.size() - 1)) : first;
            Optional<Parsed> parsed = items.parse(cue, i);
            if (parsed.isEmpty()) {
                break;
            }
            found.add(among(parsed.get(), lead.subject));
            i = nextValue(found.get(found.size() - 1));
        }
        if (measures.size() > 1) {
            return found.size() == measures.size() ? found : List.of();
        }
        if (found.size() < 2) {
            return defined(first, found);
        }
        if (found.get(0).item().hasInterval()) {
            return found.stream().allMatch(f -> f.item().hasInterval()) ? found : found.subList(0, 1);
        }
        return isList(found, plural) ? withIntervals(found) : List.of();
    }

    /** {@code were 1.05, 1.92 and 2.31, respectively (95% CIs 1.02-1.09, 1.10-3.35 and 1.20-4.45)}. */
    private List<Parsed> withIntervals(List<Parsed> found) {
        List<Parsed> whole = items.intervals(found);
        return whole.isEmpty() ? found : whole;
    }

    /** HR, RR and PR are heart rates, respiratory rates and receptors too: a ratio has an interval. */
    private List<Parsed> defined(Cue cue, List<Parsed> found) {
        boolean doubtful = cue.isRatio() && cue != Cue.ODDS_RATIO;
        return !found.isEmpty() && doubtful && !found.get(0).item().hasInterval() ? List.of() : found;
    }

    /** Three numbers of which the first lies between the others may be a value with its interval. */
    private static boolean isList(List<Parsed> found, boolean plural) {
        Parsed last = found.get(found.size() - 1);
        if (plural || last.pOfAll() || found.size() > 3) {
            return true;
        }
        double value = found.get(0).item().value().value();
        double low = found.get(1).item().value().value();
        double high = found.get(found.size() - 1).item().value().value();
        return found.size() == 3 && !(low <= value && value <= high);
    }

    /** The value with the part it is of, if that stands behind it: {@code 0.81 in the training set}. */
    private Parsed among(Parsed parsed, String subject) {
        int i = parsed.end();
        while (at(i).isWord(" in for of on the 在 ") || at(i).isSign("(")) {
            i++;
        }
        boolean part = i > parsed.end() && at(i).is(Token.Kind.CUE) && at(i).cue() == Cue.PART;
        if (!part) {
            return new Parsed(parsed.item().of(subject, scope.part), parsed.end(), parsed.marks(), parsed.pOfAll());
        }
        String name = at(i).text().toLowerCase(Locale.ROOT);
        scope.severalParts |= !scope.part.isEmpty() && !scope.part.equals(name);
        scope.part = scope.severalParts ? UNSTATED : name;
        int end = at(i + 1).isSign(")") ? i + 2 : i + 1;
        return new Parsed(parsed.item().of(subject, name), end, parsed.marks(), parsed.pOfAll());
    }

    /** The next number of a list; -1 where it ends. */
    private int nextValue(Parsed parsed) {
        int i = parsed.end();
        while (at(i).isSign(",、/") || at(i).isWord(" and 和 与 及 ")) {
            i++;
        }
        boolean parted = i > parsed.end();
        return parted && at(i).isNumber() && ends(i) ? i : -1;
    }

    /** Whether a number is followed by what follows a value, so that it is not the first of something else. */
    private boolean ends(int i) {
        Token t = at(i + 1);
        return t.is(Token.Kind.END)
                || t.is(Token.Kind.INTERVAL)
                || t.is(Token.Kind.SIGN)
                || t.is(Token.Kind.CUE)
                || t.isWord(" and for in respectively 和 与 及 ");
    }

    private void list(int from, Cue cue, List<Parsed> values) {
        Parsed last = values.get(values.size() - 1);
        Printed p = last.item().p();
        boolean own = values.get(0).item().hasInterval();
        boolean ofEach = last.pOfAll() || (cue.isRatio() && p.relation() == Printed.Relation.BELOW);
        List<String> listed = names.listed(from, last.end(), values.size());
        for (int k = 0; k < values.size(); k++) {
            Parsed v = values.get(k);
            boolean keepsP = own ? last.pOfAll() || k < values.size() - 1 : ofEach;
            Item item = own
                    ? keepsP ? v.item() : v.item().with(Printed.NONE)
                    : v.item().with(keepsP ? p : Printed.NONE);
            List<Mark> marks = keepsP
                    ? v.marks()
                    : v.marks().stream().filter(m -> !m.what().equals("p")).toList();
            state(cue, listed.isEmpty() ? "" : listed.get(k), new Parsed(item, v.end(), marks, false), item, k);
        }
    }

    private void state(Cue cue, String name, Parsed parsed, Item item, int position) {
        parsed.marks().forEach(m -> said.understand(m.what(), m.token(), m.shown()));
        statements.add(new Statement(cue, name, item, model(cue), scope.chain, position));
        scope.entered = false;
    }

    private String model(Cue cue) {
        return cue.isRatio() && !prefix.isEmpty() ? prefix : scope.model;
    }

    /** Whether the measure here goes on where the last value ended; else another row begins. */
    private void chain(int from, String subject) {
        boolean goesOn = behind >= 0 || scope.open;
        for (int i = Math.max(0, behind); i < from && goesOn; i++) {
            Token t = at(i);
            boolean cue = t.is(Token.Kind.CUE) && t.cue().isMeasure();
            goesOn = t.isSign(",;、()[]") || t.isWord(BETWEEN) || cue || (i == from - 1 && t.isNumber());
        }
        boolean other = !subject.isEmpty() && !scope.chainSubject.isEmpty() && !subject.equals(scope.chainSubject);
        if (!goesOn || other) {
            scope.chain++;
            scope.chainSubject = "";
        }
        scope.chainSubject = subject.isEmpty() ? scope.chainSubject : subject;
        prefix = at(from).text().matches("(?:a|adj)(?:OR|HR|RR|PR)s?|AORs?")
                ? "adjusted"
                : at(from).text().matches("c(?:OR|HR|RR|PR)s?") ? "crude" : "";
    }

    /** {@code age [1.066 (0.990-1.148), P = 0.092]}, where the text says what such numbers are. */
    private int bare(int i) {
        Optional<Parsed> value = items.parse(declared, i).filter(v -> v.item().hasInterval());
        if (value.isEmpty()) {
            return i + 1;
        }
        Parsed v = value.get();
        String name = names.before(at(i - 1).isSign(OPEN) ? i - 1 : i);
        if (name.matches("(?i).*\\b(?:median|mean|iqr|range)\\b.*")) {
            return i + 1;
        }
        state(declared, name, v, v.item().of("", scope.part), 0);
        return v.end();
    }
}
