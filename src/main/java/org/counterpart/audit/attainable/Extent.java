package org.counterpart.audit.attainable;

/**
 * The AUCs that tables of one kind can have. The ends are tables that were found, so the true range is at least as
 * wide; how much wider it can be is proven, or not.
 *
 * @param atLeast no table of the kind has a smaller AUC; NaN when nothing is proven
 * @param atMost no table of the kind has a larger AUC; NaN when nothing is proven
 */
public record Extent(AttainableEnd low, AttainableEnd high, double atLeast, double atMost) {
    /** How near a proven limit may be to the table found for the two to be called one. */
    private static final double TIGHT = 2e-3;

    /** The range of these tables and of some that are of the kind too. */
    Extent with(Extent narrower) {
        return new Extent(low.further(narrower.low, -1), high.further(narrower.high, 1), atLeast, atMost);
    }

    /** What holds of tables of which less is asked, holds of these. */
    Extent within(Extent wider) {
        double least = wider.atLeast > atLeast ? wider.atLeast : atLeast;
        double most = wider.atMost < atMost ? wider.atMost : atMost;
        return new Extent(low, high, least, most);
    }

    /** Whether the upper end is the largest there is, up to the third digit. */
    public boolean proven() {
        return high.found() && high.auc() + TIGHT >= atMost;
    }
}
