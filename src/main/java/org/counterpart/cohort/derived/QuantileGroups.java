package org.counterpart.cohort.derived;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Scale;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.stats.Quantiles;

/**
 * Groups by quantiles of those of the study who have a value: R's type 7 (Hyndman and Fan 1996,
 * doi:10.1080/00031305.1996.10473566), as {@code quantile(x, 1:(k - 1) / k)}; a value at a cut point belongs to the
 * group below it, as in {@code cut(x, c(-Inf, cuts, Inf))}. The cut points are known when it is known who is in the
 * study, and are then those of everybody.
 *
 * @param groups how many, 2 or more
 * @param cuts empty until they are known, or where nobody has a value
 * @param reference how many gave the cut points; 0 until they are known
 */
public record QuantileGroups(
        Variable variable,
        String source,
        int groups,
        Among among,
        List<Double> cuts,
        int reference,
        Stage stage,
        Place place)
        implements CutGroups {
    public QuantileGroups {
        cuts = List.copyOf(cuts);
    }

    /** Whose quantiles the cut points are. */
    public enum Among {
        /** The eligible controls. */
        CONTROLS,
        /** Everybody eligible. */
        EVERYONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What must be known for it. */
        public Stage stage() {
            return this == CONTROLS ? Stage.GROUPS : Stage.ELIGIBLE;
        }
    }

    /** {@code Q1}, {@code Q2} ... */
    public static List<String> names(int groups) {
        return IntStream.rangeClosed(1, groups).mapToObj(g -> "Q" + g).toList();
    }

    @Override
    public boolean leftIncluded() {
        return false;
    }

    @Override
    public String kind() {
        return "quantiles";
    }

    @Override
    public Derivation fixed(Cohort eligible, int[] controls, ProblemList problems) {
        Column column = eligible.column(source);
        int[] rows = among == Among.CONTROLS
                ? controls
                : IntStream.range(0, eligible.size()).toArray();
        double[] values = IntStream.of(rows)
                .mapToDouble(row -> Scale.position(column, row))
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        if (values.length == 0) {
            return this;
        }
        List<Double> found = new ArrayList<>();
        for (int g = 1; g < groups; g++) {
            found.add(Digits.fifteen(Quantiles.TYPE7.ofSorted(values, (double) g / groups)));
        }
        for (int g = 1; g < found.size(); g++) {
            if (found.get(g).equals(found.get(g - 1))) {
                problem(problems, "derive.cuts-equal", g, g + 1, Digits.text(found.get(g)), values);
            }
        }
        double last = found.get(found.size() - 1);
        if (last >= values[values.length - 1]) {
            problem(problems, "derive.cut-at-largest", groups, groups, Digits.text(last), values);
        }
        return new QuantileGroups(variable, source, groups, among, found, values.length, stage, place);
    }

    private void problem(ProblemList problems, String code, int low, int high, String at, double[] values) {
        double tied = Double.parseDouble(at);
        long equal = Arrays.stream(values).filter(v -> v == tied).count();
        problems.add(
                place.line(),
                "derive." + name(),
                source,
                code + "." + among.word(),
                "Q" + low,
                "Q" + high,
                at,
                (int) equal,
                values.length);
    }
}
