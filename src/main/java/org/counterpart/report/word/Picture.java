package org.counterpart.report.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPicture;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlCursor;
import org.counterpart.report.Report.FigureBlock;
import org.counterpart.report.raster.Raster;
import org.openxmlformats.schemas.drawingml.x2006.main.CTBlip;

/**
 * A figure as Word shows it: the SVG, drawn with the reader's own fonts, for Word 2016 and later; for every other
 * program the same as PNG, 300 dots an inch at the figure's own size.
 */
final class Picture {
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
    private static final String SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
    private static final int EMU_PER_TWIP = 635;
    private static final int EMU_PER_INCH = 914_400;

    /** Of the height of the text, what a picture may take; the rest is for its caption. */
    private static final double TALLEST = 0.85;

    private Picture() {}

    static void write(Manuscript manuscript, FigureBlock figure) {
        Raster.Picture png = Raster.of(figure.wide());
        double own = (double) EMU_PER_INCH / Raster.DPI;
        double scale = Math.min(
                1,
                Math.min(
                        EMU_PER_TWIP * A4Page.PORTRAIT.textWidth() / (own * png.width()),
                        TALLEST * EMU_PER_TWIP * A4Page.PORTRAIT.textHeight() / (own * png.height())));
        XWPFParagraph paragraph = manuscript.paragraph("Picture");
        XWPFRun run = paragraph.createRun();
        try {
            XWPFPicture picture = run.addPicture(
                    new ByteArrayInputStream(png.bytes()),
                    PictureType.PNG,
                    figure.id() + ".png",
                    (int) Math.floor(own * png.width() * scale),
                    (int) Math.floor(own * png.height() * scale));
            String svg = manuscript
                    .document()
                    .addPictureData(figure.wide().getBytes(StandardCharsets.UTF_8), PictureType.SVG);
            prefer(picture.getCTPicture().getBlipFill().getBlip(), svg);
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException("figure " + figure.id() + " cannot be placed", e);
        }
        run.getCTR()
                .getDrawingArray(0)
                .getInlineArray(0)
                .getDocPr()
                .setDescr((figure.title() + " " + figure.caption()).strip());
    }

    private static void prefer(CTBlip blip, String relation) {
        try (XmlCursor cursor = blip.newCursor()) {
            cursor.toEndToken();
            cursor.beginElement("extLst", DRAWING);
            cursor.beginElement("ext", DRAWING);
            cursor.insertAttributeWithValue("uri", SVG_EXTENSION);
            cursor.beginElement("svgBlip", SVG);
            cursor.insertAttributeWithValue("embed", RELATIONS, relation);
        }
    }
}
