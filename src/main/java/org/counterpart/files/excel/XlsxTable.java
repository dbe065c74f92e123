package org.counterpart.files.excel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.files.FileRefusedException;
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
public final class XlsxTable {
    private XlsxTable() {}

    /**
     * Reads the sheet once to its end, so that a damaged one is refused before its first row is given.
     *
     * @throws FileRefusedException when it is no workbook, damaged, larger than a table can be, has no such sheet, or
     *     the sheet has no table that can be read without guessing
     */
    public static PlainTable open(Path path, TableRequest request) throws IOException {
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
            return SheetTable.of(rows, request, file, sheet, parts, notes);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }
}
