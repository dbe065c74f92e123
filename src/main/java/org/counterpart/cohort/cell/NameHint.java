package org.counterpart.cohort.cell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a column's name alone suggests, in English and Chinese. A suggestion, to be confirmed by whoever knows the
 * study.
 */
public enum NameHint {
    ID("id no 编号 序号 住院号 病历号 病案号 登记号 患者号 门诊号 身份证号", "pid ptid patid subjid mrn"),
    AGE("age 年龄", ""),
    SEX("sex gender 性别", "male female ismale isfemale"),
    OUTCOME("", "case cases iscase casecontrol status group outcome y event label 病例 是否病例 分组 组别 结局 结局事件"),
    /** How long somebody was followed until the outcome or without it: known only afterwards, so no factor of it. */
    FOLLOW_UP(
            "futime followup",
            "time futime followuptime survtime survivaltime rfstime ostime pfstime dfstime 随访时间 随访天数 随访月数"
                    + " 生存时间 生存期 总生存期 无病生存期 无进展生存期");

    private final String parts;
    private final String names;

    /**
     * @param parts words that hint wherever they stand in a name
     * @param names words that hint only when they are the whole name, but for a unit in brackets behind it
     */
    NameHint(String parts, String names) {
        this.parts = parts;
        this.names = names;
    }

    /**
     * Whether the name is one of the words, or one of its parts is ({@code patient_id}, {@code Age (years)}, 年龄（岁）).
     */
    public boolean fits(String name) {
        String plain = Cells.narrow(name).toLowerCase(Locale.ROOT);
        String whole = letters(plain);
        List<String> hints = List.of(parts.split(" "));
        List<String> alone = List.of(names.split(" "));
        return !whole.isEmpty()
                && (hints.contains(whole)
                        || alone.contains(whole)
                        || alone.contains(letters(plain.replaceAll("\\(.*\\)", "")))
                        || Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                                .anyMatch(part -> !part.isEmpty() && hints.contains(part))
                        || (this == ID && (whole.endsWith("编号") || name.endsWith("ID") || name.endsWith("Id"))));
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The words of a level that mean a case: {@code case}, {@code cases}, 病例, 病例组. */
    public static boolean isCaseLevel(String level) {
        return List.of("case", "cases", "event", "病例", "病例组", "观察组", "发生", "发生组")
                .contains(Cells.trim(level).toLowerCase(Locale.ROOT));
    }
}
