package org.counterpart.cohort.derived;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;

/** Groups by cut points that the plan states: {@code [60, 70)}, the left bound included. */
public record CutAt(Variable variable, String source, List<Double> cuts, Stage stage, Place place)
        implements CutGroups {
    public CutAt {
        cuts = List.copyOf(cuts);
    }

    @Override
    public boolean leftIncluded() {
        return true;
    }

    @Override
    public String kind() {
        return "cut";
    }

    /**
     * Names of the groups between cut points, with the Chinese ones where they differ: {@code <60}, {@code 60-69},
     * {@code ≥70} of whole numbers cut at whole numbers; {@code 0.5 to <1.0} of others.
     *
     * @param at the cut points as written, ascending; of dates as days are written
     * @param whole whether the variable has whole numbers only
     */
    public static Map<String, Label> names(List<String> at, boolean whole) {
        Map<String, Label> names = new LinkedHashMap<>();
        List<String> first = List.of("<" + at.get(0));
        List<String> all = new ArrayList<>(first);
        for (int i = 0; i + 1 < at.size(); i++) {
            all.add(whole && natural(at) ? span(at.get(i), at.get(i + 1)) : at.get(i) + " to <" + at.get(i + 1));
        }
        all.add("≥" + at.get(at.size() - 1));
        all.forEach(name -> names.put(name, new Label(name, name.replace(" to ", "～"))));
        return names;
    }

    private static boolean natural(List<String> at) {
        return at.stream().allMatch(cut -> cut.matches("\\d+"));
    }

    private static String span(String from, String below) {
        String last = new BigDecimal(below).subtract(BigDecimal.ONE).toPlainString();
        return new BigDecimal(from).compareTo(new BigDecimal(last)) == 0 ? from : from + "-" + last;
    }
}
