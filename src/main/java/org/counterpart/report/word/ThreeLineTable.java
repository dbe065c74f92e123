package org.counterpart.report.word;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.counterpart.report.Report;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Align;
import org.counterpart.report.Table.Row;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

/**
 * A table in three lines (三线表): above, below the heads, below; no others. Heads are repeated on each page, rows are not
 * split, and a table of up
 * to {@value #TOGETHER} rows stays on one page.
 */
final class ThreeLineTable {
    private static final int TOGETHER = 15;

    /** In eighths of a point. */
    private static final int THICK = 12;

    private static final int THIN = 6;

    private final Table table;
    private final TableLayout layout;

    ThreeLineTable(Table table, TableLayout layout) {
        this.table = table;
        this.layout = layout;
    }

    void write(Manuscript manuscript, Report report) {
        XWPFTable word = manuscript.table();
        frame(word, report);
        XWPFTableRow heads = word.getRow(0);
        heads.setRepeatHeader(true);
        heads.setCantSplitRow(true);
        for (int c = 0; c < table.heads().size(); c++) {
            XWPFTableCell cell = cell(heads, c);
            CTBorder rule = cell.getCTTc().getTcPr().addNewTcBorders().addNewBottom();
            rule.setVal(STBorder.SINGLE);
            rule.setSz(BigInteger.valueOf(THIN));
            cell.getCTTc().getTcPr().addNewVAlign().setVal(STVerticalJc.BOTTOM);
            text(cell, c, table.heads().get(c).text(), 0).forEach(run -> run.setBold(true));
            cell.getParagraphs().get(0).setKeepNext(true);
        }
        for (int r = 0; r < table.rows().size(); r++) {
            row(word.createRow(), r);
        }
        for (String note : table.notes()) {
            XWPFParagraph paragraph = manuscript.paragraph("TableNote");
            Text.add(paragraph, note);
        }
    }

    private void frame(XWPFTable word, Report report) {
        word.removeBorders();
        word.setTopBorder(XWPFBorderType.SINGLE, THICK, 0, "auto");
        word.setBottomBorder(XWPFBorderType.SINGLE, THICK, 0, "auto");
        word.setWidthType(TableWidthType.DXA);
        word.setWidth(layout.width());
        word.setTableAlignment(report.language().equals("zh") ? TableRowAlign.CENTER : TableRowAlign.LEFT);
        word.setCellMargins(0, TableLayout.PADDING, 0, TableLayout.PADDING);
        word.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid grid = word.getCTTbl().addNewTblGrid();
        layout.columns().forEach(w -> grid.addNewGridCol().setW(BigInteger.valueOf(w)));
    }

    private void row(XWPFTableRow word, int index) {
        Row row = table.rows().get(index);
        word.setCantSplitRow(true);
        boolean last = index == table.rows().size() - 1;
        boolean near = table.rows().size() <= TOGETHER
                || index == 0
                || index >= table.rows().size() - 2;
        for (int c = 0; c < row.cells().size(); c++) {
            XWPFTableCell cell = cell(word, c);
            text(cell, c, row.cells().get(c).text(), c == 0 ? row.indent() : 0);
            cell.getParagraphs().get(0).setKeepNext(last ? !table.notes().isEmpty() : near);
        }
    }

    private XWPFTableCell cell(XWPFTableRow row, int column) {
        XWPFTableCell cell = row.getCell(column) == null ? row.createCell() : row.getCell(column);
        cell.setWidthType(TableWidthType.DXA);
        cell.setWidth(Integer.toString(layout.columns().get(column)));
        return cell;
    }

    private List<XWPFRun> text(XWPFTableCell cell, int column, String text, int indent) {
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        paragraph.setStyle("TableText");
        if (table.heads().get(column).align() == Align.RIGHT) {
            paragraph.setAlignment(ParagraphAlignment.RIGHT);
        }
        double left = indent * TableLayout.INDENT + TableLayout.gap(table, column);
        if (left > 0) {
            paragraph.setIndentationLeft((int) Math.round(left * layout.halfPoints() * 10));
        }
        List<XWPFRun> runs =
                column == 0 && !text.equals("P") ? List.of(Text.plain(paragraph, text)) : Text.symbols(paragraph, text);
        if (layout.halfPoints() != TableLayout.NORMAL) {
            runs.forEach(run -> run.setFontSize(layout.halfPoints() / 2.0));
        }
        return runs;
    }
}
