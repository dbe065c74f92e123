package org.counterpart.report.word;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /**
     * P, n and χ² wherever they stand alone; t, U and H before the word test; any statistic before its value, M before
     * its quartiles, and x̄±s. A letter
     * that is part of a word or a label ({@code Vitamin P}) is none.
     */
    private static final Pattern SYMBOL = Pattern.compile("(?<![\\p{L}\\p{N}-])(?:"
            + "P(?=\\s*[=<>≤≥)）]| 值|值|$)|n(?=\\s*[=<>≤≥]| \\(%\\)|$)|χ(?=²)|t'?(?= ?值| ?检验| tests?\\b)|[UHt](?= ?检验| tests?\\b)"
            + "|(?:t'?|[ZFHUz])(?=[=\\u00a0]| and | 值)|M(?=（P25)|P(?=25|75)|x̄±s)");

    private Text() {}

    /** A DOI in it becomes a link. */
    static void add(XWPFParagraph paragraph, String text) {
        for (Piece piece : Piece.of(text)) {
            if (piece.doi().isEmpty()) {
                symbols(paragraph, piece.text());
            } else {
                XWPFRun link = paragraph.createHyperlinkRun(piece.address());
                link.setStyle("Hyperlink");
                link.setText(piece.text());
            }
        }
    }

    /** With the letters that stand for a statistic in italics; everything written. */
    static List<XWPFRun> symbols(XWPFParagraph paragraph, String text) {
        List<XWPFRun> runs = new ArrayList<>();
        Matcher symbol = SYMBOL.matcher(text);
        int done = 0;
        while (symbol.find()) {
            if (symbol.start() > done) {
                runs.add(plain(paragraph, text.substring(done, symbol.start())));
            }
            XWPFRun run = plain(paragraph, symbol.group());
            run.setItalic(true);
            runs.add(run);
            done = symbol.end();
        }
        if (done < text.length() || runs.isEmpty()) {
            runs.add(plain(paragraph, text.substring(done)));
        }
        return runs;
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
