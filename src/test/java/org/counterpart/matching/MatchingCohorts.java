package org.counterpart.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.ReferenceCase;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.MatchingDesign;

/** Cohorts to match: those of the reference cases, and random ones. */
public final class MatchingCohorts {

    /** Subjects and which of them are cases. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Subjects(Cohort cohort, boolean[] isCase) {
        /** The same subjects in another order of rows. */
        Subjects in(int[] order) {
            boolean[] moved = new boolean[order.length];
            for (int i = 0; i < order.length; i++) {
                moved[i] = isCase[order[i]];
            }
            return new Subjects(cohort.select(order), moved);
        }

        public Subjects shuffled(SplittableRandom random) {
            int[] order = IntStream.range(0, cohort.size()).toArray();
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int t = order[i];
                order[i] = order[j];
                order[j] = t;
            }
            return in(order);
        }
    }

    private MatchingCohorts() {}

    /** A reference case's data: text columns are levels, all others numbers. */
    static Subjects of(ReferenceCase reference, List<String> exact, List<String> numbers) {
        String[] ids = reference.texts("id");
        List<Column> columns = new ArrayList<>();
        for (String name : exact) {
            columns.add(levels(name, reference.texts(name)));
        }
        for (String name : numbers) {
            columns.add(numbers(name, reference.numbers(name)));
        }
        boolean[] isCase = new boolean[ids.length];
        double[] status = reference.numbers("case");
        for (int i = 0; i < ids.length; i++) {
            isCase[i] = status[i] == 1;
        }
        return new Subjects(
                Cohort.of("id", ids, IntStream.range(2, ids.length + 2).toArray(), columns), isCase);
    }

    public static NumberColumn numbers(String name, double... values) {
        return new NumberColumn(Variable.of(name, Variable.Type.NUMERIC), values);
    }

    static LevelColumn levels(String name, String... cells) {
        List<String> levels = Arrays.stream(cells)
                .filter(c -> !c.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return new LevelColumn(
                Variable.of(name, Variable.Type.CATEGORICAL, levels.toArray(String[]::new)),
                Arrays.stream(cells).mapToInt(levels::indexOf).toArray());
    }

    public static Cohort cohort(Column... columns) {
        int n = columns[0].size();
        return Cohort.of(
                "id",
                IntStream.range(0, n).mapToObj(i -> "S" + i).toArray(String[]::new),
                IntStream.range(2, n + 2).toArray(),
                List.of(columns));
    }

    /**
     * Sex and centre, age in whole years and bmd in hundredths (so that ties and edges abound), a few of each missing.
     */
    public static Subjects random(SplittableRandom random, int cases, int controls) {
        int n = cases + controls;
        String[] sex = new String[n];
        double[] centre = new double[n];
        double[] age = new double[n];
        double[] bmd = new double[n];
        boolean[] isCase = new boolean[n];
        for (int i = 0; i < n; i++) {
            sex[i] = random.nextInt(40) == 0 ? "" : random.nextInt(3) == 0 ? "male" : "female";
            centre[i] = random.nextInt(40) == 0 ? Double.NaN : random.nextInt(2) / 10.0;
            age[i] = random.nextInt(40) == 0 ? Double.NaN : 60 + random.nextInt(25);
            bmd[i] = random.nextInt(40) == 0 ? Double.NaN : (60 + random.nextInt(40)) / 100.0;
        }
        for (int c = 0; c < cases; ) {
            int i = random.nextInt(n);
            if (!isCase[i]) {
                isCase[i] = true;
                c++;
            }
        }
        return new Subjects(
                cohort(levels("sex", sex), numbers("centre", centre), numbers("age", age), numbers("bmd", bmd)),
                isCase);
    }

    /** A design over the variables of {@link #random}, of any kind. */
    public static MatchingDesign randomDesign(SplittableRandom random) {
        MatchingDesign design = MatchingDesign.withDefaults()
                .withExact(List.of(List.<String>of(), List.of("sex"), List.of("sex", "centre"))
                        .get(random.nextInt(3)))
                .withCalipers(List.of(
                                List.<Caliper>of(),
                                List.of(Caliper.of("age", "3")),
                                List.of(Caliper.of("age", "5"), Caliper.of("bmd", "0.05")),
                                List.of(Caliper.of("bmd", "0.5 sd"), Caliper.of("age", "0")))
                        .get(random.nextInt(4)))
                .withRatio(1 + random.nextInt(3))
                .withSeed(random.nextInt(100));
        design = design.with(List.of(MatchingDesign.SdOf.values()).get(random.nextInt(4)));
        design = design.with(List.of(MatchingDesign.Sets.values()).get(random.nextInt(4) == 0 ? 1 : 0));
        MatchingDesign.Distance distance =
                List.of(MatchingDesign.Distance.values()).get(random.nextInt(4));
        design = design.with(
                distance,
                distance == MatchingDesign.Distance.CALIPER || random.nextBoolean()
                        ? List.of()
                        : List.of("bmd", "sex"));
        if (random.nextInt(3) == 0) {
            design = design.with(MatchingDesign.Method.NEAREST)
                    .with(List.of(MatchingDesign.Order.CLOSEST, MatchingDesign.Order.RANDOM)
                            .get(random.nextInt(2)))
                    .with(List.of(MatchingDesign.Replacement.values()).get(random.nextInt(2)));
        }
        return design;
    }
}
