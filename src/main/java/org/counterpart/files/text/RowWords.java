package org.counterpart.files.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

    /** Those that name nothing else. */
    private static final Pattern ALWAYS = Pattern.compile("(.+ ?)?(" + SUM + ")[:：]?");
    /** Those that stand beside the name of a part: 骨科, 小计. */
    private static final Pattern BESIDE = Pattern.compile("(" + SUM + "|(grand )?totals?|sub ?total)[:：]?");

    private static final String SAID = "(注|备注|说明|附注|审核|审核人|制表|制表人|填表|填表人|复核|统计|统计人|数据来源|资料来源"
            + "|notes?|remarks?|source|prepared ?by|checked ?by)";
    private static final Pattern REMARK =
            Pattern.compile(SAID + " ?[:：0-9].*|[*※].*|第 ?[0-9]+ ?页.*|page ?[0-9]+( ?(of|/) ?[0-9]+)?");
    private static final Pattern SIGNED = Pattern.compile(SAID + " ?[:：].*");

    /** Signs of which each Chinese word above has one. */
    private static final String SIGNS = "计总均差位值数";
    /** How the English words above begin, at the place of their first letter. */
    private static final List<List<String>> BEGINNINGS = beginnings(
            List.of("grand", "sub", "sum", "mean", "average", "sd", "std", "median", "min", "max", "n", "count"));

    private static List<List<String>> beginnings(List<String> words) {
        return IntStream.range(0, 128)
                .mapToObj(letter ->
                        words.stream().filter(word -> word.charAt(0) == letter).toList())
                .toList();
    }

    private RowWords() {}

    /** Whether the row sums up others; a category may have such a name, which the rows around it tell. */
    public static boolean isTotal(String text) {
        if (!isLikely(text)) {
            return false;
        }
        String words = words(text);
        return TOTAL.matcher(words).matches() || PART.matcher(words).matches();
    }

    /** Whether a cell beside the first one says that its row sums up others. */
    public static boolean isSum(String text) {
        return isLikely(text) && BESIDE.matcher(words(text)).matches();
    }

    /** Whether no category has such a name. */
    public static boolean isSumAlways(String text) {
        return ALWAYS.matcher(words(text)).matches();
    }

    /** Whether some total begins or ends so: told at a glance, as every row of a table is asked. */
    private static boolean isLikely(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && Signs.isBlank(text.charAt(from))) {
            from++;
        }
        if (from == end || isDigit(text.charAt(end - 1))) {
            return false;
        }
        char first = text.charAt(from);
        if (first < 0x80) {
            for (String word : BEGINNINGS.get(Character.toLowerCase(first))) {
                if (text.regionMatches(true, from, word, 0, word.length())) {
                    return true;
                }
            }
        }
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 ? SIGNS.indexOf(c) >= 0 : (c | 32) == 'o' && text.regionMatches(true, i - 1, "total", 0, 5)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
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
