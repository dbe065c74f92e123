package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Svg.Anchor;

/**
 * The flow diagram STROBE asks for (von Elm 2007, item 13c), down to the matched sets: who was there, who was left out
 * by which rule, who
 * became case, control or neither, what the matching asked, whom it left out and why.
 *
 * @param records rows of the cohort file
 * @param exclusions in the order the rules were applied
 * <p>A count that is {@link #HIDDEN} is not published; neither is a total that takes one in.
 *
 * @param eligible who is left by the rules
 * @param groups of a study without an outcome, with their sizes; they stand in the place of cases and controls
 * @param setAside who of the eligible is not in the derivation part, of which cases and controls are; empty where
 *     nobody was set aside
 * @param undetermined subjects whose recorded values leave the case rule open
 */
public record FlowFigure(
        String id,
        long records,
        List<Exclusion> exclusions,
        long eligible,
        long cases,
        long controls,
        long undetermined,
        List<Exclusion> groups,
        Matching matching,
        List<Exclusion> setAside)
        implements Drawing {
    /** Stands for a count that is not published. */
    public static final long HIDDEN = -1;

    private static final double MARGIN = 3;
    private static final double PADDING = 4;
    private static final double GAP = 17;
    /** Begins a text that stands a little to the right. */
    private static final String INDENT = "\t";

    /** How many a rule, or a reason, left out. */
    public record Exclusion(String label, long excluded) {}

    /**
     * @param ratio controls wanted for each case; 0 where the sets were made before
     * @param criteria what had to agree, a line each: "Sex: equal", "Age: ±5 years"
     * @param unmatched why cases found no control
     * @param controlsNotSelected candidates that no case took
     */
    public record Matching(
            int ratio,
            List<String> criteria,
            long sets,
            long matchedCases,
            long matchedControls,
            List<Exclusion> unmatched,
            long controlsNotSelected) {
        public Matching {
            criteria = List.copyOf(criteria);
            unmatched = List.copyOf(unmatched);
        }
    }

    public FlowFigure {
        exclusions = List.copyOf(exclusions);
        groups = List.copyOf(groups);
        setAside = List.copyOf(setAside);
    }

    @Override
    public Withheld withheld() {
        return Withheld.NUMBERS;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.flow.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        return new Page(messages, width).draw();
    }

    private record Box(double x, double y, double width, double height) {
        double middle() {
            return x + width / 2;
        }

        double bottom() {
            return y + height;
        }
    }

    private final class Page {
        private final Messages messages;
        private final Width width;
        private final Svg svg;
        private final double size;
        private final double column;
        private final double gap;
        private final StringBuilder said = new StringBuilder();

        Page(Messages messages, Width width) {
            this.messages = messages;
            this.width = width;
            this.svg = new Svg(width.points());
            this.size = width == Width.ONE_COLUMN ? Svg.SMALL : Svg.NORMAL;
            this.gap = width == Width.ONE_COLUMN ? 9 : 16;
            this.column = (svg.width() - 2 * MARGIN - 2 * gap) / 3;
        }

        private double left(int index) {
            return MARGIN + index * (column + gap);
        }

        String draw() {
            double mainX = left(0) + column * 0.25;
            double mainWidth = column * 1.5 + gap;
            Box start = box(mainX, MARGIN, mainWidth, counted("figure.flow.records", records));
            boolean unknown = exclusions.stream().anyMatch(e -> e.excluded() == HIDDEN);
            long excluded = unknown
                    ? HIDDEN
                    : exclusions.stream().mapToLong(Exclusion::excluded).sum();
            Box left = start;
            if (excluded != 0) {
                List<String> reasons = new ArrayList<>();
                reasons.add(item(messages.text("figure.flow.excluded"), excluded));
                exclusions.forEach(e -> reasons.add(INDENT + item(e.label(), e.excluded())));
                double next = side(start, reasons);
                left = box(mainX, next, mainWidth, counted("figure.flow.eligible", eligible));
                arrow(start, left);
            }
            if (!setAside.isEmpty()) {
                List<String> aside = new ArrayList<>(List.of(messages.text("figure.flow.set-aside")));
                setAside.forEach(e -> aside.add(INDENT + item(e.label(), e.excluded())));
                double next = side(left, aside);
                Box part = box(mainX, next, mainWidth, counted("figure.flow.derivation", derivation()));
                arrow(left, part);
                left = part;
            }
            double bottom = groups.isEmpty() ? byOutcome(left) : byGroup(left, mainX, mainWidth);
            return svg.document(
                    id + "-" + messages.language() + "-" + width.key(),
                    messages.language(),
                    bottom + MARGIN,
                    title(messages),
                    said.toString().strip());
        }

        private double byOutcome(Box from) {
            Box[] parts = split(from);
            return matching == null
                    ? Arrays.stream(parts).mapToDouble(Box::bottom).max().orElse(0)
                    : matched(parts);
        }

        /** One box of the groups, a line each. */
        private double byGroup(Box from, double x, double boxWidth) {
            List<String> sizes =
                    groups.stream().map(g -> item(g.label(), g.excluded())).toList();
            Box last = box(x, from.bottom() + GAP, boxWidth, sizes);
            arrow(from, last);
            return last.bottom();
        }

        private long derivation() {
            return cases == HIDDEN || controls == HIDDEN ? HIDDEN : cases + controls;
        }

        private Box[] split(Box from) {
            double junction = from.bottom() + GAP * 0.6;
            double top = from.bottom() + GAP * 1.5;
            List<List<String>> texts = new ArrayList<>(
                    List.of(counted("figure.flow.cases", cases), counted("figure.flow.controls", controls)));
            if (undetermined != 0) {
                texts.add(counted("figure.flow.undetermined", undetermined));
            }
            double height =
                    texts.stream().mapToDouble(t -> height(t, column)).max().orElse(0);
            Box[] boxes = new Box[texts.size()];
            for (int i = 0; i < boxes.length; i++) {
                boxes[i] = box(left(i), top, column, texts.get(i), height, true);
                svg.line(boxes[i].middle(), junction, boxes[i].middle(), top - 2, Ink.AXIS, 0.8);
                svg.arrowHead(boxes[i].middle(), top, 0, 1, Ink.AXIS);
            }
            svg.line(from.middle(), from.bottom(), from.middle(), junction, Ink.AXIS, 0.8);
            svg.line(boxes[0].middle(), junction, boxes[boxes.length - 1].middle(), junction, Ink.AXIS, 0.8);
            return boxes;
        }

        private double matched(Box[] groups) {
            double top = groups[0].bottom() + GAP;
            double wide = 2 * column + gap;
            List<String> rule = new ArrayList<>();
            rule.add(messages.text("figure.flow.matching", matching.ratio()));
            rule.addAll(matching.criteria());
            Box step = box(left(0), top, wide, rule);
            for (int i = 0; i < 2; i++) {
                svg.line(groups[i].middle(), groups[i].bottom(), groups[i].middle(), top - 2, Ink.AXIS, 0.8);
                svg.arrowHead(groups[i].middle(), top, 0, 1, Ink.AXIS);
            }
            List<String> out = new ArrayList<>();
            long unmatched = cases == HIDDEN ? HIDDEN : cases - matching.matchedCases();
            if (unmatched != 0) {
                out.add(item(messages.text("figure.flow.cases-unmatched"), unmatched));
            }
            matching.unmatched().forEach(r -> out.add(INDENT + item(r.label(), r.excluded())));
            if (matching.controlsNotSelected() != 0) {
                out.add(item(messages.text("figure.flow.controls-not-selected"), matching.controlsNotSelected()));
            }
            double next = out.isEmpty() ? step.bottom() + GAP : side(step, out);
            Box last = box(
                    left(0),
                    next,
                    wide,
                    List.of(
                            item(messages.text("figure.flow.sets"), matching.sets()),
                            messages.text(
                                    "figure.flow.sets-of",
                                    count(matching.matchedCases()),
                                    count(matching.matchedControls()))));
            arrow(step, last);
            return last.bottom();
        }

        /**
         * A box of what leaves the flow, beside the arrow that goes down from another; gives where the next box begins.
         */
        private double side(Box from, List<String> texts) {
            double height = height(texts, column);
            double top = from.bottom() + 5;
            Box box = box(left(2), top, column, texts, height, false);
            double y = top + height / 2;
            svg.line(from.middle(), y, box.x() - 2, y, Ink.AXIS, 0.8);
            svg.arrowHead(box.x(), y, 1, 0, Ink.AXIS);
            return box.bottom() + Math.max(5, GAP - height);
        }

        private void arrow(Box from, Box to) {
            svg.line(to.middle(), from.bottom(), to.middle(), to.y() - 2, Ink.AXIS, 0.8);
            svg.arrowHead(to.middle(), to.y(), 0, 1, Ink.AXIS);
        }

        /** Wrapped to the box; the lines of an indented text keep its mark. */
        private List<String> lines(List<String> texts, double boxWidth) {
            List<String> lines = new ArrayList<>();
            for (String text : texts) {
                boolean indented = text.startsWith(INDENT);
                double room = boxWidth - 2 * PADDING - (indented ? PADDING * 1.5 : 0);
                Lettering.wrap(text, size, room).forEach(l -> lines.add(indented ? INDENT + l : l));
            }
            return lines;
        }

        private double height(List<String> texts, double boxWidth) {
            return lines(texts, boxWidth).size() * size * Svg.LEADING + 2 * PADDING;
        }

        private Box box(double x, double y, double boxWidth, List<String> texts) {
            return box(x, y, boxWidth, texts, height(texts, boxWidth), true);
        }

        private Box box(double x, double y, double boxWidth, List<String> texts, double height, boolean main) {
            svg.rect(x, y, boxWidth, height, main ? Ink.PAPER : Ink.BAND, Ink.AXIS, 0.8);
            List<String> lines = lines(texts, boxWidth);
            double step = size * Svg.LEADING;
            double baseline = y + (height - step * (lines.size() - 1)) / 2 + size * 0.36;
            for (String line : lines) {
                double left = x + PADDING + (line.startsWith(INDENT) ? PADDING * 1.5 : 0);
                Anchor anchor = main ? Anchor.MIDDLE : Anchor.START;
                svg.text(main ? x + boxWidth / 2 : left, baseline, anchor, size, Ink.TEXT, line.strip());
                baseline += step;
            }
            List<String> spoken = texts.stream().map(String::strip).toList();
            said.append(' ')
                    .append(String.join(messages.text("figure.flow.join"), spoken))
                    .append(messages.text("figure.flow.stop"));
            return new Box(x, y, boxWidth, height);
        }

        private List<String> counted(String key, long n) {
            return List.of(messages.text(key), messages.text("figure.flow.n", count(n)));
        }

        private String item(String label, long n) {
            return messages.text("figure.flow.item", label, count(n));
        }

        private String count(long n) {
            return n == HIDDEN ? Disclosure.MARK : Shown.count(n, messages.language());
        }
    }
}
