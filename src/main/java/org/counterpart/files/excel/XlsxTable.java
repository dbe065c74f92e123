package org.counterpart.files.excel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.PlainTable;
import org.counterpart.files.TableRequest;
import org.counterpart.files.excel.sheet.SheetName;
import org.counterpart.files.excel.sheet.SheetRows;
import org.counterpart.files.excel.sheet.SheetTable;
import org.counterpart.stats.Note;

/**
 * The table on a sheet of an .xlsx or .xlsm. Texts come without white space around them, with full-width digits and
 * letters as ordinary ones; numbers kept as text as numbers where a column holds nothing else; a formula as the result
 * that was saved; an error as missing; the value of a cell merged downwards in each row it covers. Macros are not run.
 */
public final class XlsxTable implements PlainTable {
    private final ZipParts parts;
    private final SheetName sheet;
    private final boolean from1904;
    private final SheetTable table;

    private XlsxTable(ZipParts parts, SheetName sheet, boolean from1904, SheetTable table) {
        this.parts = parts;
        this.sheet = sheet;
        this.from1904 = from1904;
        this.table = table;
    }

    /**
     * Reads the sheet once to its end, so that a damaged one is refused before its first row is given.
     *
     * @throws FileRefusedException when it is no workbook, damaged, larger than a table can be, has no such sheet, or
     *     the sheet has no table that can be read without guessing
     */
    public static XlsxTable open(Path path, TableRequest request) throws IOException {
        ZipParts parts = ZipParts.open(path);
        try {
            String file = parts.file();
            XlsxBook book = XlsxBook.of(parts);
            List<Note> notes = new ArrayList<>();
            SheetName sheet = SheetName.chosen(book.sheets(), request.sheet(), file, notes);
            if (book.from1904()) {
                notes.add(Note.of("files.sheet.from-1904"));
            }
            Optional<String> texts = book.links().first("sharedStrings");
            SharedStrings strings = texts.isPresent() ? SharedStrings.of(parts, texts.get()) : SharedStrings.NONE;
            Optional<String> look = book.links().first("styles");
            XlsxStyles styles = look.isPresent() ? XlsxStyles.of(parts, look.get()) : XlsxStyles.NONE;
            SheetRows.Source rows = () -> new XlsxRows(parts, sheet.place(), strings, styles, book.from1904());
            SheetTable table = SheetTable.of(rows, request, file, sheet, notes);
            return new XlsxTable(parts, sheet, book.from1904(), table);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** The name of the sheet that is read. */
    @Override
    public String part() {
        return sheet.name();
    }

    /** The year from which the workbook counts days, 1900 or 1904. */
    public int epoch() {
        return from1904 ? 1904 : 1900;
    }

    @Override
    public List<PlainColumn> columns() {
        return table.columns();
    }

    @Override
    public String[] next() throws IOException {
        return table.next();
    }

    @Override
    public int row() {
        return table.row();
    }

    @Override
    public List<Note> notes() {
        return table.notes();
    }

    @Override
    public void close() throws IOException {
        try {
            table.close();
        } finally {
            parts.close();
        }
    }
}
