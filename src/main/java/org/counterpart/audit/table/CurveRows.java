package org.counterpart.audit.table;

import java.util.List;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.AccuracyRow;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.paper.PaperBuilder;
import org.counterpart.audit.paper.Place;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.table.RowLabels.Label;

/** Areas under curves, and sensitivity and specificity at cuts: a row a marker, a model or a part of the subjects. */
final class CurveRows {
    private static final Pattern COMPARED = Pattern.compile("(?i)delong|compar|\\bvs\\b|versus|difference|比较");

    private final PrintedTable grid;
    private final Scope scope;

    CurveRows(PrintedTable grid, Scope scope) {
        this.grid = grid;
        this.scope = scope;
    }

    void read(Block block, List<Label> labels, int heads, PaperBuilder into, List<Use> uses) {
        String blockPart = Cue.PART.end(block.label(), 0) > 0 ? block.label() : "";
        String words = blockPart.isEmpty() ? block.label() : "";
        List<RowValues> rows = RowValues.of(grid, labels, block);
        boolean ofCurve = againstChance(rows);
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            RowValues values = rows.get(i);
            String name = (words + " " + label.model() + " " + label.name()).strip();
            String part = blockPart.isEmpty() ? label.part() : (blockPart + " " + label.part()).strip();
            String group = scope.group(part);
            Place at = scope.place(grid, label.row() - heads + 1);
            if (values.has("auc")) {
                into.add(
                        new Auc(
                                group,
                                name,
                                values.of("auc"),
                                values.of("ci_low"),
                                values.of("ci_high"),
                                ofCurve ? values.of("p") : Printed.NONE,
                                values.of("se"),
                                Printed.NONE,
                                Printed.NONE),
                        at);
            }
            if (values.has("sensitivity") || values.has("specificity")) {
                into.add(AccuracyRow.of(group, name, values::of), at);
            }
            if (values.has("auc") || values.has("sensitivity") || values.has("specificity")) {
                uses.addAll(values.uses());
            }
        }
    }

    /** A P of every area is against 0.5; one that the first or reference row lacks compares areas with each other. */
    private boolean againstChance(List<RowValues> rows) {
        boolean all = rows.stream()
                .filter(values -> values.of("auc").present())
                .allMatch(values -> values.of("p").present());
        return all && !COMPARED.matcher(grid.about()).find();
    }
}
