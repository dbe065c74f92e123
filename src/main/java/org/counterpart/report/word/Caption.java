package org.counterpart.report.word;

import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.counterpart.report.Messages;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;

/**
 * Captions as Word itself makes them: a label and a number Word counts (a SEQ field), so that cross-references and
 * lists of tables work.
 */
final class Caption {
    private final Manuscript manuscript;
    private final Messages messages;
    private int tables;
    private int figures;

    Caption(Manuscript manuscript, Messages messages) {
        this.manuscript = manuscript;
        this.messages = messages;
    }

    void table(String title) {
        begin("TableCaption", "report.table", ++tables, title);
    }

    void figure(String title, String caption) {
        XWPFParagraph paragraph = begin("FigureCaption", "report.figure", ++figures, "");
        Text.plain(paragraph, title).setBold(true);
        if (!caption.isEmpty()) {
            Text.add(paragraph, messages.text("report.stop") + caption);
        }
    }

    private XWPFParagraph begin(String style, String key, int number, String title) {
        XWPFParagraph paragraph = manuscript.paragraph(style);
        if (messages.language().equals("zh")) {
            paragraph.setAlignment(ParagraphAlignment.CENTER);
        }
        String shown = messages.text(key, number);
        String label =
                shown.substring(0, shown.length() - Integer.toString(number).length());
        Text.plain(paragraph, label).setBold(true);
        CTSimpleField field = paragraph.getCTP().addNewFldSimple();
        field.setInstr("SEQ " + label.replace('\u00a0', ' ').strip() + " \\* ARABIC");
        CTR run = field.addNewR();
        run.addNewRPr().addNewB();
        run.addNewT().setStringValue(Integer.toString(number));
        Text.plain(paragraph, "\u2002" + title);
        return paragraph;
    }
}
