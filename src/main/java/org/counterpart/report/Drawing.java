package org.counterpart.report;

/** A figure that can be drawn in either language at either width. */
public interface Drawing {
    /** File-name-safe name, the same in every language: {@code roc}, {@code forest}. */
    String id();

    /** What the figure shows, as its accessible name. */
    String title(Messages messages);

    /** A whole SVG document: with title and description, no outside reference, no random id. */
    String svg(Messages messages, Width width);
}
