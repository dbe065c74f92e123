package org.counterpart.files.excel.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rows below a table that are no subjects: totals, means, remarks, who signed. */
final class SheetFoot {
    private static final Pattern TOTAL = Pattern.compile("(总?合计|总计|共计|小计|总和|汇总|平均|平均值|平均数|均值|均数|标准差|中位数|最大值|最小值"
            + "|(grand)?totals?|subtotal|sum|mean|average|sd|stdev|median|min|max)"
            + "([:：].*|[(（].*[)）])?");
    private static final Pattern REMARK = Pattern.compile("(注|备注|说明|附注|审核|审核人|制表|制表人|填表|填表人|复核|统计|统计人|数据来源|资料来源"
            + "|notes?|remarks?|source|preparedby|checkedby)[:：0-9１２].*|[*※].*");
    private static final Pattern SENTENCE = Pattern.compile(".*[，。；：:;,、（）()\\s].*");

    private SheetFoot() {}

    /** Whether the leftmost cell says that the row sums up others. */
    static boolean isTotal(SheetRow row) {
        return TOTAL.matcher(firstWords(row)).matches();
    }

    /**
     * The rows at the end that are no data, from the top; empty when the last row is data.
     *
     * @param rows the last ones with cells
     * @param headerRow the last one of the header
     * @param width how many columns have a name
     */
    static List<SheetRow> of(List<SheetRow> rows, int headerRow, int width) {
        List<SheetRow> foot = new ArrayList<>();
        for (int i = rows.size() - 1; i >= 0 && rows.get(i).number() > headerRow; i--) {
            SheetRow row = rows.get(i);
            boolean apart = i > 0 && rows.get(i - 1).number() < row.number() - 1;
            if (!isFoot(row, apart, width)) {
                break;
            }
            foot.add(0, row);
        }
        return foot;
    }

    private static boolean isFoot(SheetRow row, boolean apart, int width) {
        int size = row.cells().size();
        if (isTotal(row)) {
            return size < width || row.cells().stream().anyMatch(SheetCell::formula);
        }
        if (row.cells().get(0).kind() != CellKind.TEXT || width < 3) {
            return false;
        }
        String words = firstWords(row);
        boolean few = size <= Math.max(2, width / 2)
                && row.cells().stream()
                        .allMatch(c -> c.kind() == CellKind.TEXT || c.kind().dated());
        if (few && REMARK.matcher(words).matches()) {
            return true;
        }
        return apart
                && size == 1
                && words.length() >= 6
                && SENTENCE.matcher(row.cells().get(0).text()).matches();
    }

    private static String firstWords(SheetRow row) {
        if (row.cells().isEmpty() || row.cells().get(0).kind() != CellKind.TEXT) {
            return "";
        }
        String text = row.cells().get(0).text();
        return text.length() > 200 ? text : text.replaceAll("[\\s\u3000]+", "").toLowerCase(Locale.ROOT);
    }
}
