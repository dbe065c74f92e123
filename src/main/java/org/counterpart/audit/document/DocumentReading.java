package org.counterpart.audit.document;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.counterpart.audit.document.Document.Passage;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.lexicon.TestNaming;
import org.counterpart.audit.paper.PaperBuilder;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.PaperReading.Quoted;
import org.counterpart.audit.paper.Place;
import org.counterpart.audit.paper.PublishedResults.Remark;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.TestOfP;
import org.counterpart.audit.table.PrintedTable;
import org.counterpart.audit.table.Scope;
import org.counterpart.audit.table.TableReader;
import org.counterpart.audit.table.Use;
import org.counterpart.audit.text.PastedText;
import org.counterpart.stats.Note;

/**
 * What a document prints. Sizes and design of the study are those of its abstract; where that does not say them, those
 * of the first table whose head calls its groups cases and controls. In a paper with a training and a validation set
 * the rows of a table that names neither are held against the sizes of none.
 */
final class DocumentReading {
    private static final Pattern PARTS = Pattern.compile(
            "(?i)(?:training|derivation|development|validation|testing|modell?ing|discovery|replication)[ -]"
                    + "(?:sets?|cohorts?|groups?|samples?|data ?sets?)|训练集|训练组|验证集|验证组|建模组|建模集|测试集|验证队列");
    /** A table of some of the subjects, by its caption. */
    private static final Pattern SOME = Pattern.compile(
            "(?i)subgroups?|stratif|sensitivity analys|imput|among (?:the )?(?:women|men|patients|those)|in (?:women|men|males|females)\\b"
                    + "|before matching|after matching|unmatched|亚组|分层|敏感性分析|匹配前|匹配后");

    /** A heading of an abstract that stands in the line it heads. */
    private static final Pattern RUN_IN = Pattern.compile(
            "(?:^|(?<=[.)] ))(Background|Introduction|Objectives?|Aims?|Purpose|(?:Patients and |Materials and )?Methods|Results|Conclusions?)"
                    + "[.:]? (?=[A-Z\\d])");

    private static final Pattern RUN_IN_HAN = Pattern.compile("(^|。)\\s*【?(目的|方法|结果|结论)】?[:：]?\\s+");
    private static final Pattern NUMBER = Pattern.compile("\\d");
    private static final Set<Section> ABOUT_TESTS =
            EnumSet.of(Section.ABSTRACT, Section.METHODS, Section.RESULTS, Section.MAIN, Section.UNKNOWN);

    private static final int LONGEST_CONTEXT = 160;

    private final Document document;
    private final String source;
    private final boolean hasResults;
    private final PaperBuilder paper = new PaperBuilder();
    private final List<Quoted> understood = new ArrayList<>();
    private final List<Quoted> left = new ArrayList<>();

    private DocumentReading(Document document, String source) {
        this.document = document;
        this.source = source;
        this.hasResults = document.passages().stream().anyMatch(p -> p.section() == Section.RESULTS);
    }

    static PaperReading of(Document document, String source) {
        return new DocumentReading(document, source).read();
    }

    private PaperReading read() {
        String inShort = text(Section.ABSTRACT);
        PaperReading summary = PastedText.read(inShort, source);
        document.passages().stream()
                .filter(p -> p.section() == Section.ABSTRACT)
                .findFirst()
                .ifPresent(p -> take(summary, Place.paragraph(name(p), 0)));
        boolean parts = PARTS.matcher(everyWord(inShort)).find();
        for (PrintedTable table : document.tables()) {
            read(table, parts);
        }
        for (Passage passage : document.passages()) {
            if (isRead(passage.section()) && passage.section() != Section.ABSTRACT) {
                take(PastedText.read(passage.text(), source), Place.paragraph(name(passage), passage.number()));
            }
        }
        remarks();
        Sizes sizes = paper.orCasesAndControls(summary.results().all());
        Map<String, String> citation = new LinkedHashMap<>();
        if (!document.title().isEmpty()) {
            citation.put("title", document.title());
        }
        return saysTest(
                new PaperReading(paper.build(source, citation, summary.results().design(), sizes), understood, left));
    }

    /** With what the paper says of the test of its P values: not its introduction, discussion or references. */
    private PaperReading saysTest(PaperReading read) {
        StringBuilder words = new StringBuilder();
        document.passages().stream()
                .filter(p -> ABOUT_TESTS.contains(p.section()))
                .forEach(p -> words.append(p.text().replaceAll("\\s+", " ")).append('\n'));
        document.tables()
                .forEach(t -> words.append(t.caption())
                        .append('\n')
                        .append(String.join("\n", t.notes()))
                        .append('\n'));
        TestNaming said = TestNaming.in(PlainText.of(words.toString()).text());
        Quoted sentence = Quoted.understood("test", words.substring(said.from(), said.to()));
        return read.with(said.of(read.results()), said.test() == TestOfP.NOT_SAID ? List.of() : List.of(sentence));
    }

    private String text(Section section) {
        List<String> paragraphs = new ArrayList<>();
        for (Passage passage : document.passages()) {
            if (passage.section() == section) {
                String words = passage.text().replaceAll("\\s+", " ");
                paragraphs.add(RUN_IN_HAN
                        .matcher(RUN_IN.matcher(words).replaceAll("$1: "))
                        .replaceAll("$1$2："));
            }
        }
        return String.join("\n", paragraphs);
    }

    private String everyWord(String inShort) {
        StringBuilder words = new StringBuilder(document.title()).append('\n').append(inShort);
        document.tables().forEach(t -> words.append('\n').append(t.caption()));
        return words.toString();
    }

    /** Without a section of results everything is read that is not known to be another. */
    private boolean isRead(Section section) {
        return section == Section.RESULTS
                || section == Section.ABSTRACT
                || (!hasResults && (section == Section.UNKNOWN || section == Section.MAIN));
    }

    private static String name(Passage passage) {
        return passage.heading().isEmpty() ? "Text" : passage.heading();
    }

    private void take(PaperReading part, Place at) {
        paper.add(part.results(), at);
        part.understood().forEach(q -> understood.add(q.at(at)));
        part.left().forEach(q -> left.add(q.at(at)));
    }

    private void read(PrintedTable table, boolean parts) {
        boolean some = parts || SOME.matcher(table.caption()).find();
        Scope scope = new Scope(some ? table.label() : "all", true, true);
        Set<List<Integer>> seen = new HashSet<>();
        TableReader.Reading reading = TableReader.read(table, scope, paper);
        for (Use use : reading.uses()) {
            if (seen.add(List.of(use.row(), use.column(), use.from()))) {
                String text = table.at(use.row(), use.column()).original();
                understood.add(Quoted.understood(
                                use.what(), text.substring(use.from(), Math.min(use.to(), text.length())))
                        .at(Place.row(table.label(), use.row() - reading.heads() + 1)));
            }
        }
        leave(table, reading);
    }

    /** Rows with numbers in cells of which none was read, a line a row. */
    private void leave(PrintedTable table, TableReader.Reading reading) {
        Set<List<Integer>> read = new HashSet<>();
        reading.uses().forEach(u -> read.add(List.of(u.row(), u.column())));
        int body = reading.heads();
        for (int r = body; r < table.rows().size(); r++) {
            List<String> cells = new ArrayList<>();
            for (int c = 1; c < table.width(); c++) {
                PrintedTable.Cell cell = table.at(r, c);
                if (!cell.continued() && NUMBER.matcher(cell.text()).find() && !read.contains(List.of(r, c))) {
                    cells.add(cell.original());
                }
            }
            if (!cells.isEmpty()) {
                String context = (table.at(r, 0).original() + ": " + String.join(" | ", cells)).replaceAll("\\s+", " ");
                left.add(Quoted.left(String.join(" | ", cells), shortened(context))
                        .at(Place.row(table.label(), r - body + 1)));
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_CONTEXT ? text : text.substring(0, LONGEST_CONTEXT) + "…";
    }

    /** What of the document was not read. */
    private void remarks() {
        if (document.cut()) {
            paper.add(new Remark(0, "", Note.of("audit.remark.ends-early")));
        }
        Set<String> skipped = new LinkedHashSet<>();
        for (Passage passage : document.passages()) {
            if (!isRead(passage.section()) && NUMBER.matcher(passage.text()).find()) {
                skipped.add(name(passage));
            }
        }
        for (String section : skipped) {
            paper.add(new Remark(0, section, Note.of("audit.remark.section-not-read")));
        }
        for (String picture : document.pictures()) {
            paper.add(new Remark(0, picture, Note.of("audit.remark.table-is-picture")));
        }
        if (document.tables().isEmpty()) {
            paper.add(new Remark(0, "", Note.of("audit.remark.no-tables")));
        }
    }
}
