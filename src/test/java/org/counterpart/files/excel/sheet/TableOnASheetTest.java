package org.counterpart.files.excel.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.TableRequest;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;

/** Where a table stands on a sheet. A row is written as its cells between bars; an empty text is a row of nothing. */
class TableOnASheetTest {
    private final List<CellRange> merged = new ArrayList<>();
    private TableRequest request = TableRequest.ANY;

    @Test
    void aTitleAboveIsNoHeader() throws IOException {
        merged.add(CellRange.of("A1:C1"));
        List<String> read = read("登记表", "", "id|sex|age", "1|M|50", "2|F|61");
        assertThat(read).containsExactly("id|sex|age", "4 1|M|50", "5 2|F|61", "files.sheet.header-found [3]");
    }

    @Test
    void anotherTableBelowIsAsked() throws IOException {
        List<String> read = read("id|age|sex", "1|50|M", "2|61|F", "3|62|F", "", "sex|n|mean", "M|1|50", "F|2|61.5");
        assertThat(read).contains("4 3|62|F").doesNotContain("7 M|1|50");
    }

    @Test
    void anotherTableBesideIsPointedOut() throws IOException {
        List<String> read =
                read("id|age|sex||group|n", "1|50|M||M|1", "2|61|F||F|2", "3|62|F|||", "4|63|F|||", "5|64|M|||");
        assertThat(read).contains("files.sheet.beside [[group, n], 3, 6]");
    }

    /** 53% is 0.53, as a cell in a percent format holds it. */
    @Test
    void aPercentageTypedAsTextIsANumberBesideOthers() throws IOException {
        assertThat(read("id|share", "1|=0.35", "2|53%", "3|12.5 %"))
                .containsExactly(
                        "id|share", "2 1|0.35", "3 2|0.53", "4 3|0.125", "files.sheet.percent-texts [share, 2, B3]");
        assertThat(read("id|share", "1|0.35", "2|53%", "3|12")).contains("3 2|53%");
    }

    @Test
    void aTitleAboveAHeaderOfTwoRows() throws IOException {
        merged.addAll(
                List.of(CellRange.of("A1:D1"), CellRange.of("A2:A3"), CellRange.of("B2:C2"), CellRange.of("D2:D3")));
        List<String> read = read("随访表", "id|术前||转归", "|VAS|ODI|", "1|5|40|好", "2|6|50|差");
        assertThat(read)
                .containsExactly(
                        "id|术前 VAS|术前 ODI|转归",
                        "4 1|5|40|好",
                        "5 2|6|50|差",
                        "files.sheet.header-found [2]",
                        "files.sheet.header-rows [2, 3]");
    }

    @Test
    void namesInTwoRowsThatAreNotMergedAreAskedFor() throws IOException {
        request = TableRequest.ANY.withRows(1, 2, false);
        assertThat(read("id|pre|post", "|VAS|VAS", "1|5|3"))
                .containsExactly("id|pre VAS|post VAS", "3 1|5|3", "files.sheet.header-rows [1, 2]");
    }

    @Test
    void rowsOfDataAreNoHeader() {
        assertThat(refusal("1|2|3", "4|5|6")).isEqualTo("files.sheet.header");
        assertThat(refusal("a|b|c|d", "1|2|3|4|5|6|7|8")).isEqualTo("files.sheet.header");
        assertThat(refusal("id|x|", "1|2|3")).isEqualTo("files.sheet.nameless");
        assertThat(refusal("id|x|x", "1|2|3")).isEqualTo("files.sheet.names-alike");
        assertThat(refusal("", "")).isEqualTo("files.sheet.empty");
    }

    @Test
    void blankRowsKeepTheirNumbersAndBlankColumnsAreNone() throws IOException {
        assertThat(read("|id||x", "|1||5", "", "|2||6")).containsExactly("id|x", "2 1|5", "3 |", "4 2|6");
    }

    @Test
    void totalsBelowAreAskedUnlessThePlanCountsThem() throws IOException {
        String[] rows = {"科室|id|费用", "骨科|A1|10", "疼痛科|A2|20", "合 计||30", "", "注：单位为元||"};
        assertThat(read(rows)).containsExactly("科室|id|费用", "2 骨科|A1|10", "3 疼痛科|A2|20", "below 4 (合 计)", "below 6");
        request = TableRequest.ANY.withRows(0, 1, true);
        assertThat(read(rows)).contains("4 合 计||30", "6 注：单位为元||");
    }

    @Test
    void aSubjectWithNothingButAnIdIsOne() throws IOException {
        assertThat(read("id|x|y", "A1|1|2", "A2||")).contains("3 A2||");
        assertThat(read("type|x|y", "total|1|2", "partial|3|4", "total|5|6")).contains("4 total|5|6");
    }

    @Test
    void aMergedCellHoldsForItsRows() throws IOException {
        merged.add(CellRange.of("A2:A4"));
        assertThat(read("group|id|x", "T|1|5", "|2|6", "|3|7", "|4|8"))
                .containsExactly(
                        "group|id|x", "2 T|1|5", "3 T|2|6", "4 T|3|7", "5 |4|8", "files.sheet.merged [[group]]");
    }

    private String refusal(String... rows) {
        Throwable thrown = catchThrowable(() -> read(rows));
        assertThat(thrown).isInstanceOf(FileRefusedException.class);
        return ((FileRefusedException) thrown).reason().code();
    }

    private List<String> read(String... rows) throws IOException {
        List<SheetRow> sheet = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            List<SheetCell> cells = new ArrayList<>();
            int column = 0;
            for (String text : rows[i].split("\\|", -1)) {
                if (!text.isEmpty()) {
                    boolean percent = text.startsWith("=");
                    CellKind kind =
                            percent ? CellKind.PERCENT : text.matches("[0-9.]+") ? CellKind.NUMBER : CellKind.TEXT;
                    cells.add(new SheetCell(column, kind, percent ? text.substring(1) : text, false));
                }
                column++;
            }
            sheet.add(new SheetRow(i + 1, false, cells));
        }
        List<String> read = new ArrayList<>();
        try (SheetTable table = SheetTable.of(
                () -> new Listed(sheet.iterator()), request, "f", new SheetName("S", true, ""), () -> {}, List.of())) {
            read.add(String.join(
                    "|", table.columns().stream().map(PlainColumn::name).toList()));
            for (String[] row = table.next(); row != null; row = table.next()) {
                read.add(table.row() + " " + String.join("|", row));
            }
            table.foot().forEach(row -> read.add("below " + row.shown()));
            for (Note note : table.notes()) {
                read.add(note.code() + " " + note.arguments());
            }
        }
        return read;
    }

    private final class Listed implements SheetRows {
        private final Iterator<SheetRow> rows;

        Listed(Iterator<SheetRow> rows) {
            this.rows = rows;
        }

        @Override
        public SheetRow next() {
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public List<CellRange> merged() {
            return merged;
        }

        @Override
        public BitSet hiddenColumns() {
            return new BitSet();
        }

        @Override
        public void close() {}
    }
}
