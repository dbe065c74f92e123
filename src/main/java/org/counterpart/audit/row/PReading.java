package org.counterpart.audit.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.paper.Range;

/**
 * A printed P beside what its row implies.
 *
 * @param wald whether the interval can be a Wald interval
 * @param fits whether printed and implied P meet
 */
public record PReading(RatioRow row, Range printed, Range implied, boolean wald, boolean fits) {
    /** Empty where the P or the ratio cannot be read. */
    public static Optional<PReading> of(RatioRow row) {
        Optional<Range> p = PValue.of(row.printed().p());
        if (p.isEmpty() || !row.onLogScale() || row.printed().or().value() == 0) {
            return Optional.empty();
        }
        Range wald = row.waldP();
        boolean polygon = !wald.isEmpty();
        List<Range> ways = new ArrayList<>(polygon ? List.of(wald) : row.armP());
        if (polygon && row.printed().ciLow().value() == 0) {
            ways.addAll(
                    row.armP()); // a limit that was rounded to nothing does not show whether the interval is symmetric
        }
        Range implied = ways.stream().reduce(Range.EMPTY, Range::hull);
        return Optional.of(
                new PReading(row, p.get(), implied, polygon, ways.stream().anyMatch(p.get()::meets)));
    }
}
