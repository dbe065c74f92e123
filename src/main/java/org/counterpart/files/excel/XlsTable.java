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
import org.counterpart.files.PlainTable;
import org.counterpart.files.TableRequest;
import org.counterpart.files.excel.sheet.Refusal;
import org.counterpart.files.excel.sheet.SheetName;
import org.counterpart.files.excel.sheet.SheetTable;
import org.counterpart.stats.Note;

/** The table on a sheet of an .xls of Excel 97-2003, read by the same rules as one of an {@link XlsxTable}. */
public final class XlsTable {
    private XlsTable() {}

    /** @throws FileRefusedException as {@link XlsxTable#open}; and when the workbook is older than Excel 97 */
    public static PlainTable open(Path path, TableRequest request) throws IOException {
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

    private static PlainTable of(HSSFWorkbook book, TableRequest request, String file) throws IOException {
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
        return SheetTable.of(() -> new XlsRows(cells, from1904), request, file, sheet, book, notes);
    }

    /** Whether an OLE file is not an old workbook but a new one behind a password. */
    static boolean isEncryptedPackage(Path file) {
        try (POIFSFileSystem ole = new POIFSFileSystem(file.toFile(), true)) {
            return ole.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
