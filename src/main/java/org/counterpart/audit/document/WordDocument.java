package org.counterpart.audit.document;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.counterpart.audit.document.DocumentPart.Cells;
import org.counterpart.audit.document.DocumentPart.Heading;
import org.counterpart.audit.document.DocumentPart.Picture;
import org.counterpart.audit.document.DocumentPart.Text;
import org.counterpart.audit.table.PrintedTable.Cell;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STVerticalAlignRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTrPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** A Word manuscript (.docx): paragraphs and tables in their order; what is deleted in tracked changes is not there. */
final class WordDocument {
    private static final int TWIPS_A_STEP = 100;

    private WordDocument() {}

    static Document read(InputStream file) throws IOException {
        List<DocumentPart> pieces = new ArrayList<>();
        String title = "";
        try (XWPFDocument word = WordMarkup.open(file)) {
            for (IBodyElement element : word.getBodyElements()) {
                if (element instanceof XWPFTable table) {
                    pieces.add(new Cells("", "", rows(table), 0, List.of()));
                } else if (element instanceof XWPFParagraph paragraph) {
                    String text = text(paragraph).strip();
                    String style = style(word, paragraph);
                    if (style.equals("title") && title.isEmpty()) {
                        title = text;
                    } else if (text.isEmpty() && hasPicture(paragraph)) {
                        pieces.add(new Picture(""));
                    } else if (!text.isEmpty()) {
                        boolean heading = style.startsWith("heading") || style.startsWith("标题");
                        pieces.add(heading ? new Heading(text) : new Text(text));
                    }
                }
            }
        }
        return Assembly.of(title, pieces);
    }

    private static boolean hasPicture(XWPFParagraph paragraph) {
        return paragraph.getRuns().stream()
                .anyMatch(r -> !r.getEmbeddedPictures().isEmpty());
    }

    private static String style(XWPFDocument word, XWPFParagraph paragraph) {
        String id = paragraph.getStyle();
        if (id == null || word.getStyles() == null || word.getStyles().getStyle(id) == null) {
            return "";
        }
        String name = word.getStyles().getStyle(id).getName();
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** Without marks of footnotes and references that are set high. */
    private static String text(XWPFParagraph paragraph) {
        StringBuilder text = new StringBuilder();
        for (XWPFRun run : paragraph.getRuns()) {
            String words = run.text();
            boolean high = run.getVerticalAlignment() == STVerticalAlignRun.SUPERSCRIPT || run.getTextPosition() > 0;
            text.append(high ? Raised.shown(text, words) : words);
        }
        return text.toString();
    }

    private static List<List<Cell>> rows(XWPFTable table) {
        List<List<Cell>> rows = new ArrayList<>();
        for (XWPFTableRow row : table.getRows()) {
            List<Cell> cells = new ArrayList<>(Collections.nCopies(before(row), Cell.of("", 0, true)));
            for (XWPFTableCell cell : row.getTableCells()) {
                CTTcPr look = cell.getCTTc().getTcPr();
                BigInteger span = look == null || look.getGridSpan() == null
                        ? BigInteger.ONE
                        : look.getGridSpan().getVal();
                boolean merged = look != null
                        && look.getVMerge() != null
                        && look.getVMerge().getVal() != STMerge.RESTART;
                Cell here = merged ? above(rows, cells.size()) : cell(cell);
                cells.add(here);
                for (int i = 1; i < span.intValue(); i++) {
                    cells.add(new Cell(here.original(), here.text(), here.indent(), true));
                }
            }
            rows.add(cells);
        }
        return rows;
    }

    /** How many columns a row leaves out at its beginning. */
    private static int before(XWPFTableRow row) {
        CTTrPr look = row.getCtRow().getTrPr();
        return look == null || look.sizeOfGridBeforeArray() == 0
                ? 0
                : look.getGridBeforeArray(0).getVal().intValue();
    }

    private static Cell above(List<List<Cell>> rows, int column) {
        if (rows.isEmpty() || rows.get(rows.size() - 1).size() <= column) {
            return Cell.of("", 0, true);
        }
        Cell above = rows.get(rows.size() - 1).get(column);
        return new Cell(above.original(), above.text(), above.indent(), true);
    }

    private static Cell cell(XWPFTableCell cell) {
        StringBuilder text = new StringBuilder();
        int indent = 0;
        for (XWPFParagraph paragraph : cell.getParagraphs()) {
            String words = text(paragraph);
            if (text.isEmpty() && !words.isBlank()) {
                int set = Math.max(0, paragraph.getIndentationLeft()) + Math.max(0, paragraph.getFirstLineIndent());
                indent = set / TWIPS_A_STEP + Raised.leading(words);
            }
            text.append(text.isEmpty() ? "" : " ").append(words);
        }
        return Cell.of(text.toString().replaceAll("\\s+", " "), indent, false);
    }
}
