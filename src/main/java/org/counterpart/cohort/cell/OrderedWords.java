package org.counterpart.cohort.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Levels that have an order by what they say: I, II, III; Grade 1, Grade 2; mild, moderate, severe; 轻度, 中度, 重度; groups
 * of a measurement.
 */
public final class OrderedWords {
    private static final List<List<String>> SCALES = List.of(
            List.of("none", "mild", "moderate", "severe", "very severe"),
            List.of("no", "mild", "moderate", "severe"),
            List.of("low", "medium", "high"),
            List.of("low", "moderate", "high"),
            List.of("low", "middle", "high"),
            List.of("poor", "fair", "good", "very good", "excellent"),
            List.of("small", "medium", "large"),
            List.of("无", "轻", "中", "重", "极重"),
            List.of("无", "轻度", "中度", "重度", "极重度"),
            List.of("低", "中", "高"),
            List.of("低危", "中危", "高危", "极高危"),
            List.of("差", "中", "良", "优"),
            List.of("差", "可", "良", "优"),
            List.of("小", "中", "大"),
            List.of("文盲", "小学", "初中", "高中", "大专", "本科", "研究生"),
            List.of("-", "±", "+", "++", "+++", "++++"));
    private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");
    private static final String ROMAN_SIGNS = "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ";
    private static final List<String> BEFORE =
            List.of("", "grade", "stage", "class", "level", "asa", "nyha", "kellgren-lawrence", "t", "n", "g");
    private static final List<String> AFTER = List.of("", "级", "期", "度", "分", "档");

    private OrderedWords() {}

    /** These levels from lowest to highest, when all stand on one scale (at least two, and not only a no). */
    public static Optional<List<String>> order(List<String> levels) {
        for (List<String> scale : SCALES) {
            Optional<List<String>> order = by(levels, level -> scale.indexOf(plain(level)));
            if (order.isPresent()) {
                return order;
            }
        }
        for (String before : BEFORE) {
            for (String after : AFTER) {
                Optional<List<String>> order = by(levels, level -> number(plain(level), before, after));
                if (order.isPresent()) {
                    return order;
                }
            }
        }
        return MeasuredGroups.order(levels);
    }

    private static String plain(String level) {
        return Cells.narrow(level).toLowerCase(Locale.ROOT);
    }

    private static Optional<List<String>> by(List<String> levels, java.util.function.ToIntFunction<String> rank) {
        TreeMap<Integer, String> ranked = new TreeMap<>();
        for (String level : levels) {
            int r = rank.applyAsInt(level);
            if (r < 0 || ranked.put(r, level) != null) {
                return Optional.empty();
            }
        }
        return ranked.size() < 2 ? Optional.empty() : Optional.of(new ArrayList<>(ranked.values()));
    }

    private static int number(String level, String before, String after) {
        if (!level.startsWith(before) || !level.endsWith(after) || level.length() <= before.length() + after.length()) {
            return -1;
        }
        String middle = level.substring(before.length(), level.length() - after.length())
                .strip();
        int roman = ROMAN.indexOf(middle);
        if (roman >= 0) {
            return roman + 1;
        }
        int sign = middle.length() == 1 ? ROMAN_SIGNS.indexOf(middle) : -1;
        return sign >= 0
                ? sign + 1
                : middle.length() == 1 && middle.charAt(0) >= '0' && middle.charAt(0) <= '9'
                        ? middle.charAt(0) - '0'
                        : -1;
    }
}
