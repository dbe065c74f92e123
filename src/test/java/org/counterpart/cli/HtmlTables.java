package org.counterpart.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The tables of a {@code report.html} as a reader has them, with the origin that each cell's letter points to. */
record HtmlTables(Map<String, HtmlTable> tables) {

    /** @param id language and name: {@code en-table-flow} */
    record HtmlTable(String id, List<String> heads, List<HtmlRow> rows) {
        HtmlCell cell(int row, int column) {
            return rows.get(row).cells().get(column);
        }
    }

    record HtmlRow(String name, List<HtmlCell> cells) {}

    /**
     * @param text what is printed
     * @param exact the number in full precision, empty where there is none
     * @param origin empty where the cell has no letter
     */
    record HtmlCell(String text, String exact, String origin) {}

    static HtmlTables of(Path html) throws IOException {
        try {
            Element page = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(Files.readString(html))))
                    .getDocumentElement();
            Map<String, HtmlTable> tables = new LinkedHashMap<>();
            for (Element div : all(page, "div")) {
                if (div.getAttribute("class").equals("table")) {
                    tables.put(div.getAttribute("id"), table(div));
                }
            }
            return new HtmlTables(tables);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static HtmlTable table(Element div) {
        Map<String, String> origins = new HashMap<>();
        List<Element> letters = all(div, "dt");
        List<Element> meanings = all(div, "dd");
        for (int i = 0; i < letters.size(); i++) {
            origins.put(
                    letters.get(i).getTextContent(),
                    meanings.get(i).getTextContent().strip());
        }
        List<String> heads = new ArrayList<>();
        List<HtmlRow> rows = new ArrayList<>();
        for (Element tr : all(div, "tr")) {
            List<HtmlCell> cells =
                    all(tr, "td").stream().map(td -> cell(td, origins)).collect(java.util.stream.Collectors.toList());
            List<Element> names = all(tr, "th");
            if (cells.isEmpty()) {
                names.stream().skip(1).map(Element::getTextContent).forEach(heads::add);
            } else {
                rows.add(new HtmlRow(names.get(0).getTextContent(), cells));
            }
        }
        return new HtmlTable(div.getAttribute("id"), heads, rows);
    }

    private static HtmlCell cell(Element td, Map<String, String> origins) {
        String text = td.getFirstChild() == null ? "" : td.getFirstChild().getTextContent();
        List<Element> exact = all(td, "span");
        if (exact.isEmpty()) {
            return new HtmlCell(text, "", "");
        }
        List<Element> letter = all(exact.get(0), "sup");
        if (letter.isEmpty()) {
            return new HtmlCell(text, exact.get(0).getTextContent(), "");
        }
        String mark = letter.get(0).getTextContent();
        String whole = exact.get(0).getTextContent();
        return new HtmlCell(text, whole.substring(0, whole.length() - mark.length()), origins.getOrDefault(mark, ""));
    }

    private static List<Element> all(Element in, String tag) {
        NodeList nodes = in.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    HtmlTable table(String language, String name) {
        return tables.get(language + "-table-" + name);
    }
}
