package org.counterpart.cohort.cell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pairs of words of which one is plainly the absence, the normal or the good: it stands first, as the reference. */
public final class OrderedPairs {
    private static final List<List<String>> PAIRS = List.of(
            List.of("no", "yes"),
            List.of("n", "y"),
            List.of("false", "true"),
            List.of("否", "是"),
            List.of("无", "有"),
            List.of("没有", "有"),
            List.of("未", "有"),
            List.of("阴性", "阳性"),
            List.of("(阴性)", "(阳性)"),
            List.of("-", "+"),
            List.of("(-)", "(+)"),
            List.of("×", "√"),
            List.of("negative", "positive"),
            List.of("neg", "pos"),
            List.of("neg.", "pos."),
            List.of("normal", "abnormal"),
            List.of("正常", "异常"),
            List.of("良好", "不良"),
            List.of("良", "不良"),
            List.of("好", "差"),
            List.of("good", "poor"),
            List.of("absent", "present"),
            List.of("alive", "dead"),
            List.of("生存", "死亡"),
            List.of("存活", "死亡"),
            List.of("control", "case"),
            List.of("controls", "cases"),
            List.of("对照", "病例"),
            List.of("对照组", "病例组"),
            List.of("对照组", "观察组"),
            List.of("未发生", "发生"),
            List.of("未复发", "复发"),
            List.of("low", "high"),
            List.of("低", "高"));

    /** What is good: its negation is the finding. */
    private static final List<String> GOOD = List.of(
            "良好",
            "良",
            "好",
            "满意",
            "充分",
            "佳",
            "理想",
            "正常",
            "均匀",
            "完整",
            "规律",
            "合理",
            "规范",
            "达标",
            "normal",
            "good",
            "adequate",
            "sufficient");

    private OrderedPairs() {}

    /**
     * The two levels, the reference first, where they are such a pair; letter case and full-width forms do not matter.
     */
    public static Optional<List<String>> order(List<String> levels) {
        if (levels.size() != 2) {
            return Optional.empty();
        }
        String a = plain(levels.get(0));
        String b = plain(levels.get(1));
        for (List<String> pair : PAIRS) {
            if (pair.equals(List.of(a, b))) {
                return Optional.of(levels);
            }
            if (pair.equals(List.of(b, a))) {
                return Optional.of(List.of(levels.get(1), levels.get(0)));
            }
        }
        return negated(a, b, levels);
    }

    /**
     * 不, 非, 未 and 无 in front of the other word say its absence (吸烟, 不吸烟), as do no, non and not; of good things, the
     * finding.
     */
    private static Optional<List<String>> negated(String a, String b, List<String> levels) {
        for (String no : List.of("不", "非", "未", "无", "no ", "non-", "non", "not ", "never ")) {
            if (a.equals(no + b) || b.equals(no + a)) {
                boolean negatedFirst = a.equals(no + b);
                boolean keep = negatedFirst != GOOD.contains(negatedFirst ? b : a);
                return Optional.of(keep ? levels : List.of(levels.get(1), levels.get(0)));
            }
        }
        return Optional.empty();
    }

    private static String plain(String level) {
        return Cells.plain(level).toLowerCase(Locale.ROOT);
    }
}
