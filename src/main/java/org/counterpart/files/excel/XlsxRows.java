package org.counterpart.files.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.counterpart.files.excel.sheet.CellFormat;
import org.counterpart.files.excel.sheet.CellKind;
import org.counterpart.files.excel.sheet.CellRange;
import org.counterpart.files.excel.sheet.CellText;
import org.counterpart.files.excel.sheet.PlainNumber;
import org.counterpart.files.excel.sheet.Refusal;
import org.counterpart.files.excel.sheet.Serial;
import org.counterpart.files.excel.sheet.SheetCell;
import org.counterpart.files.excel.sheet.SheetRow;
import org.counterpart.files.excel.sheet.SheetRows;

/** The rows of a worksheet part (ECMA-376 part 1, 18.3.1). */
final class XlsxRows implements SheetRows {
    private static final int MOST_MERGED = 1 << 20;

    private final String file;
    private final String part;
    private final SharedStrings strings;
    private final XlsxStyles styles;
    private final boolean from1904;
    private final PartXml xml;
    private final List<CellRange> merged = new ArrayList<>();
    private final BitSet hidden = new BitSet();
    private int row;

    XlsxRows(ZipParts parts, String part, SharedStrings strings, XlsxStyles styles, boolean from1904)
            throws IOException {
        this.file = parts.file();
        this.part = part;
        this.strings = strings;
        this.styles = styles;
        this.from1904 = from1904;
        InputStream in = parts.open(part);
        this.xml = PartReading.of(file, part, () -> new PartXml(in));
    }

    @Override
    public SheetRow next() throws IOException {
        return PartReading.of(file, part, this::nextRow);
    }

    private SheetRow nextRow() throws XMLStreamException, IOException {
        while (xml.next()) {
            if (!xml.starts()) {
                continue;
            }
            switch (xml.name()) {
                case "row" -> {
                    return rowHere();
                }
                case "col" -> hide();
                case "mergeCell" -> {
                    merged.add(CellRange.of(String.valueOf(xml.attribute("ref"))));
                    if (merged.size() > MOST_MERGED) {
                        throw Refusal.of("files.xlsx.too-large", file);
                    }
                }
                default -> {}
            }
        }
        return null;
    }

    private void hide() {
        if (xml.flag("hidden")) {
            int from = xml.number("min", 1);
            int to = Math.min(xml.number("max", from), CellRange.COLUMNS);
            hidden.set(Math.max(from, 1) - 1, Math.max(to, 0));
        }
    }

    private SheetRow rowHere() throws XMLStreamException, IOException {
        int number = xml.number("r", row + 1);
        if (number > CellRange.ROWS) {
            throw Refusal.of("files.xlsx.too-large", file);
        }
        if (number <= row) {
            throw Refusal.of("files.xlsx.damaged-part", file, part);
        }
        row = number;
        boolean rowHidden = xml.flag("hidden");
        List<SheetCell> cells = new ArrayList<>();
        int column = -1;
        boolean sorted = true;
        while (xml.next() && !xml.ends("row")) {
            if (xml.starts("c")) {
                String reference = xml.attribute("r");
                int at = reference == null ? column + 1 : CellRange.column(reference);
                if (at >= CellRange.COLUMNS) {
                    throw Refusal.of("files.xlsx.too-large", file);
                }
                sorted &= at > column;
                column = at;
                SheetCell cell = cellHere(at);
                if (cell != null) {
                    cells.add(cell);
                }
            }
        }
        if (!sorted) {
            cells.sort(Comparator.comparingInt(SheetCell::column));
            for (int i = 1; i < cells.size(); i++) {
                if (cells.get(i).column() == cells.get(i - 1).column()) {
                    throw Refusal.of("files.xlsx.damaged-part", file, part);
                }
            }
        }
        return new SheetRow(number, rowHidden, cells);
    }

    private SheetCell cellHere(int column) throws XMLStreamException, IOException {
        String type = xml.attribute("t");
        CellFormat format = styles.format(xml.number("s", 0));
        boolean formula = false;
        String value = null;
        String inline = null;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) {
                value = xml.text();
            } else if (xml.starts("is")) {
                inline = SharedStrings.richText(xml, "is");
            } else if (xml.starts("f")) {
                formula = true;
                xml.skip();
            }
        }
        String kind = type == null ? "n" : type;
        if (kind.equals("inlineStr") || kind.equals("str")) {
            String raw = inline == null ? value : inline;
            return raw == null ? null : text(column, CellText.of(raw), formula);
        }
        String plain = value == null ? "" : value.strip();
        if (plain.isEmpty()) {
            return formula ? new SheetCell(column, CellKind.UNCOMPUTED, "", true) : null;
        }
        return switch (kind) {
            case "s" -> text(column, strings.get(Integer.parseInt(plain)), formula);
            case "n" -> number(column, plain, format, formula);
            case "b" -> new SheetCell(column, CellKind.LOGICAL, logical(plain), formula);
            case "e" -> new SheetCell(column, CellKind.ERROR, plain, formula);
            case "d" -> {
                String date = Serial.iso(plain, format);
                yield date == null ? text(column, plain, formula) : new SheetCell(column, CellKind.DATE, date, formula);
            }
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static SheetCell text(int column, String text, boolean formula) {
        return text.isEmpty() ? null : new SheetCell(column, CellKind.TEXT, text, formula);
    }

    private static String logical(String value) {
        return switch (value) {
            case "1", "true" -> "true";
            case "0", "false" -> "false";
            default -> throw new IllegalArgumentException(value);
        };
    }

    private SheetCell number(int column, String written, CellFormat format, boolean formula) {
        String plain = PlainNumber.of(written);
        return SheetCell.number(column, Double.parseDouble(plain), plain, format, from1904, formula);
    }

    @Override
    public List<CellRange> merged() {
        return merged;
    }

    @Override
    public BitSet hiddenColumns() {
        return hidden;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
