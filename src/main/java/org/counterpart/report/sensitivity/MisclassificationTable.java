package org.counterpart.report.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.sensitivity.BiasAnalysis;
import org.counterpart.sensitivity.BiasAnalysis.Simulated;
import org.counterpart.sensitivity.Classified.Corrected;
import org.counterpart.sensitivity.Classified.Quality;
import org.counterpart.stats.Interval;
import org.counterpart.study.MisclassifiedExposure;

/** The crude odds ratio of an exposure as it would be if the exposure were better known. */
public record MisclassificationTable(Messages messages, Wording wording, Disclosure disclosure) {

    public Table of(MisclassifiedExposure found) {
        List<Row> rows = new ArrayList<>(List.of(row(
                text("observed"),
                found.table().observed().oddsRatio(),
                found.table().observed().ci(),
                "observed")));
        for (Corrected one : found.grid()) {
            rows.add(row(name(one), one.oddsRatio(), one.ci(), "corrected"));
        }
        List<String> notes = new ArrayList<>(List.of(text("marginal")));
        found.simulated().ifPresent(simulated -> {
            rows.add(row(text("systematic"), simulated.systematic(), "systematic"));
            rows.add(row(text("total"), simulated.total(), "total"));
            notes.add(drawn(simulated));
        });
        if (found.grid().stream().anyMatch(c -> !c.possible())) {
            notes.add(text("impossible"));
        }
        if (found.missing() > 0 && !disclosure.small(found.missing())) {
            notes.add(text("missing", found.missing()));
        }
        Table table = new Table(
                "misclassification",
                text("title", wording.label(found.variable())),
                List.of(
                        Head.left(text("as-if")),
                        Head.right(text(found.simulated().isPresent() ? "median" : "or"))),
                rows,
                notes);
        return disclosure.hides(found) ? table.hidden() : table;
    }

    private String drawn(BiasAnalysis.Result simulated) {
        return text(
                simulated.procedure().controls().isPresent() ? "drawn-apart" : "drawn",
                simulated.procedure().draws(),
                simulated.procedure().seed(),
                simulated.impossible());
    }

    /** What a row of the grid takes for true. */
    String name(Corrected one) {
        return one.cases().equals(one.controls())
                ? text(
                        "both",
                        share(one.cases().sensitivity()),
                        share(one.cases().specificity()))
                : text("apart", quality(one.cases()), quality(one.controls()));
    }

    private String quality(Quality quality) {
        return text("both", share(quality.sensitivity()), share(quality.specificity()));
    }

    private static String share(double value) {
        return Shown.significant(value, 4);
    }

    private Row row(String name, Simulated simulated, String origin) {
        return row(name, simulated.median(), simulated.interval(), origin);
    }

    private Row row(String name, double ratio, Interval ci, String origin) {
        return Row.of(
                Cell.of(name),
                Double.isNaN(ratio)
                        ? Cell.of(Shown.NONE)
                        : Cell.of(Shown.ratio(ratio, ci), ratio)
                                .from(new Origins(messages).text("misclassification-" + origin)));
    }

    String text(String key, Object... arguments) {
        return messages.text("misclassification." + key, arguments);
    }
}
