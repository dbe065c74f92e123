package org.counterpart.report;

/** The two widths journals print. Figures are laid out in points, so text keeps its size at either. */
public enum Width {
    ONE_COLUMN(85, "narrow"),
    TWO_COLUMNS(180, "wide");

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    private final int millimetres;
    private final String key;

    Width(int millimetres, String key) {
        this.millimetres = millimetres;
        this.key = key;
    }

    public int millimetres() {
        return millimetres;
    }

    /** Part of ids and file names. */
    public String key() {
        return key;
    }

    public double points() {
        return millimetres * POINTS_PER_MILLIMETRE;
    }
}
