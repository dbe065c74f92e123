package org.counterpart.audit.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.counterpart.audit.document.DocumentPart.Cells;
import org.counterpart.audit.document.DocumentPart.Heading;
import org.counterpart.audit.document.DocumentPart.Picture;
import org.counterpart.audit.document.DocumentPart.Text;
import org.jsoup.nodes.Element;

/** A web page: of a journal, of PubMed Central, or saved from Word. */
final class WebDocument {
    private static final Set<String> LEFT_OUT = Set.of(
            "script",
            "style",
            "nav",
            "header",
            "footer",
            "aside",
            "button",
            "form",
            "svg",
            "figure-caption",
            "noscript");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> BLOCKS =
            Set.of("p", "div", "section", "article", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "main");

    private final List<DocumentPart> pieces = new ArrayList<>();

    private WebDocument() {}

    static Document of(org.jsoup.nodes.Document page) {
        WebDocument read = new WebDocument();
        read.walk(page.body());
        Element first = page.selectFirst("h1");
        String title = first == null
                ? ""
                : MarkupText.of(first).replaceAll("\\s+", " ").strip();
        return Assembly.of(title, read.pieces);
    }

    private void walk(Element element) {
        String name = element.normalName();
        if (LEFT_OUT.contains(name)) {
            return;
        }
        if (HEADINGS.contains(name)) {
            words(element).ifPresent(words -> pieces.add(new Heading(words)));
        } else if (name.equals("table") && isData(element)) {
            table(element);
        } else if (name.equals("img")) {
            pieces.add(new Picture(""));
        } else if ((name.equals("p") || isParagraph(element)) && element.text().isBlank()) {
            element.select("img").forEach(image -> pieces.add(new Picture("")));
        } else if (name.equals("p") || isParagraph(element)) {
            words(element).ifPresent(words -> pieces.add(new Text(words)));
        } else {
            element.children().forEach(this::walk);
        }
    }

    /** A table that lays out a page holds others, or has one row or column. */
    private static boolean isData(Element table) {
        return table.select("table").size() == 1
                && table.select("tr").size() > 1
                && table.select("tr td").size() > 2;
    }

    /** An element with words of its own and no block in it. */
    private static boolean isParagraph(Element element) {
        return element.select("*").stream().skip(1).noneMatch(e -> BLOCKS.contains(e.normalName()))
                && !element.text().isBlank()
                && !element.normalName().equals("body");
    }

    private static Optional<String> words(Element element) {
        String words = MarkupText.of(element).replaceAll("\\s+", " ").strip();
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private void table(Element table) {
        Element caption = table.selectFirst("> caption");
        String words = caption == null ? "" : words(caption).orElse("");
        MarkupTable cells = MarkupTable.of(table);
        pieces.add(new Cells("", words, cells.rows(), cells.heads(), List.of()));
    }
}
