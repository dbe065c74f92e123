package org.counterpart.app.page;

import java.util.Optional;
import org.counterpart.app.desk.Counted;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.Balance;
import org.counterpart.matching.design.Matching;
import org.counterpart.report.Messages;
import org.counterpart.report.Width;
import org.counterpart.report.Wording;
import org.counterpart.report.figure.LovePlot;
import org.counterpart.study.model.Partnered;
import org.counterpart.study.model.StudySample;

/** How alike cases and controls are before and after the matching of the present plan, as the report draws it. */
public final class LoveFigure {
    private static final double THRESHOLD = 0.1;

    private LoveFigure() {}

    /** Empty where nothing is matched. */
    public static Optional<String> of(Counted counted, Messages messages) {
        Optional<Matching> matching = counted.sample().flatMap(StudySample::matching);
        if (matching.isEmpty()) {
            return Optional.empty();
        }
        var selected = counted.derivation().orElseThrow();
        Cohort cohort = matching.get().in(selected.cohort());
        boolean[] partnered = Partnered.of(counted.plan().orElseThrow(), selected);
        Balance balance = Balance.of(cohort, partnered, matching.get(), java.util.List.of());
        Wording text = new Wording(messages, cohort.variables());
        LovePlot plot = new LovePlot(
                "balance",
                balance.rows().stream()
                        .map(row -> new LovePlot.Row(
                                row.level().isEmpty()
                                        ? text.label(row.variable())
                                        : text.at(row.variable(), row.level()),
                                0,
                                row.before().smd(),
                                row.after().smd()))
                        .toList(),
                THRESHOLD);
        return Optional.of(plot.svg(messages, Width.ONE_COLUMN));
    }
}
