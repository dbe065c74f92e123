package org.counterpart.audit.document;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.counterpart.audit.document.DocumentPart.Cells;
import org.counterpart.audit.document.DocumentPart.Heading;
import org.counterpart.audit.document.DocumentPart.Text;
import org.counterpart.audit.table.PrintedTable.Cell;

/** A whole paper as plain text: its headings stand in lines of their own, tabs part the cells of its tables. */
final class TextDocument {
    /** An abstract may have lines of headings too. */
    private static final int LONGEST_ABSTRACT = 4000;

    private TextDocument() {}

    private final List<DocumentPart> parts = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private final List<List<Cell>> rows = new ArrayList<>();

    /** The paper; none where the text is a piece of one, an abstract or a section, which is read as a whole. */
    static Optional<Document> of(String text) {
        TextDocument document = new TextDocument();
        Set<Section> sections = EnumSet.noneOf(Section.class);
        for (String line : text.split("\\R", -1)) {
            Optional<Section> heading = Section.of(line);
            heading.ifPresent(sections::add);
            document.add(line, heading.isPresent());
        }
        document.endParagraph();
        document.endTable();
        boolean whole = sections.contains(Section.RESULTS)
                && (sections.contains(Section.DISCUSSION) || sections.contains(Section.REFERENCES))
                && (sections.contains(Section.METHODS) || sections.contains(Section.INTRODUCTION))
                && text.length() > LONGEST_ABSTRACT;
        return whole ? Optional.of(Assembly.of("", document.parts)) : Optional.empty();
    }

    private void add(String line, boolean heading) {
        boolean row = line.indexOf('\t') >= 0;
        if (heading || row || line.isBlank()) {
            endParagraph();
        }
        if (row) {
            rows.add(Stream.of(line.split("\t", -1))
                    .map(cell -> Cell.of(cell, Raised.leading(cell), false))
                    .toList());
        } else if (!line.isBlank()) {
            endTable();
            if (heading) {
                parts.add(new Heading(line.strip()));
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : "\n").append(line);
            }
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            parts.add(new Text(paragraph.toString()));
            paragraph.setLength(0);
        }
    }

    /** Rows of as many cells, one after another, are a table: a head of fewer does not say which cells it is above. */
    private void endTable() {
        List<List<Cell>> table = new ArrayList<>();
        for (List<Cell> row : rows) {
            if (!table.isEmpty() && table.get(0).size() != row.size()) {
                add(table);
            }
            table.add(row);
        }
        add(table);
        rows.clear();
    }

    private void add(List<List<Cell>> table) {
        if (!table.isEmpty()) {
            parts.add(new Cells("", "", List.copyOf(table), 0, List.of()));
            table.clear();
        }
    }
}
