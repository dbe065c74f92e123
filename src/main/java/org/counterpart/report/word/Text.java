package org.counterpart.report.word;

import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.counterpart.report.Piece;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;

/** Text in a paragraph of Word. */
final class Text {
    /** Marks that are Chinese or Western; Word must be told which. */
    private static final String EITHER = "“”‘’…—";

    private Text() {}

    /** A DOI in it becomes a link. */
    static void add(XWPFParagraph paragraph, String text) {
        for (Piece piece : Piece.of(text)) {
            if (piece.doi().isEmpty()) {
                plain(paragraph, piece.text());
            } else {
                XWPFRun link = paragraph.createHyperlinkRun(piece.address());
                link.setStyle("Hyperlink");
                link.setText(piece.text());
            }
        }
    }

    static XWPFRun plain(XWPFParagraph paragraph, String text) {
        XWPFRun run = paragraph.createRun();
        if (chinese(text) && text.chars().anyMatch(c -> EITHER.indexOf(c) >= 0)) {
            CTRPr properties = run.getCTR().isSetRPr()
                    ? run.getCTR().getRPr()
                    : run.getCTR().addNewRPr();
            CTFonts fonts = properties.addNewRFonts();
            fonts.setHint(STHint.EAST_ASIA);
        }
        run.setText(text);
        return run;
    }

    private static boolean chinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }
}
