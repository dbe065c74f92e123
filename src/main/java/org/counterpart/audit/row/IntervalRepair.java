package org.counterpart.audit.row;

import java.util.List;
import java.util.Optional;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.Range;
import org.counterpart.stats.Note;

/**
 * The smallest change that makes a ratio, its interval and its P fit: another row's interval, or one slip in one
 * number.
 */
public final class IntervalRepair {
    private IntervalRepair() {}

    public static Optional<Note> suggest(RatioRow row, List<RatioRow> rows) {
        return neighbour(row, rows).or(() -> slip(row));
    }

    private static Optional<Note> neighbour(RatioRow row, List<RatioRow> rows) {
        int at = rows.indexOf(row);
        for (int step : new int[] {-1, 1}) {
            if (at + step < 0 || at + step >= rows.size()) {
                continue;
            }
            RatioRow other = rows.get(at + step);
            RatioRow moved = row.with(
                    row.printed().or(), other.printed().ciLow(), other.printed().ciHigh());
            if (!other.shown().equals(row.shown()) && fits(moved)) {
                return Optional.of(Note.of(
                        step < 0 ? "audit.suggest.interval-above" : "audit.suggest.interval-below",
                        other.printed().ciLow().text() + "–"
                                + other.printed().ciHigh().text(),
                        other.subject().name()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Note> slip(RatioRow row) {
        Printed or = row.printed().or();
        Printed low = row.printed().ciLow();
        Printed high = row.printed().ciHigh();
        List<List<Printed>> kinds = List.of(
                List.of(
                        first(Misprint.slips(or), c -> fits(row.with(c, low, high))),
                        first(Misprint.slips(low), c -> fits(row.with(or, c, high))),
                        first(Misprint.slips(high), c -> fits(row.with(or, low, c)))),
                List.of(
                        first(Misprint.otherDigits(or), c -> fits(row.with(c, low, high))),
                        first(Misprint.otherDigits(low), c -> fits(row.with(or, c, high))),
                        first(Misprint.otherDigits(high), c -> fits(row.with(or, low, c)))));
        for (List<Printed> kind : kinds) {
            for (int i = 0; i < 3; i++) {
                if (kind.get(i).present()) {
                    Printed was = i == 0 ? or : i == 1 ? low : high;
                    return Optional.of(
                            Note.of("audit.suggest.instead", kind.get(i).text(), was.text()));
                }
            }
        }
        return Optional.empty();
    }

    private static Printed first(List<Printed> candidates, java.util.function.Predicate<Printed> fits) {
        return candidates.stream().filter(fits).findFirst().orElse(Printed.NONE);
    }

    /** Symmetric with digits fine enough to mean something, and in agreement with the printed P. */
    private static boolean fits(RatioRow row) {
        if (!row.onLogScale() || row.outside() || !(row.se() > 0) || row.skew() > 0 || row.blur() > 0.25) {
            return false;
        }
        Range wald = row.waldP();
        return PValue.of(row.printed().p())
                .map(p -> p.meets(wald) || p.meets(wald.times(0.75).hull(wald.times(1.25))))
                .orElse(true);
    }
}
