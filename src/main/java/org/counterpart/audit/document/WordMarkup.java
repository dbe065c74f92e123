package org.counterpart.audit.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The markup of a Word document as its reader sees the page: what tracked changes delete or move away and what is
 * hidden goes, content controls give way to what they hold, signs of symbol fonts become letters, and a table in a text
 * box stands behind the paragraph that the box hangs on, and a table that only lays out the page is none.
 */
final class WordMarkup {
    private static final int LARGEST_SPAN = 60;

    /** Signs of the font Symbol, by their codes in Word. */
    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("A3", "≤"),
            Map.entry("B3", "≥"),
            Map.entry("B1", "±"),
            Map.entry("B4", "×"),
            Map.entry("62", "β"),
            Map.entry("63", "χ"),
            Map.entry("61", "α"),
            Map.entry("6D", "μ"),
            Map.entry("2D", "-"));

    private WordMarkup() {}

    static XWPFDocument open(InputStream file) throws IOException {
        try (XWPFDocument word = new XWPFDocument(file)) {
            clean((Element) word.getDocument().getBody().getDomNode());
            ByteArrayOutputStream cleaned = new ByteArrayOutputStream();
            word.write(cleaned);
            return new XWPFDocument(new ByteArrayInputStream(cleaned.toByteArray()));
        }
    }

    private static void clean(Element body) {
        for (String gone : new String[] {"w:del", "w:moveFrom", "mc:Fallback", "w:delText"}) {
            all(body, gone).stream().filter(e -> !isMark(e)).forEach(WordMarkup::remove);
        }
        for (String mark : new String[] {"w:vanish", "w:cellDel"}) {
            all(body, mark).stream()
                    .filter(WordMarkup::isOn)
                    .forEach(e -> remove((Element) e.getParentNode().getParentNode()));
        }
        for (Element row : all(body, "w:trPr")) {
            if (!all(row, "w:del").isEmpty()) {
                remove((Element) row.getParentNode());
            }
        }
        all(body, "w:gridBefore").forEach(WordMarkup::pad);
        all(body, "w:sym").forEach(WordMarkup::letter);
        for (Element box : all(body, "w:txbxContent")) {
            if (!all(box, "w:tbl").isEmpty()) {
                lift(box);
            }
        }
        all(body, "w:tbl").forEach(WordMarkup::layout);
        List<Element> controls = all(body, "w:sdt");
        for (int i = controls.size() - 1; i >= 0; i--) {
            unwrap(controls.get(i));
        }
    }

    /** A deletion of the mark of a paragraph or of a row, which holds nothing itself. */
    private static boolean isMark(Element e) {
        String parent = e.getParentNode() == null ? "" : e.getParentNode().getNodeName();
        return parent.equals("w:rPr") || parent.equals("w:trPr");
    }

    private static boolean isOn(Element e) {
        String value = e.getAttribute("w:val");
        return !value.equals("0") && !value.equals("false") && hides(e);
    }

    /** Of a run or a cell; not of the mark of a paragraph. */
    private static boolean hides(Element e) {
        Node of = e.getParentNode() == null ? null : e.getParentNode().getParentNode();
        return of != null && (of.getNodeName().equals("w:r") || of.getNodeName().equals("w:tc"));
    }

    private static List<Element> all(Element from, String name) {
        List<Element> found = new ArrayList<>();
        for (Node n = from.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                if (e.getNodeName().equals(name)) {
                    found.add(e);
                }
                found.addAll(all(e, name));
            }
        }
        return found;
    }

    private static void remove(Node e) {
        if (e.getParentNode() != null) {
            e.getParentNode().removeChild(e);
        }
    }

    private static Element make(Element beside, String name) {
        return beside.getOwnerDocument()
                .createElementNS("http://schemas.openxmlformats.org/wordprocessingml/2006/main", name);
    }

    /** A row that begins in a later column has empty cells before it. */
    private static void pad(Element before) {
        String value = before.getAttribute("w:val");
        Node row = before.getParentNode().getParentNode();
        Node first = before.getParentNode().getNextSibling();
        int cells = value.matches("\\d{1,2}") ? Math.min(LARGEST_SPAN, Integer.parseInt(value)) : 0;
        for (int i = 0; i < cells; i++) {
            Element cell = make(before, "w:tc");
            cell.appendChild(make(before, "w:p"));
            row.insertBefore(cell, first);
        }
    }

    private static void letter(Element sign) {
        String code = sign.getAttribute("w:char").toUpperCase(Locale.ROOT);
        String low = code.length() == 4 ? code.substring(2) : code;
        boolean symbol = sign.getAttribute("w:font").equals("Symbol");
        boolean ascii = symbol && low.matches("[23][0-9A-F]");
        String letter = SYMBOLS.getOrDefault(symbol ? low : "", ascii ? "" + (char) Integer.parseInt(low, 16) : "□");
        Element text = make(sign, "w:t");
        text.appendChild(sign.getOwnerDocument().createTextNode(letter));
        sign.getParentNode().replaceChild(text, sign);
    }

    private static void lift(Element box) {
        Node paragraph = box.getParentNode();
        while (paragraph != null && !paragraph.getNodeName().equals("w:p")) {
            paragraph = paragraph.getParentNode();
        }
        if (paragraph == null || paragraph.getParentNode() == null) {
            return;
        }
        Node behind = paragraph.getNextSibling();
        while (box.getFirstChild() != null) {
            paragraph.getParentNode().insertBefore(box.getFirstChild(), behind);
        }
    }

    /** A table that only lays out the page gives way to what its cells hold: it has tables of several rows in it. */
    private static void layout(Element table) {
        boolean holds =
                all(table, "w:tbl").stream().anyMatch(t -> all(t, "w:tr").size() > 1);
        if (!holds || table.getParentNode() == null) {
            return;
        }
        for (Element cell : all(table, "w:tc")) {
            boolean own = cell.getParentNode().getParentNode() == table;
            for (Node n = cell.getFirstChild(); own && n != null; n = cell.getFirstChild()) {
                if (n.getNodeName().equals("w:tcPr")) {
                    cell.removeChild(n);
                } else {
                    table.getParentNode().insertBefore(n, table);
                }
            }
        }
        remove(table);
    }

    private static void unwrap(Element control) {
        Node parent = control.getParentNode();
        for (Element content : all(control, "w:sdtContent")) {
            if (content.getParentNode() == control) {
                while (content.getFirstChild() != null) {
                    parent.insertBefore(content.getFirstChild(), control);
                }
            }
        }
        remove(control);
    }
}
