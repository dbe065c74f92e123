package org.counterpart.files.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.files.excel.sheet.CellFormat;

/** The number format of each style of cells of an .xlsx, by its number. */
record XlsxStyles(List<CellFormat> formats) {
    static final XlsxStyles NONE = new XlsxStyles(List.of());

    CellFormat format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : CellFormat.NUMBER;
    }

    static XlsxStyles of(ZipParts parts, String part) throws IOException {
        return PartReading.of(parts.file(), part, () -> {
            Map<Integer, String> codes = new HashMap<>();
            List<Integer> cells = new ArrayList<>();
            boolean inFormats = false;
            boolean inCells = false;
            try (PartXml xml = new PartXml(parts.open(part))) {
                while (xml.next()) {
                    String name = xml.name();
                    if (name.equals("numFmts")) {
                        inFormats = xml.starts();
                    } else if (name.equals("cellXfs")) {
                        inCells = xml.starts();
                    } else if (inFormats && xml.starts("numFmt")) {
                        codes.put(xml.number("numFmtId", 0), String.valueOf(xml.attribute("formatCode")));
                    } else if (inCells && xml.starts("xf")) {
                        cells.add(xml.number("numFmtId", 0));
                    }
                }
            }
            return new XlsxStyles(
                    cells.stream().map(id -> CellFormat.of(id, codes.get(id))).toList());
        });
    }
}
