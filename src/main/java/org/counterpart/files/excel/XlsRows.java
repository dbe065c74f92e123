package org.counterpart.files.excel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.counterpart.files.excel.sheet.CellFormat;
import org.counterpart.files.excel.sheet.CellKind;
import org.counterpart.files.excel.sheet.CellRange;
import org.counterpart.files.excel.sheet.CellText;
import org.counterpart.files.excel.sheet.PlainNumber;
import org.counterpart.files.excel.sheet.SheetCell;
import org.counterpart.files.excel.sheet.SheetRow;
import org.counterpart.files.excel.sheet.SheetRows;

/** The rows of a sheet of Excel 97-2003, which has at most 65,536 and is in memory as a whole. */
final class XlsRows implements SheetRows {
    /** Formats from here on are the workbook's own and have a code. */
    private static final int OWN = 164;

    private static final int COLUMNS = 256;

    private final HSSFSheet sheet;
    private final boolean from1904;
    private int row;

    XlsRows(HSSFSheet sheet, boolean from1904) {
        this.sheet = sheet;
        this.from1904 = from1904;
    }

    @Override
    public SheetRow next() {
        while (row <= sheet.getLastRowNum()) {
            HSSFRow here = sheet.getRow(row++);
            if (here == null) {
                continue;
            }
            List<SheetCell> cells = new ArrayList<>();
            for (int column = Math.max(0, here.getFirstCellNum()); column < here.getLastCellNum(); column++) {
                HSSFCell cell = here.getCell(column);
                SheetCell read = cell == null ? null : cell(column, cell);
                if (read != null) {
                    cells.add(read);
                }
            }
            return new SheetRow(row, here.getZeroHeight(), cells);
        }
        return null;
    }

    private SheetCell cell(int column, Cell cell) {
        boolean formula = cell.getCellType() == CellType.FORMULA;
        CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> {
                String text = CellText.of(cell.getStringCellValue());
                yield text.isEmpty() ? null : new SheetCell(column, CellKind.TEXT, text, formula);
            }
            case NUMERIC -> {
                double value = cell.getNumericCellValue();
                yield SheetCell.number(column, value, PlainNumber.of(value), format(cell), from1904, formula);
            }
            case BOOLEAN ->
                new SheetCell(column, CellKind.LOGICAL, String.valueOf(cell.getBooleanCellValue()), formula);
            case ERROR -> new SheetCell(column, CellKind.ERROR, error(cell.getErrorCellValue()), formula);
            default -> null;
        };
    }

    private static CellFormat format(Cell cell) {
        int id = cell.getCellStyle().getDataFormat();
        return CellFormat.of(id, id < OWN ? null : cell.getCellStyle().getDataFormatString());
    }

    private static String error(byte code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#?";
    }

    @Override
    public List<CellRange> merged() {
        List<CellRange> merged = new ArrayList<>();
        for (CellRangeAddress m : sheet.getMergedRegions()) {
            merged.add(new CellRange(m.getFirstRow() + 1, m.getFirstColumn(), m.getLastRow() + 1, m.getLastColumn()));
        }
        return merged;
    }

    @Override
    public BitSet hiddenColumns() {
        BitSet hidden = new BitSet();
        for (int column = 0; column < COLUMNS; column++) {
            hidden.set(column, sheet.isColumnHidden(column));
        }
        return hidden;
    }

    @Override
    public void close() {}
}
