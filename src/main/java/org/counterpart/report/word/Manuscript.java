package org.counterpart.report.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.XmlException;
import org.counterpart.report.ConstantZip;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/**
 * A Word document being written from its beginning to its end: styles, pages upright and landscape, lists, page
 * numbers, properties.
 */
final class Manuscript {
    private static final BigInteger BULLETS = BigInteger.ONE;
    private static final BigInteger DECIMAL = BigInteger.ONE;

    private final XWPFDocument document = new XWPFDocument();
    private final XWPFNumbering numbering;
    private A4Page page = A4Page.PORTRAIT;

    Manuscript() {
        try {
            document.createStyles()
                    .setStyles(
                            StylesDocument.Factory.parse(resource("styles.xml")).getStyles());
            document.getSettings()
                    .getCTSettings()
                    .set(SettingsDocument.Factory.parse(resource("settings.xml"))
                            .getSettings());
            numbering = document.createNumbering();
            var lists =
                    NumberingDocument.Factory.parse(resource("numbering.xml")).getNumbering();
            for (CTAbstractNum list : lists.getAbstractNumList()) {
                numbering.addAbstractNum(new XWPFAbstractNum(list));
            }
            numbering.addNum(BigInteger.ZERO, BULLETS);
        } catch (XmlException | IOException e) {
            throw new IllegalStateException("a part of the empty document cannot be read", e);
        }
        XWPFFooter footer = document.createFooter(HeaderFooterType.DEFAULT);
        XWPFParagraph number = footer.createParagraph();
        number.setStyle("Footer");
        number.getCTP().addNewFldSimple().setInstr("PAGE");
        number.getCTP().getFldSimpleArray(0).addNewR().addNewT().setStringValue("1");
    }

    private static InputStream resource(String name) {
        return Manuscript.class.getResourceAsStream(name);
    }

    XWPFDocument document() {
        return document;
    }

    /** What follows stands on pages of this kind; a new page begins when it was another. */
    void turn(A4Page next) {
        if (next != page) {
            if (!document.getBodyElements().isEmpty()) {
                endSection(lastParagraph());
            }
            page = next;
        }
    }

    XWPFParagraph paragraph(String style) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        return paragraph;
    }

    XWPFTable table() {
        return new XWPFTable(document.getDocument().getBody().addNewTbl(), document, 0, 0);
    }

    /** The list the items of one list share. */
    BigInteger list(boolean numbered) {
        if (!numbered) {
            return BULLETS;
        }
        BigInteger number = numbering.addNum(DECIMAL);
        CTNum list = numbering.getNum(number).getCTNum();
        CTNumLvl first = list.addNewLvlOverride();
        first.setIlvl(BigInteger.ZERO);
        first.addNewStartOverride().setVal(BigInteger.ONE);
        return number;
    }

    /** The last one of the body; after a table an empty one, for a section ends in a paragraph. */
    private XWPFParagraph lastParagraph() {
        List<IBodyElement> body = document.getBodyElements();
        if (body.get(body.size() - 1) instanceof XWPFParagraph paragraph) {
            return paragraph;
        }
        XWPFParagraph empty = paragraph("TableNote");
        empty.setSpacingBefore(0);
        return empty;
    }

    private void endSection(XWPFParagraph last) {
        CTPPr properties = last.getCTP().isSetPPr()
                ? last.getCTP().getPPr()
                : last.getCTP().addNewPPr();
        CTSectPr section = properties.addNewSectPr();
        CTSectPr whole = document.getDocument().getBody().getSectPr();
        whole.getFooterReferenceList()
                .forEach(f -> section.addNewFooterReference().set(f));
        page(section);
    }

    private void page(CTSectPr section) {
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(page.width()));
        size.setH(BigInteger.valueOf(page.height()));
        if (page == A4Page.LANDSCAPE) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        }
        CTPageMar margin = section.addNewPgMar();
        BigInteger all = BigInteger.valueOf(A4Page.MARGIN);
        margin.setTop(all);
        margin.setBottom(all);
        margin.setLeft(all);
        margin.setRight(all);
        margin.setHeader(BigInteger.valueOf(A4Page.MARGIN / 2));
        margin.setFooter(BigInteger.valueOf(A4Page.MARGIN / 2));
        margin.setGutter(BigInteger.ZERO);
    }

    byte[] bytes(String title, String language, String version) {
        page(document.getDocument().getBody().getSectPr());
        POIXMLProperties.CoreProperties core = document.getProperties().getCoreProperties();
        core.setTitle(title);
        core.setCreator("Counterpart " + version);
        core.getUnderlyingProperties().setLanguageProperty(language);
        document.getProperties().getExtendedProperties().setApplication("Counterpart");
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            core.setCreated(ConstantZip.MOMENT);
            core.setModified(ConstantZip.MOMENT);
            document.write(out);
            document.close();
            return ConstantZip.of(out.toByteArray());
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException("the document cannot be written", e);
        }
    }
}
