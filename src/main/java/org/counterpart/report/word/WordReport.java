package org.counterpart.report.word;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.counterpart.report.Messages;
import org.counterpart.report.Report;
import org.counterpart.report.Report.Agreement;
import org.counterpart.report.Report.Block;
import org.counterpart.report.Report.Details;
import org.counterpart.report.Report.FigureBlock;
import org.counterpart.report.Report.Items;
import org.counterpart.report.Report.KeyFigure;
import org.counterpart.report.Report.KeyFigures;
import org.counterpart.report.Report.Notice;
import org.counterpart.report.Report.Paragraph;
import org.counterpart.report.Report.Section;
import org.counterpart.report.Report.TableBlock;

/**
 * Writes a report as a Word document to paste into a manuscript: A4, tables in three lines under their captions,
 * figures above theirs, Word's own headings, captions and page numbers. The same report gives the same bytes, on
 * machines with the same fonts.
 */
public final class WordReport {
    private final Report report;
    private final Messages messages;
    private final Manuscript manuscript = new Manuscript();
    private final Caption captions;

    private WordReport(Report report) {
        this.report = report;
        this.messages = Messages.of(report.language());
        this.captions = new Caption(manuscript, messages);
    }

    /** @param version of this program, named as the document's author */
    public static byte[] bytes(Report report, String version) {
        return new WordReport(report).written(version);
    }

    private byte[] written(String version) {
        Text.plain(manuscript.paragraph("Title"), report.title());
        Text.plain(manuscript.paragraph("Subtitle"), report.subtitle());
        for (Section section : report.sections()) {
            heading("Heading1", section.heading(), section.blocks());
            section.blocks().forEach(this::write);
        }
        return manuscript.bytes(report.title(), messages.language().equals("zh") ? "zh-CN" : "en-US", version);
    }

    /** On the page of what it heads. */
    private void heading(String style, String text, List<Block> below) {
        manuscript.turn(below.isEmpty() ? A4Page.PORTRAIT : page(below.get(0)));
        Text.plain(manuscript.paragraph(style), text);
    }

    private static A4Page page(Block block) {
        if (block instanceof TableBlock table) {
            return TableLayout.of(table.table()).page();
        }
        return block instanceof Details details && !details.blocks().isEmpty()
                ? page(details.blocks().get(0))
                : A4Page.PORTRAIT;
    }

    private void write(Block block) {
        manuscript.turn(page(block));
        if (block instanceof Paragraph paragraph) {
            Text.add(manuscript.paragraph("Normal"), paragraph.text());
        } else if (block instanceof Items items) {
            list(items.items(), items.numbered());
        } else if (block instanceof Notice notice) {
            XWPFParagraph paragraph = manuscript.paragraph("Notice");
            boolean caution = notice.weight() == Notice.Weight.CAUTION;
            Text.plain(paragraph, messages.text(caution ? "report.caution" : "report.note") + "\u2002")
                    .setBold(true);
            Text.add(paragraph, notice.text());
        } else if (block instanceof KeyFigures key) {
            list(key.figures().stream().map(this::line).toList(), false);
        } else if (block instanceof FigureBlock figure) {
            Picture.write(manuscript, figure);
            captions.figure(figure.title(), figure.caption());
        } else if (block instanceof TableBlock table) {
            captions.table(table.table().title());
            new ThreeLineTable(table.table(), TableLayout.of(table.table())).write(manuscript, report);
        } else if (block instanceof Details details) {
            heading("Heading2", details.summary(), details.blocks());
            details.blocks().forEach(this::write);
        }
    }

    private void list(List<String> items, boolean numbered) {
        BigInteger list = manuscript.list(numbered);
        for (String item : items) {
            XWPFParagraph paragraph = manuscript.paragraph("ListParagraph");
            paragraph.setNumID(list);
            Text.add(paragraph, item);
        }
    }

    /** {@code OR: 5.38 (95% CI 2.01–14.39). Published: 5.378, in the interval}. */
    private String line(KeyFigure figure) {
        List<String> parts = new ArrayList<>();
        parts.add(
                figure.detail().isEmpty()
                        ? messages.text("report.key", figure.label(), figure.value())
                        : messages.text("report.key-detail", figure.label(), figure.value(), figure.detail()));
        if (!figure.published().isEmpty()) {
            parts.add(messages.text("report.key-published", figure.published()));
        }
        if (figure.agreement() != Agreement.NOT_COMPARED) {
            parts.add(messages.text(figure.agreement() == Agreement.INSIDE ? "report.inside" : "report.outside"));
        }
        return String.join(messages.text("report.semicolon"), parts);
    }
}
