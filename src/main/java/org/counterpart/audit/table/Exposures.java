package org.counterpart.audit.table;

import org.counterpart.audit.paper.PublishedResults.TwoByTwoTable;
import org.counterpart.audit.table.RowLabels.Label;

/** Counts of cases and controls that a table prints beside its ratios. */
interface Exposures {
    /** Those of a level and of its reference; {@code null} where they are not printed. */
    TwoByTwoTable of(Label level, Label reference);
}
