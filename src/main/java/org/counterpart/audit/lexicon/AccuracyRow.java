package org.counterpart.audit.lexicon;

import java.util.function.Function;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.Threshold;

/** Sensitivity, specificity and what is printed beside them as one row, of a sentence or of a table. */
public final class AccuracyRow {
    private AccuracyRow() {}

    /** @param value what is printed of each measure; {@link Printed#NONE} where nothing is */
    public static Threshold of(String group, String label, Function<Cue, Printed> value) {
        return new Threshold(
                group,
                label,
                value.apply(Cue.CUTOFF).text(),
                value.apply(Cue.SENSITIVITY),
                value.apply(Cue.SPECIFICITY),
                value.apply(Cue.YOUDEN),
                value.apply(Cue.PPV),
                value.apply(Cue.NPV),
                value.apply(Cue.ACCURACY),
                value.apply(Cue.LR_POSITIVE),
                value.apply(Cue.LR_NEGATIVE),
                Printed.NONE,
                Printed.NONE,
                Printed.NONE,
                Printed.NONE);
    }
}
