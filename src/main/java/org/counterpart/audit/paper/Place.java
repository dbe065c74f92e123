package org.counterpart.audit.paper;

import org.counterpart.stats.Note;

/**
 * Where in a document something is printed: a row of a table, counted from 1 below its head, or a paragraph, counted
 * from 1 in its section; 0 is the section as a whole.
 *
 * @param label what the document calls the table or section: {@code Table 3}, {@code Results}
 */
public record Place(Kind kind, String label, int number) {
    public enum Kind {
        ROW,
        PARAGRAPH
    }

    public static Place row(String table, int number) {
        return new Place(Kind.ROW, table, number);
    }

    public static Place paragraph(String section, int number) {
        return new Place(Kind.PARAGRAPH, section, number);
    }

    /** In words. */
    public Note note() {
        if (number == 0) {
            return Note.of("audit.place.section", label);
        }
        return Note.of(kind == Kind.ROW ? "audit.place.row" : "audit.place.paragraph", label, number);
    }
}
