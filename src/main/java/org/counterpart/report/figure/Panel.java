package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.report.figure.Point.Band;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A plot with two numeric axes, drawn by Lets-Plot: bands, curves and points. What stands around or on it (legend,
 * labels) is put on the page by the figure, which asks the drawn panel where a value is: the library measures Chinese
 * text too narrow.
 */
final class Panel {
    /** Line types, by the library's names. */
    enum Dash {
        SOLID("solid", ""),
        DASHED("dashed", "4.3 4.3"),
        LONG("longdash", "7 3"),
        DOTTED("dotted", "1 3");

        private final String name;
        private final String pattern;

        Dash(String name, String pattern) {
            this.name = name;
            this.pattern = pattern;
        }

        /** The same in a legend drawn by us. */
        String pattern() {
            return pattern;
        }

        static Dash of(int series) {
            return values()[series % values().length];
        }
    }

    /** An axis: its title and the values it runs between, a little room beyond both. */
    record Axis(String title, double min, double max, AxisScale.Kind kind) {
        Axis(String title, double min, double max) {
            this(title, min, max, AxisScale.Kind.LINEAR);
        }

        /** Where a value stands for the library, whose axes are linear. */
        double at(double value) {
            return kind == AxisScale.Kind.LOG ? StrictMath.log10(value) : value;
        }

        /** The values worth a tick of an axis of this length across the page. */
        List<AxisScale.Tick> ticks(double length) {
            return new AxisScale(min, max, 0, length * 0.6, kind).ticks(Svg.SMALL);
        }

        double room() {
            return ROOM * (at(max) - at(min));
        }

        /** From one place of the page to another, with the room beyond. */
        AxisScale scale(double from, double to) {
            return kind == AxisScale.Kind.LOG
                    ? new AxisScale(
                            StrictMath.pow(10, at(min) - room()), StrictMath.pow(10, at(max) + room()), from, to, kind)
                    : new AxisScale(min - room(), max + room(), from, to, kind);
        }
    }

    /** The drawn panel: its SVG, and the rectangle that the axes span. */
    record Drawn(String svg, double width, double height, AxisScale x, AxisScale y) {}

    private static final double UNITS_PER_POINT = 2.2;
    private static final double ROOM = 0.02;
    private static final double GRAIN = 4000;

    private final String id;
    private final Axis x;
    private final Axis y;
    private final List<Object> layers = new ArrayList<>();

    Panel(String id, Axis x, Axis y) {
        this.id = id;
        this.x = x;
        this.y = y;
    }

    Panel band(List<Band> band, String colour) {
        List<Object> xs = new ArrayList<>();
        List<Object> lows = new ArrayList<>();
        List<Object> highs = new ArrayList<>();
        for (Band b : band) {
            xs.add(x.at(b.x()));
            lows.add(y.at(b.low()));
            highs.add(y.at(b.high()));
        }
        layers.add(map(
                "geom",
                "ribbon",
                "data",
                map("x", xs, "low", lows, "high", highs),
                "mapping",
                map("x", "x", "ymin", "low", "ymax", "high"),
                "fill",
                colour,
                "alpha",
                0.15,
                "size",
                0.0,
                "sampling",
                "none",
                "tooltips",
                "none"));
        return this;
    }

    /** A curve through the points in their order; those too close to see apart are one. */
    Panel curve(List<Point> points, String colour, Dash dash, double weight) {
        layers.add(layer(
                "path", thinned(points), "color", colour, "linetype", dash.name, "size", weight / UNITS_PER_POINT));
        return this;
    }

    Panel points(List<Point> points, String colour) {
        layers.add(layer("point", points, "color", colour, "fill", Ink.PAPER, "shape", 21, "size", 2.0));
        return this;
    }

    private Map<String, Object> layer(String geom, List<Point> points, Object... options) {
        List<Object> xs = new ArrayList<>();
        List<Object> ys = new ArrayList<>();
        for (Point p : points) {
            xs.add(x.at(p.x()));
            ys.add(y.at(p.y()));
        }
        Map<String, Object> layer =
                map("geom", geom, "data", map("x", xs, "y", ys), "mapping", map("x", "x", "y", "y"));
        layer.putAll(map(options));
        layer.put("sampling", "none");
        layer.put("tooltips", "none");
        return layer;
    }

    /** A drawing whose axes span a square of about the given width. */
    Drawn square(double width) {
        Drawn first = draw(width, width);
        double surplus =
                first.y().from() - first.y().to() - (first.x().to() - first.x().from());
        return draw(width, width - surplus);
    }

    Drawn draw(double width, double height) {
        Map<String, Object> spec = map(
                "kind",
                "plot",
                "layers",
                layers,
                "scales",
                list(scale("x", x, width * 0.8), scale("y", y, height * 0.8)),
                "theme",
                theme());
        Document document = SvgCanonicaliser.parse(
                PlotSvgExport.INSTANCE.buildSvgImageFromRawSpecs(spec, new DoubleVector(width, height), false));
        Element clip = (Element) document.getElementsByTagName("clipPath").item(0);
        Element rect = (Element) clip.getElementsByTagName("rect").item(0);
        double[] at = offset(clip);
        double left = at[0] + number(rect, "x");
        double top = at[1] + number(rect, "y");
        double right = left + number(rect, "width");
        double bottom = top + number(rect, "height");
        return new Drawn(
                SvgCanonicaliser.canonical(document, id), width, height, x.scale(left, right), y.scale(bottom, top));
    }

    /** Sum of the translations of an element's ancestors. */
    private static double[] offset(Element e) {
        double[] sum = new double[2];
        for (Node n = e; n instanceof Element at; n = n.getParentNode()) {
            String transform = at.getAttribute("transform");
            if (transform.startsWith("translate(")) {
                String[] xy =
                        transform.substring(10, transform.indexOf(')')).strip().split("[ ,]+", -1);
                sum[0] += Double.parseDouble(xy[0]);
                sum[1] += Double.parseDouble(xy[1]);
            }
        }
        return sum;
    }

    private static double number(Element e, String name) {
        return Double.parseDouble(e.getAttribute(name));
    }

    private static Map<String, Object> scale(String aesthetic, Axis axis, double length) {
        List<Object> breaks = new ArrayList<>();
        List<Object> labels = new ArrayList<>();
        double room = axis.room();
        // The library turns labels it finds close; and vertical ones need room by their height, not their width.
        double place = aesthetic.equals("y") ? length * 1.3 : length * 0.6;
        for (AxisScale.Tick tick : new AxisScale(axis.min(), axis.max(), 0, place, axis.kind()).ticks(Svg.SMALL)) {
            breaks.add(axis.at(tick.value()));
            labels.add(tick.text());
        }
        return map(
                "aesthetic",
                aesthetic,
                "name",
                axis.title(),
                "breaks",
                breaks,
                "labels",
                labels,
                "limits",
                list(axis.at(axis.min()) - room, axis.at(axis.max()) + room),
                "expand",
                list(0.0, 0.0));
    }

    private static Map<String, Object> theme() {
        Map<String, Object> line = map("color", Ink.AXIS, "size", 0.7, "blank", false);
        return map(
                "axis_title", map("size", Svg.NORMAL, "color", Ink.TEXT, "blank", false),
                "axis_text", map("size", Svg.SMALL, "color", Ink.TEXT, "blank", false),
                "axis_line", line,
                "axis_ticks", line,
                "axis_ticks_length", 3.0,
                "panel_grid_major", map("color", Ink.GRID, "size", 0.5, "blank", false),
                "panel_grid_minor", map("blank", true),
                "panel_background", map("blank", true),
                "plot_background", map("blank", true),
                "legend_position", "none");
    }

    private List<Point> thinned(List<Point> points) {
        double grainX = (x.max() - x.min()) / GRAIN;
        double grainY = (y.at(y.max()) - y.at(y.min())) / GRAIN;
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point p = points.get(i);
            Point last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            boolean apart = last == null
                    || Math.abs(p.x() - last.x()) >= grainX
                    || Math.abs(y.at(p.y()) - y.at(last.y())) >= grainY;
            if (apart || i == points.size() - 1) {
                kept.add(p);
            }
        }
        return kept;
    }

    /** Mutable, as the library wants it. */
    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static List<Object> list(Object... values) {
        return new ArrayList<>(List.of(values));
    }
}
