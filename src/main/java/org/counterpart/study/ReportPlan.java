package org.counterpart.study;

import java.util.List;

/**
 * The plan's {@code report:} section.
 *
 * @param languages {@code en}, {@code zh}; the first is the main one
 */
public record ReportPlan(List<String> languages, List<Format> formats) {

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
    }
}
