package org.counterpart.report;

/** A figure that can be drawn in either language at either width. */
public interface Drawing {
    /** File-name-safe name, the same in every language: {@code roc}, {@code forest}. */
    String id();

    /** What the figure shows, as its accessible name. */
    String title(Messages messages);

    /** What it lacks where small counts may not be shown; its caption says so. */
    Withheld withheld();

    /** What a figure lacks where small counts may not be shown. */
    enum Withheld {
        NOTHING,
        /** Numbers, whose places bear a mark. */
        NUMBERS,
        /** The steps of a curve, or groups, that hold a small count: they are joined to their neighbours. */
        STEPS
    }

    /** A whole SVG document: with title and description, no outside reference, no random id. */
    String svg(Messages messages, Width width);
}
