package org.counterpart.audit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.paper.Printed;

/**
 * A group of subjects that a table compares: its column, or its two where counts and percentages stand apart.
 *
 * @param label its name at the head, without its size
 * @param section the words above it that it shares with other groups: before matching, training cohort
 * @param n how many subjects it has, as printed
 * @param columns those under its name, the first first
 */
record GroupColumn(String label, String section, Printed n, List<Integer> columns) {
    private static final Pattern SIZE = Pattern.compile(
            "[(\\[]? ?[nN] ?= ?(\\d{1,3}(?:[ ,]\\d{3})+|\\d+) ?(?:例|名|人)? ?[)\\]]?|[(\\[](\\d+) ?[例名人][)\\]]");
    /** A head that counts something else than subjects as well: its rows may be of either. */
    private static final Pattern UNITS =
            Pattern.compile("(?i)\\d ?(?:eyes|ears|knees|hips|limbs|feet|joints|teeth|implants|lesions|nodules"
                    + "|segments|levels|vertebrae|vessels|samples|specimens|embryos|cycles|procedures|admissions|visits"
                    + "|只眼|眼|膝|髋|肢|枚|个|侧|节段?|处|颗|次)");

    /** Names of times, at which the same subjects were seen. */
    private static final Pattern TIME =
            Pattern.compile("(?i)(?:before|after|pre|post|baseline|follow-?up|admission|discharge)(?![a-z]).*"
                    + "|(?:pre|post)-?(?:test|treatment|intervention|operati|surg|therap).*"
                    + "|.{0,4}(?:治疗|手术|术|干预|用药|护理|训练|化疗|放疗)[前后](?: ?\\d+ ?[a-z\\p{IsHan}]{1,3})?"
                    + "|入院时?|出院时?|随访.{0,4}|基线");

    private static final Pattern ALL =
            Pattern.compile("(?i)(?:total|overall|all(?: patients| subjects)?|entire|whole|合计|总计|总体|全部|总数|总).*");
    private static final Pattern CASES = Pattern.compile(
            "(?i)(?:cases?|patients? with|with|positive|non-?survivors?|died|dead|deceased|deaths?|观察组|病例组|阳性组|死亡组"
                    + "|发生组|疼痛组|残余痛组|感染组|复发组|骨折组|预后不良组)(?![a-z]).*");
    private static final Pattern CONTROLS = Pattern.compile(
            "(?i)(?:controls?|without|(?!non-?surviv)non|no|healthy|surviv(?:ors?|ed|al)|alive|对照|未|无|非|存活|生存|健康|预后良好|阴性)(?![a-z]).*"
                    + "|(?i)(?:(?!non-?surviv)non|no)[- ]?[a-z].*");

    /** Names that can be those of an exposure or a treatment as well as of those who fell ill. */
    private static final Pattern EITHER = Pattern.compile("(?i)(?:patients? )?with.*|positive.*|观察组.*|阳性组.*");

    /** Whether a row below the head prints the size of this group anew, as where it is before and after matching. */
    boolean isSizedAnew(String cell) {
        return SIZE.matcher(cell.strip()).matches();
    }

    /** Whether it is a time and no group. */
    boolean isTime() {
        return TIME.matcher(label).matches();
    }

    boolean isAll() {
        return ALL.matcher(label).matches();
    }

    boolean isCases() {
        return CASES.matcher(label).matches() && !isControls();
    }

    /** Whether those are called ill, and not only observed or exposed. */
    boolean isSurelyCases() {
        return isCases() && !EITHER.matcher(label).matches();
    }

    boolean isControls() {
        return CONTROLS.matcher(label).matches();
    }

    /** Those of a table, left to right. */
    static List<GroupColumn> of(Heads heads, int width) {
        List<GroupColumn> groups = new ArrayList<>();
        for (int c = 1; c < width; c++) {
            List<String> above = heads.above(c);
            if (heads.known(c).isPresent()) {
                continue;
            }
            GroupColumn found = of(above, c);
            if (found != null) {
                GroupColumn last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
                if (last != null && last.continues(found)) {
                    last.columns.add(c);
                } else {
                    groups.add(found);
                }
            }
        }
        return groups;
    }

    private boolean continues(GroupColumn next) {
        return label.equals(next.label)
                && section.equals(next.section)
                && columns.get(columns.size() - 1) == next.columns.get(0) - 1;
    }

    private static GroupColumn of(List<String> above, int column) {
        for (int i = 0; i < above.size(); i++) {
            Matcher size = SIZE.matcher(above.get(i));
            if (size.find() && !UNITS.matcher(above.get(i)).find()) {
                String label =
                        (above.get(i).substring(0, size.start()) + above.get(i).substring(size.end())).strip();
                int upper = i;
                if (label.isEmpty() && i > 0) {
                    upper = i - 1;
                    label = above.get(upper);
                }
                String n = size.group(1) == null ? size.group(2) : size.group(1);
                List<Integer> columns = new ArrayList<>(List.of(column));
                return new GroupColumn(
                        label,
                        String.join(" ", above.subList(0, upper)),
                        Printed.of(n.replaceAll("[ ,]", "")),
                        columns);
            }
        }
        return null;
    }
}
