package org.counterpart.audit.row;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.TwoByTwoTable;
import org.counterpart.audit.paper.Range;

/** What the 2x2 table that a row prints beside its ratio says of the row's P. */
public final class OwnTable {
    private OwnTable() {}

    /** The table, when all its counts can be read. */
    public static Optional<FourfoldTests> of(RatioRow row) {
        TwoByTwoTable t = row.printed().table();
        if (t == null) {
            return Optional.empty();
        }
        int a = t.exposedCases().count();
        int b = t.exposedControls().count();
        int c = t.unexposedCases().count();
        int d = t.unexposedControls().count();
        return Math.min(Math.min(a, b), Math.min(c, d)) < 0
                ? Optional.empty()
                : Optional.of(new FourfoldTests(a, b, c, d));
    }

    /** Whether the printed P is that of a usual test of the table, whatever the ratio is. */
    public static boolean gives(RatioRow row, Printed p) {
        return p.relation() == Printed.Relation.EXACT
                && of(row).stream()
                        .flatMapToDouble(t -> DoubleStream.of(t.pValues()))
                        .anyMatch(PValue.usual(p)::holds);
    }

    /**
     * Whether the printed odds ratio is the cross product of the table, rounded or cut off, so that its P is that
     * of the same table.
     */
    public static boolean isOfRatio(RatioRow row) {
        String effect = row.model().effect().toUpperCase(Locale.ROOT);
        return (effect.equals("OR") || effect.equals("DOR"))
                && of(row).filter(t ->
                                !t.hasEmptyCell() && row.printed().or().usual().holds(t.oddsRatio()))
                        .isPresent();
    }

    /** Whether it is within a quarter of the P of any test of the table: the usual ones, Wald's, unpooled z, mid-P. */
    public static boolean nearlyGives(RatioRow row) {
        Range printed = PValue.usual(row.printed().p());
        return of(row).stream()
                .flatMapToDouble(t -> DoubleStream.concat(
                        DoubleStream.of(t.pValues()), DoubleStream.of(t.waldP(), t.unpooledP(), new MidP(t).p())))
                .anyMatch(p -> new Range(0.75 * p, 1.25 * p).meets(printed));
    }
}
