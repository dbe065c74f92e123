package org.counterpart.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.junit.jupiter.api.Test;

class TableLayoutTest {
    private static TableLayout of(int numbers, String cell) {
        Cell[] cells = Collections.nCopies(numbers + 1, Cell.of(cell)).toArray(Cell[]::new);
        cells[0] = Cell.of("Thoracolumbar fascia injury");
        List<Head> heads = new java.util.ArrayList<>(List.of(Head.left("Variable")));
        heads.addAll(Collections.nCopies(numbers, Head.right("OR")));
        return TableLayout.of(new Table("t", "T", heads, List.of(Row.of(cells)), List.of()));
    }

    /** AUC, 95%CI and DeLong with two full-width signs: 14 narrow and 2 wide letters, 9 ems; capitals count more. */
    @Test
    void aWordIsNotPartedFromTheChineseBracketBehindIt() {
        assertThat(TableLayout.unbroken("AUC（95%CI，DeLong 法）")).isGreaterThanOrEqualTo(9);
        assertThat(TableLayout.unbroken("研究对象的选取与匹配流程说明")).isLessThan(6);
    }

    @Test
    void aNarrowTableStandsUprightInNinePoints() {
        TableLayout layout = of(3, "5.378");
        assertThat(layout.page()).isEqualTo(A4Page.PORTRAIT);
        assertThat(layout.halfPoints()).isEqualTo(18);
        // Five digits and a point at half an em of nine points each: 22.5 points, in twentieths.
        assertThat(layout.columns().get(1)).isGreaterThan(450);
    }

    @Test
    void typeShrinksThenThePageTurns() {
        // Twenty characters, ten ems: of 9 points 90 points, and the text is 453.6 points wide.
        String interval = "4.367 (1.742–10.948)";
        assertThat(of(3, interval)).returns(18, TableLayout::halfPoints).returns(A4Page.PORTRAIT, TableLayout::page);
        // Of 8 points, four numbers of 8.5 ems and a name of 13.7, each 1.08 wider, are 412 points: of 9 too many.
        assertThat(of(4, "4.37 (1.74–10.95)"))
                .returns(16, TableLayout::halfPoints)
                .returns(A4Page.PORTRAIT, TableLayout::page);
        // With four of 10 ems the page turns before the name of the row is broken.
        assertThat(of(4, interval)).returns(18, TableLayout::halfPoints).returns(A4Page.LANDSCAPE, TableLayout::page);
        assertThat(of(5, interval)).returns(18, TableLayout::halfPoints).returns(A4Page.LANDSCAPE, TableLayout::page);
    }

    @Test
    void noTableIsWiderThanThePage() {
        for (int n = 1; n < 60; n++) {
            TableLayout layout = of(n, "4.367 (1.742–10.948)");
            assertThat(layout.width()).isLessThanOrEqualTo(layout.page().textWidth());
            assertThat(layout.columns()).hasSize(n + 1).allMatch(w -> w > 0);
        }
    }
}
