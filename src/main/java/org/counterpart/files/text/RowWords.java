package org.counterpart.files.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the first cell of a row says when the row is no subject: a total or a mean of others, a remark, who signed. */
public final class RowWords {
    /** Longer texts are prose. */
    private static final int LONG = 200;

    private static final String SUM = "总?合计|总计|共计|小计|汇总";
    /** Words that stand alone, or in front of what they are a total of. */
    private static final Pattern TOTAL = Pattern.compile("((" + SUM + "|总和|总数|平均|平均值|平均数|均值|均数|标准差|中位数|最大值|最小值|人数|例数"
            + "|(grand ?)?totals?|sub ?total|sum|mean|average|sd|std|stdev|median|min|max|n|count)"
            + "([:：].*|[(（].*[)）])?|(合计|总计).*|((grand ?)?totals?|sub ?total|sum) .*)[.。]?");
    /** The total of a part, named by it: 骨科 汇总, Ward A Total. */
    private static final Pattern PART = Pattern.compile("(.+(" + SUM + ")|.+[ -](sub ?)?totals?)[:：]?");

    private static final String SAID = "(注|备注|说明|附注|审核|审核人|制表|制表人|填表|填表人|复核|统计|统计人|数据来源|资料来源"
            + "|notes?|remarks?|source|prepared ?by|checked ?by)";
    private static final Pattern REMARK =
            Pattern.compile(SAID + " ?[:：0-9].*|[*※].*|第 ?[0-9]+ ?页.*|page ?[0-9]+( ?(of|/) ?[0-9]+)?");
    private static final Pattern SIGNED = Pattern.compile(SAID + " ?[:：].*");

    private RowWords() {}

    /** Whether the row sums up others; a category may have such a name, which the rows around it tell. */
    public static boolean isTotal(String text) {
        String words = words(text);
        return TOTAL.matcher(words).matches() || PART.matcher(words).matches();
    }

    /** Whether this is the beginning of a remark or a page's foot, if little stands beside it. */
    public static boolean isRemark(String text) {
        return REMARK.matcher(words(text)).matches();
    }

    /** Whether this is a remark whatever stands beside it, such as another signature. */
    public static boolean isSigned(String text) {
        return SIGNED.matcher(words(text)).matches();
    }

    /** Small letters and narrow digits, single spaces, none within a word of Chinese (合 计). */
    private static String words(String text) {
        if (text.isEmpty() || text.length() > LONG) {
            return "";
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!space) {
                out.append(c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c);
            } else if (out.length() > 0 && out.charAt(out.length() - 1) < 0x2E80) {
                out.append(out.charAt(out.length() - 1) == ' ' ? "" : " ");
            }
        }
        return out.toString().strip().toLowerCase(Locale.ROOT);
    }
}
