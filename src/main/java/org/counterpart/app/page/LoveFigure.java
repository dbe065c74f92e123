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
import org.counterpart.study.model.MatchingPool;
import org.counterpart.study.model.StudySample;

/** How alike cases and controls are before and after the matching of the present plan, as the report draws it. */
public final class LoveFigure {
    private LoveFigure() {}

    /** Empty where nothing is matched. */
    public static Optional<String> of(Counted counted, Messages messages) {
        Optional<Matching> matching = counted.sample().flatMap(StudySample::matching);
        if (matching.isEmpty()) {
            return Optional.empty();
        }
        MatchingPool pool = counted.sample().orElseThrow().pool();
        Cohort cohort = matching.get().in(pool.cohort());
        Balance balance = Balance.of(cohort, pool.partnered(), matching.get(), java.util.List.of());
        Wording text = new Wording(messages, cohort.variables());
        LovePlot plot = LovePlot.of(balance.rows().stream(), row -> LovePlot.name(row, text));
        return Optional.of(plot.svg(messages, Width.ONE_COLUMN));
    }
}
