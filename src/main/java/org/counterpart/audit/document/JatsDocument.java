package org.counterpart.audit.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.counterpart.audit.document.DocumentPart.Cells;
import org.counterpart.audit.document.DocumentPart.Heading;
import org.counterpart.audit.document.DocumentPart.Picture;
import org.counterpart.audit.document.DocumentPart.Text;
import org.jsoup.nodes.Element;

/** An article in JATS XML, as PubMed Central and publishers give it: all of it is marked as what it is. */
final class JatsDocument {
    private static final Set<String> LEFT_OUT =
            Set.of("fig", "ref-list", "fn-group", "supplementary-material", "ack", "glossary", "media");

    private final List<DocumentPart> pieces = new ArrayList<>();

    private JatsDocument() {}

    static Document of(org.jsoup.nodes.Document xml) {
        JatsDocument read = new JatsDocument();
        Element title = xml.selectFirst("article-meta > title-group > article-title");
        for (Element inShort : xml.select("article-meta > abstract, article-meta > trans-abstract")) {
            String kind = inShort.attr("abstract-type");
            if (kind.isEmpty() || kind.equals("summary") || kind.equals("structured")) {
                read.pieces.add(new Heading("Abstract"));
                inShort.children().forEach(read::walk);
            }
        }
        for (Element part : xml.select("article > body, article > floats-group")) {
            // A body without headings of its own is no abstract any more.
            read.pieces.add(new Heading("Main text"));
            part.children().forEach(read::walk);
        }
        return Assembly.of(title == null ? "" : MarkupText.of(title).strip(), read.pieces);
    }

    private void walk(Element element) {
        String name = element.normalName();
        if (LEFT_OUT.contains(name)) {
            return;
        }
        switch (name) {
            case "title" -> pieces.add(new Heading(MarkupText.of(element).strip()));
            case "table-wrap" -> table(element);
            case "p", "disp-quote" -> text(element);
            default -> element.children().forEach(this::walk);
        }
    }

    /** Tables may stand within paragraphs. */
    private void text(Element paragraph) {
        List<Element> within = paragraph.select("table-wrap");
        within.forEach(Element::remove);
        String text = MarkupText.of(paragraph).replaceAll("\\s+", " ").strip();
        if (!text.isEmpty()) {
            pieces.add(new Text(text));
        }
        within.forEach(this::table);
    }

    private void table(Element wrap) {
        Element label = wrap.selectFirst("> label");
        Element caption = wrap.selectFirst("> caption");
        String name = label == null
                ? ""
                : MarkupText.of(label).replaceAll("[.:]\\s*$", "").strip();
        String words = caption == null
                ? ""
                : MarkupText.of(caption).replaceAll("\\s+", " ").strip();
        List<String> notes = new ArrayList<>();
        for (Element note : wrap.select("table-wrap-foot p")) {
            notes.add(MarkupText.of(note).strip());
        }
        List<Element> tables = wrap.select("table");
        if (tables.isEmpty()) {
            pieces.add(new Picture(name));
        }
        for (Element table : tables) {
            MarkupTable cells = MarkupTable.of(table);
            pieces.add(new Cells(name, words, cells.rows(), cells.heads(), notes));
        }
    }
}
