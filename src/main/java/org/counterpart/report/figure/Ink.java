package org.counterpart.report.figure;

import java.util.List;

/**
 * The few colours figures are drawn in. The hues are those of Okabe and Ito (2008), told apart by every common kind of
 * colour blindness; curves and marks differ in dash or shape as well, so that a grey print still reads.
 */
final class Ink {
    static final String TEXT = "#222222";
    static final String MUTED = "#5f6b76";
    static final String AXIS = "#4a545e";
    static final String GRID = "#e3e7ea";
    static final String BAND = "#f4f6f7";
    static final String PAPER = "#ffffff";
    static final String BLUE = "#0072b2";
    static final String VERMILION = "#d55e00";
    static final String GREEN = "#009e73";
    static final String PURPLE = "#cc79a7";
    static final String ORANGE = "#e69f00";
    static final String SKY = "#56b4e9";

    /** In the order series take them; black last but one, so that up to eight series differ. */
    static final List<String> SERIES = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, "#000000", "#8a6d00");

    private Ink() {}

    static String series(int index) {
        return SERIES.get(index % SERIES.size());
    }

    /** A colour as it looks at 15 % on paper: what a confidence band of it is. */
    static String tint(String colour) {
        StringBuilder out = new StringBuilder("#");
        for (int i = 1; i < 7; i += 2) {
            int value = (int) Math.round(255 - 0.15 * (255 - Integer.parseInt(colour.substring(i, i + 2), 16)));
            out.append(Character.forDigit(value / 16, 16)).append(Character.forDigit(value % 16, 16));
        }
        return out.toString();
    }
}
