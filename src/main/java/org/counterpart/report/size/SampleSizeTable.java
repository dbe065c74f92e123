package org.counterpart.report.size;

import java.util.List;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.study.SampleSize;

/** What the study needed by its plan beside what it has. */
public record SampleSizeTable(Messages messages) {

    public Table of(SampleSize size) {
        Origins origins = new Origins(messages);
        String kind = size.plan().sets() ? "sets" : "cases";
        Row needed = Row.of(
                Cell.of(text("needed")),
                Cell.of(Shown.count(size.cases(), messages.language()), size.unrounded())
                        .from(origins.text("size-needed")),
                Cell.of(
                        Shown.significant(size.plan().controls(), 3),
                        size.plan().controls()),
                Cell.of(Shown.fixed(size.plan().power(), 3), size.plan().power()));
        Row analysed = Row.of(
                Cell.of(text("analysed")),
                Cell.of(Shown.count(size.analysed(), messages.language()), size.analysed()),
                Cell.of(Shown.fixed(size.controlsPerCase(), 2), size.controlsPerCase()),
                Cell.of(Shown.fixed(size.reached(), 3), size.reached()).from(origins.text("size-reached")));
        return new Table(
                "sample-size",
                text("title"),
                List.of(Head.left(""), Head.right(text(kind)), Head.right(text("ratio")), Head.right(text("power"))),
                List.of(needed, analysed),
                List.of(
                        text(
                                "note",
                                Shown.significant(size.plan().oddsRatio(), 4),
                                Shown.significant(100 * size.plan().exposed(), 4),
                                Shown.significant(size.plan().level().alpha(), 3),
                                text("sides-" + size.plan().level().sides())),
                        messages.text("power.method." + size.plan().planned().method())));
    }

    private String text(String key, Object... arguments) {
        return messages.text("size." + key, arguments);
    }
}
