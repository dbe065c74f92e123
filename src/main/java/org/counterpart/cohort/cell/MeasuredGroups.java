package org.counterpart.cohort.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Groups of one measurement, as levels name them: {@code 0-5yrs}, {@code 12+ yrs}; {@code <60}, 60～69岁, 70岁及以上. */
final class MeasuredGroups {
    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
    private static final String UNIT = "\\s*([\\p{L}%/²³]*)\\s*";
    private static final Pattern BETWEEN = Pattern.compile(NUMBER + UNIT + "(?:[-–—~至]|to)\\s*" + NUMBER + UNIT);
    private static final Pattern BELOW = Pattern.compile("[<≤]=?\\s*" + NUMBER + UNIT);
    private static final Pattern ABOVE = Pattern.compile("[>≥]=?\\s*" + NUMBER + UNIT);
    private static final Pattern BELOW_IN_WORDS = Pattern.compile(NUMBER + UNIT.replace("]*", "]*?") + "及?以下");
    private static final Pattern ABOVE_IN_WORDS =
            Pattern.compile(NUMBER + "(?:\\s*\\+" + UNIT + "|" + UNIT.replace("]*", "]*?") + "及?以上)");

    private MeasuredGroups() {}

    private record Group(String level, double from, double to, String unit) {}

    /** These levels from lowest to highest, when all are groups of one measurement and one unit that do not overlap. */
    static Optional<List<String>> order(List<String> levels) {
        List<Group> groups = new ArrayList<>();
        for (String level : levels) {
            Optional<Group> group = group(level);
            if (group.isEmpty()) {
                return Optional.empty();
            }
            groups.add(group.get());
        }
        groups.sort(Comparator.comparingDouble(Group::from).thenComparingDouble(Group::to));
        for (int i = 1; i < groups.size(); i++) {
            if (groups.get(i).from() < groups.get(i - 1).to()) {
                return Optional.empty();
            }
        }
        boolean oneUnit = groups.stream()
                        .map(Group::unit)
                        .filter(u -> !u.isEmpty())
                        .distinct()
                        .count()
                <= 1;
        return groups.size() < 2 || !oneUnit
                ? Optional.empty()
                : Optional.of(groups.stream().map(Group::level).toList());
    }

    private static Optional<Group> group(String level) {
        String text = Cells.narrow(level).strip();
        Matcher between = BETWEEN.matcher(text);
        if (between.matches()) {
            return Optional.of(new Group(
                    level,
                    Double.parseDouble(between.group(1)),
                    Double.parseDouble(between.group(3)),
                    between.group(4).isEmpty() ? between.group(2) : between.group(4)));
        }
        for (Pattern pattern : List.of(BELOW, BELOW_IN_WORDS)) {
            Matcher below = pattern.matcher(text);
            if (below.matches()) {
                return Optional.of(
                        new Group(level, Double.NEGATIVE_INFINITY, Double.parseDouble(below.group(1)), below.group(2)));
            }
        }
        for (Pattern pattern : List.of(ABOVE, ABOVE_IN_WORDS)) {
            Matcher above = pattern.matcher(text);
            if (above.matches()) {
                String unit = above.group(2) == null ? above.group(3) : above.group(2);
                return Optional.of(
                        new Group(level, Double.parseDouble(above.group(1)), Double.POSITIVE_INFINITY, unit));
            }
        }
        return Optional.empty();
    }
}
