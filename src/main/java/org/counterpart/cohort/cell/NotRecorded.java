package org.counterpart.cohort.cell;

import java.util.Locale;
import java.util.Set;

/**
 * What people and programs write for "not recorded": the one list that {@code init} and the commands read columns by.
 */
public final class NotRecorded {
    /** These say nothing else in any column. */
    private static final Set<String> ALWAYS = Set.of(
            "?",
            "??",
            "???",
            "na",
            "n/a",
            "n.a.",
            "n.a",
            "#n/a",
            "#na",
            "nan",
            "null",
            // As MySQL writes it.
            "\\n",
            "<na>",
            "missing",
            "not available",
            "not recorded",
            "not done",
            "not tested",
            "not measured",
            "#value!",
            "#div/0!",
            "#ref!",
            "#name?",
            "#num!",
            "#null!",
            "缺失",
            "未查",
            "未测",
            "未检",
            "未做",
            "未记录",
            "未检测",
            "未行",
            "未评估",
            "未填",
            "未填写",
            "未提供",
            "拒查",
            "拒检",
            "拒测",
            "拒绝",
            "拒绝检查",
            "拒答",
            "refused",
            "declined",
            "无数据",
            "无记录",
            "空");
    /** These do among numbers and dates; among words they may be a level of their own. */
    private static final Set<String> AMONG_NUMBERS = Set.of(
            "0000-00-00",
            "0000/00/00",
            "0000-00-00 00:00:00",
            ".",
            "..",
            "-",
            "--",
            "---",
            "—",
            "——",
            "/",
            "//",
            "\\",
            "*",
            "unknown",
            "unk",
            "不详",
            "未知",
            "不明");

    private NotRecorded() {}

    /** @param text trimmed */
    public static boolean always(String text) {
        return ALWAYS.contains(Cells.narrow(text).toLowerCase(Locale.ROOT));
    }

    /** @param text trimmed */
    public static boolean amongNumbers(String text) {
        String word = Cells.narrow(text).toLowerCase(Locale.ROOT);
        return ALWAYS.contains(word) || AMONG_NUMBERS.contains(word);
    }

    /** Words that mean "not recorded" and yet may be kept as a level of their own. */
    public static boolean perhaps(String text) {
        return Set.of("unknown", "unk", "不详", "未知", "不明")
                .contains(Cells.narrow(text).toLowerCase(Locale.ROOT));
    }
}
