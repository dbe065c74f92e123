package org.counterpart.cohort;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a column's name alone suggests, in English and Chinese. A suggestion, to be confirmed by whoever knows the
 * study.
 */
public enum NameHint {
    ID("id no 编号 序号 住院号 病历号 病案号 登记号 患者号 门诊号 身份证号"),
    AGE("age 年龄"),
    SEX("sex gender 性别"),
    OUTCOME("case cases iscase casecontrol status group outcome y event label 病例 是否病例 分组 组别 结局 结局事件");

    private final String words;

    NameHint(String words) {
        this.words = words;
    }

    /**
     * Whether the name is one of the words, or one of its parts is ({@code patient_id}, {@code Age (years)}, 年龄（岁）).
     */
    public boolean fits(String name) {
        String plain = Cells.narrow(name).toLowerCase(Locale.ROOT);
        String whole = plain.replaceAll("[^\\p{L}\\p{N}]", "");
        List<String> known = List.of(words.split(" "));
        return known.contains(whole)
                || (this != OUTCOME
                        && Arrays.stream(plain.split("[^\\p{L}\\p{N}]+")).anyMatch(known::contains))
                || (this == ID && (whole.endsWith("编号") || name.endsWith("ID") || name.endsWith("Id")));
    }

    /** The words of a level that mean a case: {@code case}, {@code cases}, 病例, 病例组. */
    public static boolean isCaseLevel(String level) {
        return List.of("case", "cases", "event", "病例", "病例组", "观察组", "发生", "发生组")
                .contains(Cells.trim(level).toLowerCase(Locale.ROOT));
    }
}
