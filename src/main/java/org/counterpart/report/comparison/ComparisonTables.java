package org.counterpart.report.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.counterpart.cohort.Variable;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.RecordedDecimals;
import org.counterpart.report.RowDigits;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.TestLetters;
import org.counterpart.report.WholeSample;
import org.counterpart.report.Wording;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.EffectSize;
import org.counterpart.univariate.Summary;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.test.TestResult;

/** A comparison of groups as journals print it: groups, statistic, P, SMD; raised letters name the tests. */
public final class ComparisonTables {

    private final Comparison comparison;
    private final Messages messages;
    private final Wording wording;
    private final Origins origins;
    private final boolean casesFirst;
    private final Disclosure disclosure;
    private final RecordedDecimals recorded;
    private final TestLetters letters = new TestLetters();

    /** @param casesFirst prints the last level (1 of 0/1) before the first */
    private ComparisonTables(
            Comparison comparison,
            Messages messages,
            boolean casesFirst,
            Disclosure disclosure,
            RecordedDecimals recorded) {
        this.disclosure = disclosure;
        this.recorded = recorded;
        this.comparison = comparison;
        this.messages = messages;
        this.wording = Wording.plain(messages);
        this.origins = new Origins(messages);
        this.casesFirst = casesFirst;
    }

    public static Table unpaired(
            Comparison comparison, List<String> groupNames, Messages messages, RecordedDecimals recorded) {
        return new ComparisonTables(comparison, messages, casesFirst(comparison), Disclosure.none(), recorded)
                .table(groupNames, "", null);
    }

    /**
     * Of a study's sample: with a column of all together, and the matching variables in rows of their own.
     *
     * @param by label of the variable whose levels are compared; empty where cases and controls are
     */
    public static Table unpaired(
            Comparison comparison,
            List<String> groupNames,
            String by,
            Messages messages,
            Disclosure disclosure,
            RecordedDecimals recorded,
            WholeSample whole) {
        return new ComparisonTables(comparison, messages, casesFirst(comparison), disclosure, recorded)
                .table(groupNames, by, whole);
    }

    /** The same of the groups alone. */
    public static Table of(
            Comparison comparison,
            List<String> groupNames,
            String by,
            Messages messages,
            Disclosure disclosure,
            RecordedDecimals recorded) {
        return new ComparisonTables(comparison, messages, casesFirst(comparison), disclosure, recorded)
                .table(groupNames, by, null);
    }

    private static boolean casesFirst(Comparison comparison) {
        return comparison.levels().equals(List.of("0", "1"));
    }

    private int[] order() {
        int k = comparison.levels().size();
        int[] order = new int[k];
        for (int i = 0; i < k; i++) {
            order[i] = casesFirst ? k - 1 - i : i;
        }
        return order;
    }

    /** @param whole the groups together; null where they are not shown */
    private Table table(List<String> groupNames, String by, WholeSample whole) {
        List<Head> heads = new ArrayList<>(List.of(Head.left(messages.text("univariate.table.variable"))));
        if (whole != null) {
            heads.add(Head.right(messages.text("univariate.table.all", whole.size())));
        }
        for (int g : order()) {
            heads.add(Head.right(
                    groupNames.isEmpty()
                            ? messages.text(
                                    "univariate.table.group",
                                    comparison.group(),
                                    comparison.levels().get(g),
                                    comparison.n().get(g))
                            : groupNames.get(g)));
        }
        heads.add(Head.left(messages.text("univariate.table.statistic")));
        heads.add(Head.right(messages.text("univariate.table.df")));
        heads.add(Head.right(messages.text("univariate.table.p")));
        heads.add(Head.right(messages.text(several() ? "univariate.table.effect" : "univariate.table.smd")));
        List<Row> rows = new ArrayList<>();
        if (whole != null) {
            whole.matched().rows().forEach(row -> rows.addAll(rows(row, whole, true)));
        }
        boolean matchedOn = !rows.isEmpty();
        comparison.rows().forEach(row -> rows.addAll(rows(row, whole, false)));
        boolean ofCases = !groupNames.isEmpty() && by.isEmpty();
        String title = ofCases
                ? messages.text("univariate.table.title-cases")
                : messages.text("univariate.table.title", by.isEmpty() ? comparison.group() : by);
        return new Table("table1", title, heads, rows, notes(ofCases, matchedOn));
    }

    private List<String> notes(boolean ofCases, boolean matchedOn) {
        List<String> notes = new ArrayList<>();
        notes.add(messages.text("univariate.table.note.summary"));
        notes.add(messages.text(several() ? "univariate.table.note.effect" : "univariate.table.note.smd"));
        if (comparison.levels().size() == 2) {
            int[] order = order();
            notes.add(
                    ofCases
                            ? messages.text("univariate.table.note.sign-cases")
                            : messages.text(
                                    "univariate.table.note.sign",
                                    comparison.levels().get(order[0]),
                                    comparison.levels().get(order[1])));
        }
        if (matchedOn) {
            notes.add(messages.text("univariate.table.note.matched"));
        }
        String tests = letters.legend(messages);
        if (!tests.isEmpty()) {
            notes.add(tests);
        }
        comparison.notes().forEach(n -> notes.add(messages.text(n)));
        return notes;
    }

    private boolean hides(Comparison.Row row) {
        return hides(row, row.unpaired() == null, disclosure);
    }

    /** Whether the test that fills the row would give a count away. */
    private static boolean hides(Comparison.Row row, boolean unpaired, Disclosure disclosure) {
        String name = row.variable().name();
        return unpaired ? disclosure.hidesTable(name) : disclosure.hidesPairs(name);
    }

    /** @param matchedOn whether the sets are alike in it by design, so that a test would say nothing */
    private List<Row> rows(Comparison.Row row, WholeSample whole, boolean matchedOn) {
        RowDigits digits = digits(row);
        boolean binary = row.kind() == Kind.CATEGORICAL && row.categories().size() == 2;
        String name = digits.named(name(row, binary), messages);
        if (row.missingInAll() > 0) {
            name += " [" + messages.text("univariate.table.missing", row.missingInAll()) + "]";
        }
        TestResult result = row.chosen().result();
        String letter = matchedOn ? "" : letters.of(disclosure.test(row, row.chosen()));
        List<Cell> tail = matchedOn
                ? List.of(Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, smd(row))
                : hides(row)
                        ? hiddenTail(row, result, letter)
                        : List.of(
                                Cell.of(statistic(row.chosen(), casesFirst ? -1 : 1) + letter, result.statistic())
                                        .from(origin(row)),
                                Cell.of(df(result), result.df()).from(origin(row)),
                                Cell.p(result.p()).from(origin(row)),
                                smd(row));
        List<Row> rows = new ArrayList<>();
        List<Cell> first = new ArrayList<>(List.of(Cell.of(name)));
        if (whole != null) {
            first.add(
                    row.kind() == Kind.NUMERIC ? inAll(row, digits, whole) : binary ? countInAll(row, 1) : Cell.EMPTY);
        }
        for (int g : order()) {
            first.add(row.kind() == Kind.NUMERIC ? numeric(row, digits, g) : binary ? count(row, 1, g) : Cell.EMPTY);
        }
        first.addAll(tail);
        rows.add(new Row(0, first));
        for (int i = 0; !binary && i < row.categories().size(); i++) {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(wording.level(row.variable(), row.categories().get(i)))));
            if (whole != null) {
                cells.add(countInAll(row, i));
            }
            for (int g : order()) {
                cells.add(count(row, i, g));
            }
            cells.addAll(List.of(Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY));
            rows.add(new Row(1, cells));
        }
        return rows;
    }

    private String origin(Comparison.Row row) {
        return row.unpaired() == null
                ? origins.test(row.chosen(), origins.subjects(comparison, row))
                : origins.test(row.chosen(), origins.sets(row.paired().sets()));
    }

    /** The test and, of the numbers it gave, only on which side of alpha P fell. */
    private List<Cell> hiddenTail(Comparison.Row row, TestResult result, String letter) {
        String name = row.variable().name();
        return List.of(
                Cell.of(Disclosure.MARK + letter),
                disclosure.hidesDf(row, row.chosen()) ? Cell.HIDDEN : Cell.of(df(result)),
                row.unpaired() == null ? disclosure.p(result.p()) : disclosure.pairedP(name, result.p()),
                smd(row));
    }

    /** Whether the groups are three or more, which no standardised mean difference tells apart. */
    private boolean several() {
        return comparison.levels().size() > 2;
    }

    private Cell smd(Comparison.Row row) {
        if (several()) {
            return effect(row);
        }
        return disclosure.hidesTable(row.variable().name())
                ? Cell.HIDDEN
                : Cell.of(Shown.fixed(Math.abs(row.smd()), 3), row.smd()).from(origins.smd(row));
    }

    private Cell effect(Comparison.Row row) {
        if (disclosure.hidesTable(row.variable().name())) {
            return Cell.HIDDEN;
        }
        EffectSize effect = EffectSize.of(row);
        return Double.isNaN(effect.value())
                ? Cell.of(Shown.NONE)
                : Cell.of(
                                messages.text(
                                        "univariate.effect." + effect.measure().word(), Shown.fixed(effect.value(), 3)),
                                effect.value())
                        .from(origins.text("effect"));
    }

    /** With the category whose share is printed; a declared yes/no variable needs none. */
    private String name(Comparison.Row row, boolean binary) {
        boolean yes = row.variable().type() == Variable.Type.BINARY
                && row.categories().size() == 2
                && row.categories().get(1).equals("1");
        return binary && !yes ? wording.at(row.variable(), row.categories().get(1)) : wording.withUnit(row.variable());
    }

    private Cell count(Comparison.Row row, int category, int group) {
        if (disclosure.hides(row.variable().name(), row.categories().get(category))) {
            return Cell.HIDDEN;
        }
        long count = row.counts().count(category, group);
        long known = row.counts().columnTotal(group);
        return Cell.of(Shown.countAndPercent(count, known), (double) count).from(origins.share(known));
    }

    /** Hidden with the level: what is hidden in the groups would follow from their sum. */
    private Cell countInAll(Comparison.Row row, int category) {
        if (disclosure.hides(row.variable().name(), row.categories().get(category))) {
            return Cell.HIDDEN;
        }
        long count = 0;
        long known = 0;
        for (int g = 0; g < comparison.levels().size(); g++) {
            count += row.counts().count(category, g);
            known += row.counts().columnTotal(g);
        }
        return Cell.of(Shown.countAndPercent(count, known), (double) count).from(origins.share(known));
    }

    /** Hidden with any of the groups: the few of one would follow from the other and both together. */
    private Cell inAll(Comparison.Row row, RowDigits digits, WholeSample whole) {
        return row.summaries().stream().anyMatch(s -> disclosure.small(s.n()))
                ? Cell.HIDDEN
                : summary(row, digits, whole.summary(row.variable().name()));
    }

    private Cell numeric(Comparison.Row row, RowDigits digits, int group) {
        Summary s = row.summaries().get(group);
        return disclosure.small(s.n()) ? Cell.HIDDEN : summary(row, digits, s);
    }

    private Cell summary(Comparison.Row row, RowDigits digits, Summary s) {
        if (row.variable().type() == Variable.Type.DATE) {
            return Cell.of(Shown.day(s.median()) + " (" + Shown.day(s.q1()) + ", " + Shown.day(s.q3()) + ")")
                    .from(origins.median(s.n()));
        }
        return row.chosen().test().ofMeans()
                ? Cell.of(digits.meanAndSd(s.mean(), s.sd()), s.mean()).from(origins.mean(s.n()))
                : Cell.of(digits.medianAndQuartiles(s.median(), s.q1(), s.q3()), s.median())
                        .from(origins.median(s.n()));
    }

    private RowDigits digits(Comparison.Row row) {
        if (row.kind() != Kind.NUMERIC || row.variable().type() == Variable.Type.DATE) {
            return RowDigits.AS_IT_IS;
        }
        int decimals = recorded.of(row.variable().name());
        return row.chosen().test().ofMeans()
                ? RowDigits.means(decimals, each(row, Summary::mean), each(row, Summary::sd))
                : RowDigits.quantiles(
                        decimals, each(row, Summary::median), each(row, Summary::q1), each(row, Summary::q3));
    }

    /** Of the groups that are shown. */
    private double[] each(Comparison.Row row, ToDoubleFunction<Summary> number) {
        return row.summaries().stream()
                .filter(s -> !disclosure.small(s.n()))
                .mapToDouble(number)
                .toArray();
    }

    private static String df(TestResult r) {
        return Double.isNaN(r.df())
                ? Shown.NONE
                : Shown.significant(r.df(), 4) + (Double.isNaN(r.df2()) ? "" : ", " + Shown.significant(r.df2(), 4));
    }

    /**
     * {@code t=1.234}, {@code Z=−2.100}, {@code χ²=4.924}; a dash for an exact test.
     *
     * @param sign −1 where the second group is printed first
     */
    public static String statistic(TestChoice.Chosen chosen, int sign) {
        TestResult r = chosen.result();
        if (Double.isNaN(r.statistic())) {
            return Shown.NONE;
        }
        return switch (chosen.test()) {
            case T_POOLED, T_PAIRED -> "t=" + Shown.fixed(sign * r.statistic(), 3);
            case T_WELCH -> "t'=" + Shown.fixed(sign * r.statistic(), 3);
            case MANN_WHITNEY, SIGNED_RANK -> "Z=" + Shown.fixed(sign * r.z(), 3);
            case KRUSKAL_WALLIS -> "H=" + Shown.fixed(r.statistic(), 3);
            case ANOVA, WELCH_ANOVA -> "F=" + Shown.fixed(r.statistic(), 3);
            case CHI_SQUARE, CHI_SQUARE_YATES, MCNEMAR, STUART_MAXWELL, CONDITIONAL_LR ->
                "χ²=" + Shown.fixed(r.statistic(), 3);
            case FISHER, MCNEMAR_EXACT, NONE -> Shown.NONE;
        };
    }

    /** The paired tests beside; null when the subjects are not matched. */
    public static Table paired(Comparison comparison, Messages messages) {
        return paired(comparison, messages, Disclosure.none());
    }

    public static Table paired(Comparison comparison, Messages messages, Disclosure disclosure) {
        Wording wording = Wording.plain(messages);
        if (comparison.rows().stream().allMatch(r -> r.paired() == null)) {
            return null;
        }
        List<Head> heads = List.of(
                Head.left(messages.text("univariate.table.variable")),
                Head.left(messages.text("univariate.paired.test")),
                Head.right(messages.text("univariate.paired.sets")),
                Head.left(messages.text("univariate.table.statistic")),
                Head.right(messages.text("univariate.table.p")),
                Head.right(messages.text("univariate.paired.discordant")),
                Head.right(messages.text("univariate.paired.or")));
        int sign = casesFirst(comparison) ? -1 : 1;
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        for (Comparison.Row row : comparison.rows()) {
            Comparison.Paired paired = row.paired();
            if (paired == null) {
                continue;
            }
            TestResult r = paired.chosen().result();
            String why = origins.test(paired.chosen(), origins.sets(paired.sets()));
            var or = paired.oddsRatio();
            if (hides(row, false, disclosure)) {
                rows.add(Row.of(
                        Cell.of(wording.label(row.variable())),
                        Cell.of(messages.text("univariate.test." + disclosure.test(row, paired.chosen()))),
                        Cell.of(Integer.toString(paired.sets()), paired.sets()).from(origins.text("paired-sets")),
                        Cell.HIDDEN,
                        disclosure.pairedP(row.variable().name(), r.p()),
                        or == null ? Cell.EMPTY : Cell.HIDDEN,
                        or == null ? Cell.EMPTY : Cell.HIDDEN));
                continue;
            }
            rows.add(Row.of(
                    Cell.of(wording.label(row.variable())),
                    Cell.of(messages.text(
                            "univariate.test." + paired.chosen().test().key())),
                    Cell.of(Integer.toString(paired.sets()), paired.sets()).from(origins.text("paired-sets")),
                    Cell.of(statistic(paired.chosen(), sign), r.statistic()).from(why),
                    Cell.p(r.p()).from(why),
                    or == null
                            ? Cell.EMPTY
                            : Cell.of(or.b() + "/" + or.c()).from(origins.text("discordant", paired.sets())),
                    or == null
                            ? Cell.EMPTY
                            : Cell.of(
                                            Shown.fixed(or.estimate(), 2) + " (" + Shown.interval(or.ci(), 2) + ")",
                                            or.estimate())
                                    .from(origins.text("discordant-or"))));
        }
        return new Table("table1-paired", messages.text("univariate.paired.title"), heads, rows, List.of());
    }

    /** Every test of every variable, one a line; for {@code --all-tests}. */
    public static Table all(Comparison comparison, Messages messages) {
        Wording wording = Wording.plain(messages);
        List<Head> heads = List.of(
                Head.left(messages.text("univariate.table.variable")),
                Head.left(messages.text("univariate.all.test")),
                Head.right(messages.text("univariate.table.statistic")),
                Head.right(messages.text("univariate.table.df")),
                Head.right("z"),
                Head.right(messages.text("univariate.table.p")),
                Head.right(messages.text("univariate.all.estimate")));
        List<Row> rows = new ArrayList<>();
        for (Comparison.Row row : comparison.rows()) {
            row.tests()
                    .forEach((test, entry) -> entry.byGroup().forEach((group, r) -> {
                        String name = test.key() + (group.isEmpty() ? "" : " [" + group + "]");
                        boolean estimated = !Double.isNaN(r.estimate());
                        rows.add(Row.of(
                                Cell.of(wording.label(row.variable())),
                                Cell.of(name),
                                Cell.of(Shown.significant(r.statistic(), 6), r.statistic()),
                                Cell.of(df(r), r.df()),
                                Cell.of(Double.isNaN(r.z()) ? "" : Shown.significant(r.z(), 5), r.z()),
                                Cell.of(Shown.significant(r.p(), 4), r.p()),
                                estimated
                                        ? Cell.of(
                                                Shown.significant(r.estimate(), 5) + " ("
                                                        + Shown.significant(r.ci().low(), 4) + " – "
                                                        + Shown.significant(r.ci().high(), 4) + ")",
                                                r.estimate())
                                        : Cell.EMPTY));
                    }));
        }
        return new Table("table1-all", messages.text("univariate.all.title"), heads, rows, List.of());
    }
}
