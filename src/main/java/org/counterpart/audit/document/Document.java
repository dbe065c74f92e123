package org.counterpart.audit.document;

import java.util.List;
import org.counterpart.audit.table.PrintedTable;

/**
 * A paper: its passages and tables in their order.
 *
 * @param title empty where it is not certain
 * @param pictures tables that cannot be read, by their labels
 * @param cut whether the file ends too early, so that this is not all of it
 */
record Document(String title, List<Passage> passages, List<PrintedTable> tables, List<String> pictures, boolean cut) {
    /**
     * A paragraph.
     *
     * @param heading of the section, as printed; empty before the first
     * @param number counted from 1 in its section
     */
    record Passage(Section section, String heading, int number, String text) {}

    Document cut(boolean early) {
        return new Document(title, passages, tables, pictures, early);
    }
}
