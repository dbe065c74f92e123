package org.counterpart.plan;

import java.util.List;

/**
 * The plan's {@code report:} section.
 *
 * @param languages {@code en}, {@code zh}; the first is the main one
 * @param pDecimals of P values; what is smaller than that shows is printed as {@code <0.001}
 * @param minCell the smallest count of subjects that is published, from {@link #LEAST_MIN_CELL} on; 0 publishes every
 *     count
 */
public record ReportPlan(List<String> languages, List<Format> formats, int pDecimals, int minCell) {
    /** Below it a hidden count could only be 1. */
    public static final int LEAST_MIN_CELL = 3;

    public enum Format {
        HTML,
        DOCX,
        XLSX,
        /** The figures as pixels beside the SVG, which are always there. */
        PNG
    }

    public ReportPlan {
        languages = List.copyOf(languages);
        formats = List.copyOf(formats);
        if (minCell != 0 && minCell < LEAST_MIN_CELL) {
            throw new IllegalArgumentException("minCell must be 0 or at least " + LEAST_MIN_CELL + ", got " + minCell);
        }
    }
}
