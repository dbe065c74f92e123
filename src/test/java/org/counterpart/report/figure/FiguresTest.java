package org.counterpart.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Width;
import org.counterpart.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Every sample figure, in both languages at both widths: what a printer, a screen reader and a journal ask of it. */
class FiguresTest {
    record Drawn(String name, Drawing drawing, Messages messages, Width width, String svg) {
        @Override
        public String toString() {
            return name + " " + messages.language() + " " + width;
        }

        Document document() throws Exception {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        }
    }

    private static final List<Drawn> ALL = drawAll();

    private static List<Drawn> drawAll() {
        List<Drawn> all = new ArrayList<>();
        for (Messages messages : List.of(Messages.EN, Messages.ZH)) {
            for (Map.Entry<String, Drawing> sample : Samples.all(messages).entrySet()) {
                for (Width width : Width.values()) {
                    String svg = sample.getValue().svg(messages, width);
                    all.add(new Drawn(sample.getKey(), sample.getValue(), messages, width, svg));
                }
            }
        }
        return all;
    }

    static Stream<Drawn> figures() {
        return ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isTheSameBytesEveryTime(Drawn figure) {
        assertThat(figure.drawing().svg(figure.messages(), figure.width())).isEqualTo(figure.svg());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isASelfContainedDocumentWithNameAndDescription(Drawn figure) throws Exception {
        Element root = figure.document().getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getAttribute("width")).isEqualTo(figure.width().millimetres() + "mm");
        assertThat(text(root, "title")).isEqualTo(figure.drawing().title(figure.messages()));
        assertThat(text(root, "desc")).hasSizeGreaterThan(20);
        assertThat(figure.svg()).doesNotContain("NaN", "Infinity", "∞\"", "<script", "<style", "<image", "href");
        assertThat(figure.svg().replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
        Set<String> ids = new HashSet<>();
        for (Element e : elements(root)) {
            String id = e.getAttribute("id");
            if (!id.isEmpty()) {
                assertThat(ids.add(id)).as("id %s twice", id).isTrue();
                assertThat(id).startsWith(figure.drawing().id() + "-");
            }
        }
        Matcher reference = Pattern.compile("url\\(#([^)]+)\\)").matcher(figure.svg());
        while (reference.find()) {
            assertThat(ids).contains(reference.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void noTwoTextsTouchAndNoneLeavesThePage(Drawn figure) throws Exception {
        Element root = figure.document().getDocumentElement();
        String[] box = root.getAttribute("viewBox").split(" ", -1);
        List<TextBox> texts = new ArrayList<>(textBoxes(root));
        for (int i = 0; i < texts.size(); i++) {
            TextBox a = texts.get(i);
            assertThat(a.left).as("%s leaves the page", a).isGreaterThanOrEqualTo(-0.5);
            assertThat(a.right).as("%s leaves the page", a).isLessThanOrEqualTo(Double.parseDouble(box[2]) + 0.5);
            assertThat(a.bottom).as("%s leaves the page", a).isLessThanOrEqualTo(Double.parseDouble(box[3]) + 0.5);
            for (int k = i + 1; k < texts.size(); k++) {
                assertThat(a.touches(texts.get(k)))
                        .as("%s and %s", a, texts.get(k))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyLabelIsThereWhole(Drawn figure) throws Exception {
        StringBuilder all = new StringBuilder();
        for (Element text : elements(figure.document().getDocumentElement())) {
            if (text.getTagName().equals("text")) {
                all.append(text.getTextContent());
            }
        }
        String drawn = bare(all.toString());
        List<String> labels = new ArrayList<>(labels(figure.drawing()));
        if (figure.drawing() instanceof CalibrationFigure) {
            labels.add(figure.messages().text("figure.calibration.x"));
            labels.add(figure.messages().text("figure.calibration.y"));
        }
        if (figure.drawing() instanceof ClinicalImpactFigure) {
            labels.add(figure.messages().text("figure.impact.high"));
            labels.add(figure.messages().text("figure.impact.event"));
            labels.add(figure.messages().text("figure.impact.y"));
        }
        assertThat(labels).isNotEmpty().allSatisfy(label -> assertThat(drawn).contains(bare(label)));
    }

    @Test
    void anIntervalBeyondTheAxisEndsInAnArrowAndTheFigureSaysSo() {
        String svg = Samples.awkwardForest(false).svg(Messages.EN, Width.TWO_COLUMNS);
        assertThat(svg)
                .contains("2.10–∞", Messages.EN.text("figure.forest.cut"), Messages.EN.text("figure.forest.absent"));
        assertThat(Samples.love(false).svg(Messages.EN, Width.TWO_COLUMNS))
                .doesNotContain(Messages.EN.text("figure.love.cut"));
    }

    /**
     * Estimates and limits like 1e-5 or 1e6 stay beyond the axis, with an arrow; no mark of an axis needs a power of
     * ten for them.
     */
    @Test
    void whatLiesFarOutDoesNotStretchTheAxis() {
        ForestFigure.Row near = new ForestFigure.Row("near", 0, List.of(estimate(1.5, 0.8, 2.8)));
        ForestFigure plain = new ForestFigure("forest", List.of(ForestFigure.Series.CRUDE), List.of(near));
        ForestFigure far = new ForestFigure(
                "forest",
                List.of(ForestFigure.Series.CRUDE),
                List.of(
                        near,
                        new ForestFigure.Row("tiny", 0, List.of(estimate(2e-5, 1e-6, 4e-4))),
                        new ForestFigure.Row("huge", 0, List.of(estimate(3e6, 4e5, 2e7))),
                        new ForestFigure.Row("wide", 0, List.of(estimate(2, 1e-5, 4e5)))));
        for (Width width : Width.values()) {
            String svg = far.svg(Messages.EN, width);
            assertThat(svg)
                    .contains(
                            ">1<",
                            "2×10⁻⁵ (1×10⁻⁶–0.0004)",
                            "3×10⁶ (400000–2×10⁷)",
                            Messages.EN.text("figure.forest.cut"))
                    .doesNotContain(">10⁻", ">10⁵<", ">0.0001<", ">100000<")
                    .doesNotContainPattern(">[^<#]*\\d[eE][-+]?\\d");
            // One head a side of the wide row, one for each row that lies beyond as a whole.
            assertThat(arrows(svg) - arrows(plain.svg(Messages.EN, width))).isEqualTo(4);
            // Only the near and the wide row have a mark, and the legend.
            assertThat(svg.split("<circle", -1)).hasSize(1 + 3);
        }
    }

    private static ForestFigure.Estimate estimate(double or, double low, double high) {
        return new ForestFigure.Estimate(or, new Interval(low, high));
    }

    private static int arrows(String svg) {
        return svg.split("<polygon", -1).length - 1;
    }

    @Test
    void powersOfTenAreWrittenAsJournalsPrintThem() {
        assertThat(new AxisScale(1e-7, 1e7, 0, 300, AxisScale.Kind.LOG)
                        .ticks(6).stream().map(AxisScale.Tick::text))
                .contains("10⁻⁶", "0.01", "1", "100", "10⁶")
                .noneMatch(t -> t.contains("e"));
    }

    /** 60 characters take two lines across a column; beside the plot they would take four to seven. */
    @Test
    void longLabelsStandAboveTheirRow() throws Exception {
        String label = "Bone marrow oedema reaching half of the height of the vertebra";
        List<ForestFigure.Row> rows =
                java.util.Collections.nCopies(30, new ForestFigure.Row(label, 0, List.of(estimate(1.5, 0.8, 2.8))));
        String svg =
                new ForestFigure("forest", List.of(ForestFigure.Series.CRUDE), rows).svg(Messages.EN, Width.ONE_COLUMN);
        String box = svg.replaceAll("(?s).*viewBox=\"([^\"]*)\".*", "$1");
        double perRow = Double.parseDouble(box.split(" ", -1)[3]) / 30;
        assertThat(perRow).isLessThan(3.6 * Svg.NORMAL * Svg.LEADING + 4);
    }

    private static List<String> labels(Drawing drawing) {
        if (drawing instanceof ForestFigure forest) {
            return forest.rows().stream().map(ForestFigure.Row::label).toList();
        }
        if (drawing instanceof LovePlot love) {
            return love.rows().stream().map(LovePlot.Row::label).toList();
        }
        if (drawing instanceof FlowFigure flow) {
            return flow.exclusions().stream().map(FlowFigure.Exclusion::label).toList();
        }
        if (drawing instanceof PairFigure pairs) {
            return pairs.strips().stream().map(PairFigure.Strip::label).toList();
        }
        if (drawing instanceof RocFigure roc) {
            return roc.curves().stream().map(RocFigure.Curve::name).toList();
        }
        if (drawing instanceof NomogramFigure nomogram) {
            return nomogram.predictors().stream()
                    .map(NomogramFigure.Ruler::label)
                    .toList();
        }
        if (drawing instanceof DecisionCurveFigure decision) {
            return decision.curves().stream()
                    .map(DecisionCurveFigure.Curve::name)
                    .toList();
        }
        if (drawing instanceof SensitivityFigure sensitivity) {
            return sensitivity.rows().stream().map(SensitivityFigure.Row::label).toList();
        }
        return List.of();
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\u00a0]", "");
    }

    private static String text(Element root, String tag) {
        return root.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static List<Element> elements(Element root) {
        NodeList nodes = root.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** Where a text stands, by the upper widths the layout reckons with; a text drawn twice (for its halo) is one. */
    private static Set<TextBox> textBoxes(Element root) {
        Set<TextBox> boxes = new LinkedHashSet<>();
        for (Element e : elements(root)) {
            double[] at = e.getTagName().equals("text") ? offset(e) : null;
            if (at == null) {
                continue;
            }
            double size = Double.parseDouble(e.getAttribute("font-size"));
            double width = Lettering.width(e.getTextContent(), size);
            double x = at[0] + number(e, "x");
            double dy = e.getAttribute("dy").isEmpty()
                    ? 0
                    : Double.parseDouble(e.getAttribute("dy").replace("em", ""));
            double y = at[1] + number(e, "y") + dy * size;
            double left = switch (e.getAttribute("text-anchor")) {
                case "middle" -> x - width / 2;
                case "end" -> x - width;
                default -> x;
            };
            boxes.add(new TextBox(e.getTextContent(), left, left + width, y - 0.75 * size, y + 0.2 * size));
        }
        return boxes;
    }

    /** Null for a turned text: the title of a vertical axis, which has its place to itself. */
    private static double[] offset(Element e) {
        double[] sum = new double[2];
        for (Node n = e; n instanceof Element at; n = n.getParentNode()) {
            String transform = at.getAttribute("transform");
            if (transform.contains("rotate")) {
                return null;
            }
            if (!transform.isEmpty()) {
                String[] xy =
                        transform.substring(10, transform.indexOf(')')).strip().split("[ ,]+", -1);
                sum[0] += Double.parseDouble(xy[0]);
                sum[1] += Double.parseDouble(xy[1]);
            }
        }
        return sum;
    }

    private static double number(Element e, String name) {
        return e.getAttribute(name).isEmpty() ? 0 : Double.parseDouble(e.getAttribute(name));
    }

    private record TextBox(String text, double left, double right, double top, double bottom) {
        boolean touches(TextBox other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }
}
