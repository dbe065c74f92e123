package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterpart.audit.lexicon.AccuracyRow;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.Threshold;

/**
 * Sensitivity, specificity and what is printed beside them, row by row. Measures are of one row when they follow one
 * another without a word between them that could name another marker or cut; the k-th values of lists are of one row. A
 * measure that comes again begins another row. Rows of a sample that the text does not name hold nothing against each
 * other.
 */
final class ThresholdRows {
    private static final Set<Cue> MEASURES = Set.of(
            Cue.SENSITIVITY,
            Cue.SPECIFICITY,
            Cue.YOUDEN,
            Cue.PPV,
            Cue.NPV,
            Cue.ACCURACY,
            Cue.CUTOFF,
            Cue.LR_POSITIVE,
            Cue.LR_NEGATIVE);

    private final List<Statement> statements;

    ThresholdRows(List<Statement> all) {
        this.statements =
                all.stream().filter(s -> MEASURES.contains(s.measure())).toList();
    }

    /** Of one row so far. */
    private static final class Row {
        private final Statement first;
        private final Map<Cue, Printed> values = new EnumMap<>(Cue.class);

        private Row(Statement first) {
            this.first = first;
        }

        private boolean isOf(Statement s) {
            return s.item().part().equals(first.item().part())
                    && s.chain() == first.chain()
                    && s.position() == first.position();
        }

        private Printed of(Cue cue) {
            return values.getOrDefault(cue, Printed.NONE);
        }
    }

    List<Threshold> rows() {
        List<Row> rows = new ArrayList<>();
        for (Statement s : statements) {
            Row row = rows.stream().filter(r -> r.isOf(s)).reduce((a, b) -> b).orElse(null);
            if (row == null || row.values.containsKey(s.measure())) {
                row = new Row(s);
                rows.add(row);
            }
            row.values.put(s.measure(), s.item().value());
        }
        return rows.stream()
                .map(row -> AccuracyRow.of(PastedText.group(row.first.item().part()), "", row::of))
                .toList();
    }
}
