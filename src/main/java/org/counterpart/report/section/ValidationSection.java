package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Report.Block;
import org.counterpart.report.Report.Paragraph;
import org.counterpart.report.Report.TableBlock;
import org.counterpart.report.Wording;
import org.counterpart.report.figure.RocFigure;
import org.counterpart.report.manuscript.PartsWords;
import org.counterpart.study.StudyResult;
import org.counterpart.study.ValidationPart;
import org.counterpart.study.ValidationParts;
import org.counterpart.study.model.PartsTable;

/** The model tried on the validation part: how the parts were made, figures, tables. */
record ValidationSection(
        StudyResult result, Wording wording, Messages messages, Disclosure disclosure, StudyTables tables) {

    /** That all that is told elsewhere is of the derivation part. */
    String notice() {
        return messages.text("validation.notice", words().kind());
    }

    private PartsWords words() {
        return new PartsWords(result, wording, messages, wording::label);
    }

    /** @param figure adds a drawing, if there is one, to the blocks */
    List<Block> blocks(BiConsumer<List<Block>, Drawing> figure) {
        ValidationParts parts = result.parts();
        List<Block> blocks = new ArrayList<>(List.of(new Paragraph(words().made())));
        if (!disclosure.asked()) {
            blocks.add(new Paragraph(words().flow()));
        }
        boolean hidden = parts.parts().stream().anyMatch(disclosure::hides);
        if (!hidden && parts.parts().stream().allMatch(p -> p.curve() != null)) {
            figure.accept(blocks, roc(parts));
        }
        ValidationPart.Calibrated c = parts.validation().calibration();
        if (!hidden && c != null && !c.groups().isEmpty()) {
            figure.accept(
                    blocks, RiskFigures.calibration("calibration-validation", c.groups(), c.smooth(), disclosure));
        }
        if (!hidden && c != null && c.decision().size() > 1) {
            figure.accept(blocks, RiskFigures.decision("decision-validation", c.decision(), messages));
        }
        tables.validation().forEach(t -> blocks.add(new TableBlock(t)));
        return blocks;
    }

    private Drawing roc(ValidationParts parts) {
        List<RocFigure.Curve> curves = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ValidationPart part = parts.parts().get(i);
            curves.add(new RocFigure.Curve(
                    messages.text("validation.part-n." + PartsTable.PARTS.get(i), messages.count(part.n())),
                    StudyFigures.points(part.curve(), disclosure),
                    part.auc().auc(),
                    part.auc().ci(),
                    List.of(),
                    null));
        }
        return new RocFigure("roc-parts", curves);
    }
}
