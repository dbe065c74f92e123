package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.lexicon.NumberStyle;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.lexicon.TestNaming;
import org.counterpart.audit.paper.PaperBuilder;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.PaperReading.Quoted;
import org.counterpart.audit.paper.Place;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.TestOfP;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.table.Scope;
import org.counterpart.audit.table.TableReader;
import org.counterpart.audit.table.Use;
import org.counterpart.audit.text.ItemParser.Lexicon;

/**
 * The numbers of a pasted sentence, abstract or section, in English or Chinese. Every number of the text is in the
 * reading, understood or left: nothing is dropped silently, and what is left is not used.
 */
public final class PastedText {
    private static final Pattern OTHER_LEVEL = Pattern.compile("(?<![\\d.])(?:90|98|99) ?% ?-?(?:CI|C\\.I|conf|置信|可信)");
    private static final Pattern NUMBER = Pattern.compile("\\d*\\.?\\d+%?");
    private static final Pattern MENTIONED = Pattern.compile(
            "(?:\\b(?:Tables?|Figures?|Figs?\\.?)|[表图]) ?S?\\d{1,2}[A-Za-z]?(?:(?: ?[,-] ?| and |[、和])S?\\d{1,2}[A-Za-z]?)*\\b");
    /** {@code values are OR (95% CI)}. */
    private static final Pattern DECLARED = Pattern.compile(
            "(?:values|data|results|numbers|estimates)(?![^.;]{0,60}(?:median|IQR|mean|n ?\\())[^.;]{0,40}?\\b(OR|HR|RR|PR|odds ratios?|hazard ratios?)\\b"
                    + " ?\\(? ?(?:with )?95 ?% ?(?:CI|confidence)",
            Pattern.CASE_INSENSITIVE);

    private final PlainText plain;
    private final String source;
    private final Said said;
    private final List<PastedTable> tables;
    private final List<Token> tokens;
    private final NumberStyle style;

    private PastedText(String original, String source) {
        this.source = source;
        this.plain = PlainText.of(original);
        this.said = new Said(plain);
        this.tables = PastedTable.in(plain);
        this.tokens = Lexer.tokens(withoutTables());
        this.style = NumberStyle.of(
                tokens.stream().filter(Token::isNumber).map(Token::text).toList());
    }

    public static PaperReading read(String text, String source) {
        return new PastedText(text, source).reading();
    }

    /** The sentences, each table a blank line. */
    private PlainText withoutTables() {
        StringBuilder text = new StringBuilder(plain.text());
        for (PastedTable table : tables) {
            for (int i = table.from(); i < table.to(); i++) {
                text.setCharAt(i, '\n');
            }
        }
        return new PlainText(plain.original(), text.toString());
    }

    private PaperReading reading() {
        List<Statement> statements = statements();
        PaperBuilder paper = new PaperBuilder();
        models(statements).forEach(m -> paper.add(m, (Place) null));
        aucs(statements).forEach(a -> paper.add(a, null));
        new ThresholdRows(statements).rows().forEach(t -> paper.add(t, null));
        tables.forEach(table -> read(table, paper));
        GroupReader groups = new GroupReader(plain, said);
        groups.means().forEach(m -> paper.add(m, null));
        groups.counts().forEach(c -> paper.add(c, null));
        new ShareReader(plain, said, style).shares().forEach(p -> paper.add(p, null));
        Sizes sizes = new SizeReader(plain, said, style).read();
        PublishedResults results = paper.build(source, Map.of(), new DesignReader(plain, said).design(), sizes);
        TestNaming test = TestNaming.in(plain.text());
        if (test.test() != TestOfP.NOT_SAID) {
            said.understand("test", test.from(), test.to());
        }
        announced();
        return new PaperReading(test.of(results), said.understood(), left());
    }

    private void read(PastedTable table, PaperBuilder paper) {
        Scope scope = new Scope("all", !OTHER_LEVEL.matcher(plain.text()).find(), false);
        for (Use use : TableReader.read(table.grid(plain), scope, paper).uses()) {
            table.mark(use, said);
        }
    }

    private List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        Speech speech = new Speech();
        Lexicon lexicon = new Lexicon(style, plain);
        Cue declared = declared();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).is(Token.Kind.END)) {
                if (i > from) {
                    List<Token> sentence = new ArrayList<>(tokens.subList(from, i));
                    int end = sentence.get(sentence.size() - 1).to();
                    sentence.add(new Token(Token.Kind.END, "", end, end, null, 0));
                    new SentenceParser(sentence, lexicon, said, speech, declared, statements).parse();
                }
                from = i + 1;
            }
        }
        return statements;
    }

    private Cue declared() {
        Matcher m = DECLARED.matcher(plain.text());
        if (!m.find()) {
            return null;
        }
        for (Cue cue : Cue.RATIOS) {
            if (cue.end(plain.text(), m.start(1)) > 0) {
                return cue;
            }
        }
        return null;
    }

    /** One table for each ratio, model, part and level of confidence. */
    private static List<Model> models(List<Statement> statements) {
        record Key(String effect, String model, String part, double level) {}
        Map<Key, List<Predictor>> tables = new LinkedHashMap<>();
        for (Statement s : statements) {
            if (s.measure().isRatio()) {
                Item item = s.item();
                Key key = new Key(s.measure().effect(), s.model(), item.part(), item.level());
                List<Predictor> rows = tables.computeIfAbsent(key, k -> new ArrayList<>());
                String name = s.name().isEmpty() ? "#" + (rows.size() + 1) : s.name();
                rows.add(new Predictor(
                        name,
                        "",
                        item.value(),
                        item.low(),
                        item.high(),
                        item.p(),
                        item.coefficient(),
                        Printed.NONE,
                        Printed.NONE,
                        null));
            }
        }
        List<Model> models = new ArrayList<>();
        tables.forEach((key, rows) -> models.add(new Model(
                (key.model() + (key.level() == 95 ? "" : " " + Figures.of(key.level()) + "% CI")).strip(),
                key.effect(),
                group(key.part()),
                key.model().contains("conditional")
                        ? "conditional"
                        : key.model().contains("logistic") ? "logistic" : "",
                rows)));
        return models;
    }

    static String group(String part) {
        return part.isEmpty() ? "all" : part;
    }

    private static List<Auc> aucs(List<Statement> statements) {
        List<Statement> areas =
                statements.stream().filter(s -> s.measure() == Cue.AUC).toList();
        boolean several = areas.stream().map(s -> s.item().part()).distinct().count() < areas.size();
        List<Auc> aucs = new ArrayList<>();
        for (Statement s : areas) {
            Item item = s.item();
            // An interval of another level than 95% is shown, and not held against anything.
            boolean usual = item.level() == 95;
            aucs.add(new Auc(
                    group(item.part()),
                    several && item.subject().isEmpty() ? "#" + (aucs.size() + 1) : several ? item.subject() : "",
                    item.value(),
                    usual ? item.low() : Printed.NONE,
                    usual ? item.high() : Printed.NONE,
                    item.p(),
                    Printed.NONE,
                    Printed.NONE,
                    Printed.NONE));
        }
        return aucs;
    }

    /** The 95 of a 95% interval is understood too, and the number of a table or figure is none of the study's. */
    private void announced() {
        Matcher m = MENTIONED.matcher(plain.text());
        while (m.find()) {
            if (!said.taken(m.start(), m.end())) {
                said.use(m.start(), m.end());
            }
        }
        tokens.stream().filter(t -> t.is(Token.Kind.INTERVAL)).forEach(t -> said.use(t.from(), t.to()));
    }

    private List<Quoted> left() {
        List<Quoted> left = new ArrayList<>();
        Matcher m = NUMBER.matcher(plain.text());
        while (m.find()) {
            if (!said.taken(m.start(), m.end())) {
                String context = plain.original(
                                Math.max(0, m.start() - 20),
                                Math.min(plain.text().length(), m.end() + 12))
                        .replaceAll("\\s+", " ")
                        .strip();
                left.add(Quoted.left(plain.original(m.start(), m.end()), context));
            }
        }
        return left;
    }
}
