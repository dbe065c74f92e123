package org.counterpart.report.figure;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes the plot library's SVG the same bytes on every run and every Java, and self-contained: its random ids become a
 * prefix and a number, coordinates have at most three decimals, the style sheet is written out as attributes, colours
 * are in hexadecimal, what draws nothing is left out. The result is the content of a picture, to be placed in a
 * document that sets font and view box.
 */
final class SvgCanonicaliser {
    private static final Pattern RULE = Pattern.compile("\\.([\\w-]+)\\s*\\{([^}]*)}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:[eE]-?\\d+)?");
    private static final Pattern REFERENCE = Pattern.compile("url\\(#([^)]+)\\)");
    private static final Pattern COLOUR = Pattern.compile("rgb\\((\\d+),\\s*(\\d+),\\s*(\\d+)\\)");
    private static final Set<String> STYLES = Set.of("fill", "font-size", "font-weight", "font-style");

    /** What says nothing: the default it is anyway, or the library's own bookkeeping. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "fill-opacity", "1",
            "stroke-opacity", "1",
            "font-weight", "normal",
            "font-style", "normal");

    private static final Set<String> FOREIGN = Set.of("class", "style", "clip-bounds-jfx");

    private final String prefix;
    private final Map<String, Map<String, String>> classes = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    private SvgCanonicaliser(String prefix) {
        this.prefix = prefix;
    }

    static String canonical(Document document, String prefix) {
        SvgCanonicaliser it = new SvgCanonicaliser(prefix);
        it.readStyles(document.getDocumentElement());
        for (Node n = document.getDocumentElement().getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                it.write(e);
            }
        }
        return it.out.toString();
    }

    static Document parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the plot library gave no well-formed SVG", e);
        }
    }

    private void readStyles(Element svg) {
        Node style = svg.getElementsByTagName("style").item(0);
        if (style == null) {
            return;
        }
        Matcher rule = RULE.matcher(style.getTextContent());
        while (rule.find()) {
            classes.put(rule.group(1), declarations(rule.group(2)));
        }
    }

    private static Map<String, String> declarations(String css) {
        Map<String, String> declared = new TreeMap<>();
        for (String declaration : css.split(";", -1)) {
            String[] parts = declaration.split(":", 2);
            if (parts.length == 2 && STYLES.contains(parts[0].strip())) {
                declared.put(parts[0].strip(), parts[1].strip().replace("px", ""));
            }
        }
        return declared;
    }

    private void write(Element e) {
        if (e.getTagName().equals("style") || drawsNothing(e)) {
            return;
        }
        Map<String, String> attributes = attributes(e);
        out.append('<').append(e.getTagName());
        attributes.forEach((name, value) -> out.append(' ')
                .append(name)
                .append("=\"")
                .append(Svg.escape(value))
                .append('"'));
        String text = e.getTagName().equals("text") ? e.getTextContent().strip() : "";
        if (text.isEmpty() && e.getElementsByTagName("*").getLength() == 0) {
            out.append("/>\n");
            return;
        }
        out.append(text.isEmpty() ? ">\n" : ">").append(Svg.escape(text));
        for (Node n = text.isEmpty() ? e.getFirstChild() : null; n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                write(child);
            }
        }
        out.append("</").append(e.getTagName()).append(">\n");
    }

    /** A group without content, a path without a way, or a frame of no width that is not filled. */
    private static boolean drawsNothing(Element e) {
        boolean empty =
                e.getTagName().equals("g") && e.getElementsByTagName("*").getLength() == 0;
        boolean bare = e.getAttribute("fill-opacity").equals("0.0")
                && e.getAttribute("stroke-width").equals("0.0");
        boolean pathless = e.getTagName().equals("path") && e.getAttribute("d").isBlank();
        return empty || bare || pathless;
    }

    private Map<String, String> attributes(Element e) {
        Map<String, String> attributes = new TreeMap<>();
        for (String name : List.of(e.getAttribute("class").split(" ", -1))) {
            attributes.putAll(classes.getOrDefault(name, Map.of()));
        }
        attributes.putAll(declarations(e.getAttribute("style")));
        for (int i = 0; i < e.getAttributes().getLength(); i++) {
            Node a = e.getAttributes().item(i);
            if (!FOREIGN.contains(a.getNodeName())) {
                attributes.put(a.getNodeName(), a.getNodeValue());
            }
        }
        boolean container = e.getTagName().equals("g");
        if (container) {
            attributes.remove("id");
        }
        attributes.replaceAll((name, value) -> name.equals("id") ? renamed(value) : plain(value));
        attributes.entrySet().removeIf(a -> a.getValue().equals(DEFAULTS.get(a.getKey())));
        return attributes;
    }

    private String plain(String value) {
        String v = REFERENCE.matcher(value).replaceAll(m -> "url(#" + renamed(m.group(1)) + ")");
        v = COLOUR.matcher(v).replaceAll(m -> "#" + hex(m.group(1)) + hex(m.group(2)) + hex(m.group(3)));
        return NUMBER.matcher(v).replaceAll(m -> rounded(m.group())).strip();
    }

    private String renamed(String id) {
        return ids.computeIfAbsent(id, unused -> prefix + "-" + (ids.size() + 1));
    }

    private static String hex(String decimal) {
        int value = Integer.parseInt(decimal);
        return "" + Character.forDigit(value / 16, 16) + Character.forDigit(value % 16, 16);
    }

    private static String rounded(String number) {
        BigDecimal value = new BigDecimal(number).setScale(3, RoundingMode.HALF_UP);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
