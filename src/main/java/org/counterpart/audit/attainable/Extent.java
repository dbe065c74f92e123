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

    /** Whether the upper end is the largest there is, up to the third digit. */
    public boolean proven() {
        return high.found() && high.auc() + TIGHT >= atMost;
    }
}
