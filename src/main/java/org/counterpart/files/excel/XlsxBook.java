package org.counterpart.files.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.files.excel.sheet.Refusal;
import org.counterpart.files.excel.sheet.SheetName;

/**
 * What the workbook part of an .xlsx says.
 *
 * @param sheets with cells, in the order of their tabs; the place is the part
 * @param from1904 whether days count from 1904
 */
record XlsxBook(List<SheetName> sheets, boolean from1904, PartLinks links) {
    static XlsxBook of(ZipParts parts) throws IOException {
        String part = PartLinks.of(parts, "").first("officeDocument").orElse("xl/workbook.xml");
        if (part.endsWith(".bin")) {
            throw Refusal.of("files.xlsx.binary", parts.file());
        }
        if (!parts.has(part) || part.startsWith("word/") || part.startsWith("ppt/")) {
            throw Refusal.of("files.xlsx.no-workbook", parts.file());
        }
        PartLinks links = PartLinks.of(parts, part);
        return PartReading.of(parts.file(), part, () -> {
            List<SheetName> sheets = new ArrayList<>();
            boolean from1904 = false;
            try (PartXml xml = new PartXml(parts.open(part))) {
                while (xml.next()) {
                    if (xml.starts("workbookPr")) {
                        from1904 = xml.flag("date1904");
                    } else if (xml.starts("sheet")) {
                        PartLinks.Link link = links.byId().get(String.valueOf(xml.relation()));
                        if (link != null && link.kind().equals("worksheet")) {
                            String state = xml.attribute("state");
                            boolean visible = state == null || state.equals("visible");
                            sheets.add(new SheetName(String.valueOf(xml.attribute("name")), visible, link.target()));
                        }
                    }
                }
            }
            return new XlsxBook(sheets, from1904, links);
        });
    }
}
