package org.counterpart.report.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Wording;
import org.counterpart.report.figure.SensitivityFigure;
import org.counterpart.report.figure.SensitivityFigure.Row;
import org.counterpart.sensitivity.BiasAnalysis.Simulated;
import org.counterpart.sensitivity.Classified.Corrected;
import org.counterpart.stats.Interval;
import org.counterpart.study.MisclassifiedExposure;
import org.counterpart.study.Sensitivity;

/** One figure of all that bias could do: all of it are ratios, and stand on one axis. */
public record BiasFigures(Messages messages, Wording wording, Disclosure disclosure) {
    /** Rows of a grid that are drawn; the table has them all. */
    private static final int MOST = 12;

    /** Empty where nothing may be drawn. */
    public Optional<Drawing> of(Sensitivity found) {
        List<Row> rows = new ArrayList<>();
        if (!disclosure.hidesModels()) {
            eValues(rows, found);
        }
        bounds(rows, found);
        found.misclassified().filter(m -> !disclosure.hides(m)).ifPresent(m -> misclassified(rows, m));
        return rows.isEmpty() ? Optional.empty() : Optional.of(new SensitivityFigure("sensitivity", rows));
    }

    private void eValues(List<Row> rows, Sensitivity found) {
        if (found.eValues().isEmpty()) {
            return;
        }
        rows.add(Row.heading(messages.text("sensitivity.figure-e-values")));
        found.eValues()
                .forEach(one -> rows.add(Row.pair(
                        wording.term(one.term()),
                        one.eValue().value(),
                        one.eValue().limit())));
    }

    private void bounds(List<Row> rows, Sensitivity found) {
        List<Row> own = found.bounds().stream()
                .filter(one -> !Double.isNaN(one.gammaAt())
                        && !disclosure.hidesPairs(one.variable().name()))
                .map(one -> Row.of(wording.label(one.variable()), one.gammaAt(), Interval.NONE))
                .toList();
        if (!own.isEmpty()) {
            rows.add(Row.heading(messages.text("sensitivity.figure-gamma")));
            rows.addAll(own);
        }
    }

    private void misclassified(List<Row> rows, MisclassifiedExposure found) {
        MisclassificationTable names = new MisclassificationTable(messages, wording, disclosure);
        rows.add(Row.heading(names.text("title", wording.label(found.variable()))));
        Corrected observed = found.table().observed();
        if (observed.possible()) {
            rows.add(Row.of(names.text("observed"), observed.oddsRatio(), observed.ci()));
        }
        found.grid().stream()
                .filter(Corrected::possible)
                .limit(MOST)
                .forEach(one -> rows.add(Row.of(names.name(one), one.oddsRatio(), one.ci())));
        found.simulated().ifPresent(s -> {
            simulated(rows, names.text("systematic"), s.systematic());
            simulated(rows, names.text("total"), s.total());
        });
    }

    private static void simulated(List<Row> rows, String name, Simulated simulated) {
        if (!Double.isNaN(simulated.median())) {
            rows.add(Row.of(name, simulated.median(), simulated.interval()));
        }
    }
}
