package org.counterpart.files.excel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.PlainTable;
import org.counterpart.files.TableRequest;
import org.counterpart.files.excel.sheet.Refusal;
import org.counterpart.files.excel.sheet.SheetName;
import org.counterpart.files.excel.sheet.SheetTable;
import org.counterpart.stats.Note;

/** The table on a sheet of an .xls of Excel 97-2003, read by the same rules as one of an {@link XlsxTable}. */
public final class XlsTable implements PlainTable {
    private final HSSFWorkbook book;
    private final SheetName sheet;
    private final SheetTable table;
    private final boolean from1904;

    private XlsTable(HSSFWorkbook book, SheetName sheet, SheetTable table, boolean from1904) {
        this.book = book;
        this.sheet = sheet;
        this.table = table;
        this.from1904 = from1904;
    }

    /** @throws FileRefusedException as {@link XlsxTable#open}; and when the workbook is older than Excel 97 */
    public static XlsTable open(Path path, TableRequest request) throws IOException {
        String file = Refusal.name(path);
        HSSFWorkbook book = null;
        try {
            book = new HSSFWorkbook(new POIFSFileSystem(path.toFile(), true), false);
            return of(book, request, file);
        } catch (FileRefusedException e) {
            close(book);
            throw e;
        } catch (EncryptedDocumentException e) {
            close(book);
            throw Refusal.of("files.xlsx.password", file);
        } catch (OldFileFormatException e) {
            close(book);
            throw Refusal.of("files.xls.older", file);
        } catch (IOException | RuntimeException e) {
            close(book);
            throw Refusal.of("files.xls.damaged", file);
        }
    }

    private static void close(HSSFWorkbook book) throws IOException {
        if (book != null) {
            book.close();
        }
    }

    private static XlsTable of(HSSFWorkbook book, TableRequest request, String file) throws IOException {
        boolean from1904 = book.getInternalWorkbook().isUsing1904DateWindowing();
        List<SheetName> sheets = new ArrayList<>();
        for (int i = 0; i < book.getNumberOfSheets(); i++) {
            boolean visible = book.getSheetVisibility(i) == SheetVisibility.VISIBLE;
            sheets.add(new SheetName(book.getSheetName(i), visible, String.valueOf(i)));
        }
        List<Note> notes = new ArrayList<>();
        SheetName sheet = SheetName.chosen(sheets, request.sheet(), file, notes);
        if (from1904) {
            notes.add(Note.of("files.sheet.from-1904"));
        }
        HSSFSheet cells = book.getSheetAt(Integer.parseInt(sheet.place()));
        SheetTable table = SheetTable.of(() -> new XlsRows(cells, from1904), request, file, sheet, notes);
        return new XlsTable(book, sheet, table, from1904);
    }

    /** Whether an OLE file is not an old workbook but a new one behind a password. */
    static boolean isEncryptedPackage(Path file) {
        try (POIFSFileSystem ole = new POIFSFileSystem(file.toFile(), true)) {
            return ole.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
        } catch (IOException | RuntimeException e) {
            return false;
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

    /** @throws FileRefusedException when a cell cannot be read */
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
        table.close();
        book.close();
    }
}
