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
import org.counterpart.audit.text.Leads.Lead;
import org.counterpart.audit.text.ValueList.Value;
import org.counterpart.audit.text.ValueList.Values;

/**
 * The statements of one sentence: a measure, words that lead to its value, one value or several. Several values of one
 * measure are a list; several measures in a row take as many values, in their order. Where a list could as well be a
 * value with its interval, nothing is read.
 */
final class SentenceParser {
    private static final String OPEN = "([";
    /** Words from one model to another that is named beside it. */
    private static final int LONGEST_JOIN = 6;

    /** A sentence with one of these states no result. */
    private static final String SUPPOSED = " assuming assumed assume supposed would indicates represents null 假 ";

    private final List<Token> tokens;
    private final ItemParser items;
    private final RowNames names;
    private final Said said;
    private final Speech speech;
    private final PartScope parts;
    private final Leads leads;
    private final ValueList values;
    private final int start;
    private final List<Statement> statements;
    private Cue declared;
    private String prefix = "";
    /** The token behind the last value of this sentence; -1 before the first. */
    private int behind = -1;

    /** @param declared the ratio that bare {@code 1.2 (1.1-1.4)} are, if the text says so; else {@code null} */
    SentenceParser(
            List<Token> tokens, Lexicon lexicon, Said said, Speech speech, Cue declared, List<Statement> statements) {
        this.tokens = tokens;
        this.items = new ItemParser(tokens, lexicon);
        this.names = new RowNames(tokens, items, lexicon);
        this.said = said;
        this.speech = speech;
        this.parts = speech.parts();
        this.leads = new Leads(items, parts);
        this.values = new ValueList(items, parts, new Qualifiers(items, lexicon.plain()));
        this.declared = declared;
        this.statements = statements;
        this.start = statements.size();
    }

    void parse() {
        speech.nextSentence();
        if (isContrast()) {
            parts.unstated();
        }
        if (!isSupposed()) {
            for (int i = 0; i < tokens.size(); ) {
                i = next(i);
            }
        }
        speech.rows()
                .endSentence(behind >= 0
                        && tokens.stream().skip(behind).allMatch(t -> t.is(Token.Kind.SIGN) || t.is(Token.Kind.END)));
    }

    /** Whether a sentence is of numbers that are assumed or wanted: with 80% power, assuming a sensitivity of 85%. */
    private boolean isSupposed() {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (at(i).isWord(SUPPOSED) || (at(i).isNumber() && at(i + 1).isWord(" power "))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sentence sets somebody against others: but in those without, whereas in the other arm. */
    private boolean isContrast() {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            boolean others = at(i + 1).isWord(" those others ");
            boolean against = at(i - 1).isWord(" whereas but while not ")
                    || (others && at(i - 1).isSign(",;"));
            if (at(i).isWord(" in among for ") && (against || at(i + 2).isWord(" without "))) {
                return true;
            }
        }
        return false;
    }

    private int next(int i) {
        Token t = at(i);
        if (t.is(Token.Kind.CUE) && t.cue().isMeasure()) {
            return measure(i);
        }
        if (t.is(Token.Kind.CUE) && t.cue().isPart()) {
            parts.enter(t);
        } else {
            model(i);
        }
        return declared != null && t.isNumber() ? bare(i) : i + 1;
    }

    private void model(int i) {
        Token t = at(i);
        if (isModel(t)) {
            speech.speakOf(t.text().toLowerCase(Locale.ROOT), isJoined(i));
            said.use(t.from(), t.to());
        }
    }

    private static boolean isModel(Token t) {
        return t.is(Token.Kind.CUE) && t.cue() == Cue.MODEL;
    }

    /** Whether a model is named beside another: univariate and multivariate, crude OR and adjusted OR. */
    private boolean isJoined(int model) {
        boolean joined = false;
        for (int i = model - 1; i >= Math.max(0, model - LONGEST_JOIN) && !isModel(at(i)); i--) {
            Token t = at(i);
            joined |= t.isWord(" and 和 与 及 ") || t.isSign("、/");
            boolean between = t.is(Token.Kind.WORD)
                    || t.isSign("、/")
                    || (t.is(Token.Kind.CUE) && t.cue().isRatio());
            if (!between) {
                return false;
            }
            if (i > 0 && isModel(at(i - 1))) {
                return joined;
            }
        }
        return false;
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
        while (next > 0
                && at(next).cue() != measures.get(measures.size() - 1)
                && !(measures.get(0) == Cue.CUTOFF && at(i).isSign(","))) {
            measures.add(at(next).cue());
            i = afterShort(next + 1, at(next).cue());
            next = coordinated(i);
        }
        Lead lead = leads.lead(i, measures.get(0));
        if (lead == null) {
            if (announces(from, i)) {
                declared = at(from).cue();
            }
            return i;
        }
        for (int k = i; k < lead.value(); k++) {
            model(k);
        }
        boolean told = parts.isTold();
        String before = parts.part();
        Values read = values.read(measures, lead, plural || lead.plural());
        if (read.values().isEmpty()) {
            return lead.value() + 1;
        }
        row(from, lead.subject());
        if (!read.partBehind().isEmpty() && !told) {
            alsoOf(read.partBehind(), before);
        }
        behind = read.values().get(read.values().size() - 1).parsed().end();
        state(from, measures, read.values());
        read.values().stream()
                .filter(v -> !read.partBehind().isEmpty())
                .forEach(v -> parts.behind(v.item().part()));
        if (measures.size() == 1) {
            behind = inOtherParts(measures.get(0), behind);
        }
        return behind;
    }

    /** {@code AUC was 0.81 in the training set; in the validation set it was 0.78}: the measure goes on. */
    private int inOtherParts(Cue measure, int from) {
        int part = from;
        while (at(part).isSign(",;") || at(part).isWord(" and in for on but 在 而 ")) {
            part++;
        }
        if (part == from || !at(part).is(Token.Kind.CUE) || !at(part).cue().isPart()) {
            return from;
        }
        int i = part + 1;
        while (at(i).isWord(" disease patients it was were is 中 为 则 的 ")) {
            i++;
        }
        boolean led = i > part + 1 && at(i).isNumber();
        Optional<Parsed> parsed = led && PartScope.names(at(part)).size() == 1
                ? items.parse(measure, i)
                        .filter(p -> !measure.isRatio() || p.item().hasInterval())
                : Optional.empty();
        if (parsed.isEmpty()) {
            return from;
        }
        parts.enter(at(part));
        Item item = parsed.get().item().of("", parts.part());
        state(measure, "", new Value(parsed.get().with(item), "", ""), 0);
        return inOtherParts(measure, parsed.get().end());
    }

    private void state(int from, List<Cue> measures, List<Value> found) {
        Cue cue = measures.get(0);
        if (measures.size() > 1) {
            for (int k = 0; k < measures.size(); k++) {
                state(measures.get(k), "", found.get(k), 0);
            }
        } else if (found.size() == 1) {
            int b = items.coefficients().before(from);
            String before = cue.isRatio() ? names.before(b < 0 ? from : b) : "";
            String name = cue.isRatio() && before.isEmpty() ? names.behind(behind) : before;
            Value value = found.get(0);
            Parsed whole =
                    cue.isRatio() && b >= 0 ? items.coefficients().with(value.parsed(), from - 2) : value.parsed();
            state(
                    cue,
                    cue.isRatio() && !value.words().isEmpty() ? value.words() : name,
                    new Value(whole, value.words(), value.model()),
                    0);
        } else {
            list(from, cue, found);
        }
    }

    /** What stood before {@code in the validation set} in the same row is of it too. */
    private void alsoOf(String part, String before) {
        for (int i = start; i < statements.size(); i++) {
            Statement s = statements.get(i);
            if (s.chain() == speech.rows().number() && s.item().part().equals(before)) {
                statements.set(i, s.of(part));
            }
        }
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
                row(from - 1, "");
                Item item = Item.of(v.item().value()).of("", parts.part());
                state(cue, "", new Value(v.with(item), "", ""), 0);
                behind = from + 1;
            });
        }
        return from + 1;
    }

    private boolean plural(int i) {
        String text = at(i).text();
        return text.endsWith("s") && (at(i).cue() != Cue.SENSITIVITY || text.endsWith("ies"));
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

    private void list(int from, Cue cue, List<Value> found) {
        Value last = found.get(found.size() - 1);
        Printed p = last.item().p();
        boolean eachInterval = found.get(0).item().hasInterval();
        boolean pOfAll = last.parsed().pOfAll();
        boolean ofEach = pOfAll || (cue.isRatio() && p.relation() == Printed.Relation.BELOW);
        List<String> models = speech.models(found.size());
        List<String> listed = names.listed(from, behind, found.size());
        for (int k = 0; k < found.size(); k++) {
            Value v = found.get(k);
            boolean keepsP =
                    eachInterval ? pOfAll || k < found.size() - 1 || !v.words().isEmpty() : ofEach;
            Item item = eachInterval
                    ? keepsP ? v.item() : v.item().with(Printed.NONE)
                    : v.item().with(keepsP ? p : Printed.NONE);
            List<Mark> marks = keepsP
                    ? v.parsed().marks()
                    : v.parsed().marks().stream()
                            .filter(m -> !m.what().equals("p"))
                            .toList();
            String name = listed.isEmpty() ? v.words() : listed.get(k);
            // What is said of all of a list is no name of each.
            Item own = v.words().isEmpty() ? item.of(listed.isEmpty() ? "" : name, item.part()) : item;
            Parsed parsed = new Parsed(own, v.parsed().end(), marks, false);
            String model = v.model().isEmpty() ? models.get(k) : v.model();
            state(cue, name, new Value(parsed, v.words(), model), k);
        }
    }

    private void state(Cue cue, String name, Value value, int position) {
        value.parsed().marks().forEach(m -> said.understand(m.what(), m.token(), m.shown()));
        String model = value.model().isEmpty() ? model(cue) : value.model();
        statements.add(
                new Statement(cue, name, value.item(), model, speech.rows().number(), position));
        speech.rows().measured(cue);
        speech.valued();
    }

    private String model(Cue cue) {
        return cue.isRatio() && !prefix.isEmpty() ? prefix : speech.model();
    }

    private void row(int from, String subject) {
        speech.rows().row(items, behind, from, subject);
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
        state(declared, name, new Value(v.with(v.item().of("", parts.part())), "", ""), 0);
        return v.end();
    }
}
