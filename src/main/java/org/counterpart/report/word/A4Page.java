package org.counterpart.report.word;

/** A page of A4 with margins of 2.5 cm, in twentieths of a point. */
enum A4Page {
    PORTRAIT(11906, 16838),
    LANDSCAPE(16838, 11906);

    static final int MARGIN = 1417;

    private final int width;
    private final int height;

    A4Page(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int textWidth() {
        return width - 2 * MARGIN;
    }

    int textHeight() {
        return height - 2 * MARGIN;
    }
}
