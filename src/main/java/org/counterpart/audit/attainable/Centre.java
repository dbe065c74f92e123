package org.counterpart.audit.attainable;

/**
 * A table well inside all that is printed, to climb from. It is looked for among the tables without lack of fit, which
 * have half the coordinates: beside any table stands one, {@code m_x p_x} of each pattern's {@code m_x} subjects being
 * cases, with the same sizes, exposure counts and standard errors, and it solves the score equations. So where nothing
 * is held at a cut there are tables if and only if there are tables without lack of fit.
 */
final class Centre {
    private Centre() {}

    /** @param afar whether odds ratios may leave their rounding on the way; null where no table was found */
    static double[] of(Tables tables, boolean afar) {
        Tables calibrated = tables.withoutLackOfFit();
        InteriorPoint inside = new InteriorPoint(calibrated);
        double[] point = inside.centre();
        if (point == null && afar) {
            point = inside.approach();
        }
        if (tables.fit == Tables.Fit.CALIBRATED) {
            return point;
        }
        InteriorPoint free = new InteriorPoint(tables);
        if (point == null) {
            return tables.cut == Tables.NO_CUT ? null : free.centre();
        }
        double[] lifted = tables.lifted(point);
        free.recentre(lifted);
        return lifted;
    }
}
