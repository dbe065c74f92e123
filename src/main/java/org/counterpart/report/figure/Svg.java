package org.counterpart.report.figure;

import java.util.List;
import java.util.Locale;
import org.counterpart.stats.OneLine;

/**
 * A page that lines, marks and texts are put on, in points from the top left. Everything is written as plain attributes
 * (no style
 * sheet), which Word, Inkscape and journal systems all read; coordinates have at most two decimals, written by
 * whole-number arithmetic
 * so that every Java gives the same bytes.
 */
final class Svg {
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    static final double SMALL = 6.5;
    static final double NORMAL = 7.5;
    static final double LEADING = 1.3;

    private final StringBuilder body = new StringBuilder();
    private final double width;

    Svg(double width) {
        this.width = width;
    }

    double width() {
        return width;
    }

    void line(double x1, double y1, double x2, double y2, String stroke, double weight) {
        line(x1, y1, x2, y2, stroke, weight, "");
    }

    void line(double x1, double y1, double x2, double y2, String stroke, double weight, String dash) {
        body.append("<line");
        numbers("x1", x1, "y1", y1, "x2", x2, "y2", y2);
        stroke(stroke, weight, dash);
        body.append("/>\n");
    }

    void rect(double x, double y, double w, double h, String fill, String stroke, double weight) {
        body.append("<rect");
        numbers("x", x, "y", y, "width", w, "height", h);
        attribute("fill", fill);
        stroke(stroke, weight, "");
        body.append("/>\n");
    }

    void circle(double x, double y, double r, String fill, String stroke) {
        body.append("<circle");
        numbers("cx", x, "cy", y, "r", r);
        attribute("fill", fill);
        stroke(stroke, 0.9, "");
        body.append("/>\n");
    }

    /** A closed shape through x1, y1, x2, y2 ... */
    void polygon(String fill, String stroke, double... points) {
        body.append("<polygon points=\"");
        for (int i = 0; i < points.length; i++) {
            body.append(i == 0 ? "" : " ").append(number(points[i]));
        }
        body.append('"');
        attribute("fill", fill);
        stroke(stroke, 0.9, "");
        body.append("/>\n");
    }

    /** An arrow head whose point is at x, y; one of dx, dy is 1 or -1: where it points. */
    void arrowHead(double x, double y, int dx, int dy, String fill) {
        double s = 2.6;
        polygon(
                fill,
                "none",
                x,
                y,
                x - s * 1.5 * dx - s * dy,
                y - s * 1.5 * dy - s * dx,
                x - s * 1.5 * dx + s * dy,
                y - s * 1.5 * dy + s * dx);
    }

    void text(double x, double y, Anchor anchor, double size, String fill, String text) {
        text(x, y, anchor, size, fill, false, text);
    }

    void text(double x, double y, Anchor anchor, double size, String fill, boolean bold, String text) {
        if (text.isEmpty()) {
            return;
        }
        body.append("<text");
        numbers("x", x, "y", y, "font-size", size);
        attribute("fill", fill);
        if (anchor != Anchor.START) {
            attribute("text-anchor", anchor.name().toLowerCase(Locale.ROOT));
        }
        if (bold) {
            attribute("font-weight", "bold");
        }
        body.append('>').append(escape(text)).append("</text>\n");
    }

    /** Lines of text, the block centred on y. */
    void block(double x, double y, Anchor anchor, double size, String fill, boolean bold, List<String> lines) {
        double step = size * LEADING;
        double first = y - step * (lines.size() - 1) / 2 + size * 0.36;
        for (int i = 0; i < lines.size(); i++) {
            text(x, first + i * step, anchor, size, fill, bold, lines.get(i));
        }
    }

    /** Lines of text downwards from y; gives the y below them. */
    double paragraph(double x, double y, double size, String fill, List<String> lines) {
        for (String line : lines) {
            text(x, y + size, Anchor.START, size, fill, line);
            y += size * LEADING;
        }
        return y;
    }

    /** A drawing of another maker, its own coordinates kept. */
    void fragment(String svg, double x, double y) {
        body.append("<g transform=\"translate(")
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append(")\">\n")
                .append(svg)
                .append("</g>\n");
    }

    /** The whole document. The id begins every id inside, so that many figures can stand in one page. */
    String document(String id, String language, double height, String title, String description) {
        double millimetres = 25.4 / 72;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width * millimetres) + "mm\" height=\""
                + number(height * millimetres) + "mm\" viewBox=\"0 0 " + number(width) + " " + number(height)
                + "\" role=\"img\" lang=\"" + language + "\" aria-labelledby=\"" + id + "-title " + id
                + "-desc\" font-family=\"" + Lettering.FAMILY + "\">\n<title id=\"" + id + "-title\">" + escape(title)
                + "</title>\n<desc id=\"" + id + "-desc\">" + escape(description) + "</desc>\n<rect width=\""
                + number(width) + "\" height=\"" + number(height) + "\" fill=\"" + Ink.PAPER + "\"/>\n" + body
                + "</svg>\n";
    }

    private void numbers(Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attribute((String) namesAndValues[i], number((Double) namesAndValues[i + 1]));
        }
    }

    private void stroke(String stroke, double weight, String dash) {
        attribute("stroke", stroke);
        if (!stroke.equals("none")) {
            attribute("stroke-width", number(weight));
        }
        if (!dash.isEmpty()) {
            attribute("stroke-dasharray", dash);
        }
    }

    private void attribute(String name, String value) {
        body.append(' ').append(name).append("=\"").append(value).append('"');
    }

    /** At most two decimals, half up, without going through a double's own text. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a coordinate must be finite, got " + value);
        }
        long hundredths = Math.round(value * 100);
        StringBuilder out = new StringBuilder(hundredths < 0 ? "-" : "").append(Math.abs(hundredths) / 100);
        int rest = (int) (Math.abs(hundredths) % 100);
        if (rest > 0) {
            out.append('.').append(rest / 10);
            if (rest % 10 > 0) {
                out.append(rest % 10);
            }
        }
        return out.toString();
    }

    /** Text as XML takes it, on one line; no hidden character is left that XML forbids. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder();
        OneLine.of(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
