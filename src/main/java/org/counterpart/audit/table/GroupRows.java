package org.counterpart.audit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.counterpart.audit.paper.PaperBuilder;
import org.counterpart.audit.paper.Place;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.audit.paper.PublishedResults.Proportion;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.PublishedResults.TwoByTwoTable;
import org.counterpart.audit.table.GroupCell.Said;
import org.counterpart.audit.table.RowLabels.Label;
import org.counterpart.audit.table.TableColumn.Kind;

/**
 * Characteristics of groups side by side: counts with percentages, means with standard deviations, and the P of their
 * comparison where it is certain which rows it compares. That is a row with a P of its own, or two rows that together
 * are all subjects of both groups; a P of three and more levels is none of a two by two table.
 */
final class GroupRows {
    private static final Pattern MEDIAN = Pattern.compile("(?i)median|IQR|quartile|中位数|四分位|M ?[(（]");
    private static final Pattern QUARTILES =
            Pattern.compile("[\\d.]+ ?[(\\[] ?[\\d.]+ ?(?:[-~,;至]|to) ?[\\d.]+ ?[)\\]]");

    /** Tests that are not those of two groups as they stand in the table. */
    private static final Pattern OTHER_TESTS = Pattern.compile(
            "(?i)\\bpaired\\b|mcnemar|signed[- ]rank|adjusted (?:for|p\\b)|ancova|covariance|配对|校正|协方差");

    private static final Pattern ERRORS = Pattern.compile("\\bS\\.?E\\.?M?\\b|(?i:standard errors?\\b)|标准误");
    private static final Pattern DEVIATIONS =
            Pattern.compile("\\bS\\.?D\\b|\\bs\\.?d\\b|(?i:standard dev)|± ?s\\b|标准差");
    private static final Pattern MEANS =
            Pattern.compile("(?i)(?:mean|average|均数|均值|平均).{0,12}(?:\\bs\\.?d\\b|standard dev|标准差)|x̄? ?± ?s");
    private static final Pattern COUNTS =
            Pattern.compile("(?i)(?:\\bn|\\bno\\.?|number|frequency|例数?|名) ?(?:of [a-z]+ )?[,;]? ?[(\\[]? ?%");
    private static final Pattern N_HEAD = Pattern.compile("(?i)n|no\\.?|number|例数?|频数|count|frequency");
    private static final Pattern SHARE_HEAD = Pattern.compile("(?i)%|percent(?:age)?|\\(%\\)|构成比.*|百分比.*|率.*");

    private final PrintedTable grid;
    private final Heads heads;
    private final Scope scope;
    private final ComparedGroups comparison;
    private final List<GroupColumn> pair;
    private final String group;
    /** What is said of the table as a whole, and of its rows. */
    private final String about;

    private final boolean otherTests;

    private GroupRows(PrintedTable grid, Heads heads, Scope scope, ComparedGroups comparison) {
        this.grid = grid;
        this.heads = heads;
        this.scope = scope;
        this.comparison = comparison;
        this.pair = comparison.pair();
        String table = grid.label().isEmpty() ? "table" : grid.label();
        this.group = comparison.section().isEmpty() ? table : table + ": " + comparison.section();
        this.about = grid.about() + " " + String.join(" ", heads.above(0));
        this.otherTests = OTHER_TESTS.matcher(grid.about()).find();
    }

    /** What each of the comparisons of a table says. */
    static List<GroupRows> of(PrintedTable grid, Heads heads, Scope scope) {
        return ComparedGroups.of(heads, grid.width()).stream()
                .map(comparison -> new GroupRows(grid, heads, scope, comparison))
                .toList();
    }

    /** Counts of levels, where the table compares two groups that are surely cases and controls. */
    static Exposures exposures(List<GroupRows> compared) {
        List<GroupColumn> pair = compared.size() == 1 ? compared.get(0).pair : List.of();
        if (pair.size() != 2 || !pair.get(0).isSurelyCases() || !pair.get(1).isControls()) {
            return (level, reference) -> null;
        }
        GroupRows rows = compared.get(0);
        return (level, reference) -> {
            List<GroupCell> exposed = rows.counts(level);
            List<GroupCell> unexposed = rows.counts(reference);
            return exposed.isEmpty() || unexposed.isEmpty()
                    ? null
                    : new TwoByTwoTable(
                            exposed.get(0).first(),
                            exposed.get(1).first(),
                            unexposed.get(0).first(),
                            unexposed.get(1).first());
        };
    }

    /** Counts of cases and controls in a row; none where they are not of these groups as a whole. */
    private List<GroupCell> counts(Label label) {
        List<GroupCell> cells = cells(label);
        boolean counts = cells.stream()
                .allMatch(c -> c.kind() == GroupCell.Kind.COUNT && !c.total().present());
        if (cells.isEmpty() || !counts) {
            return List.of();
        }
        return pair.stream()
                .map(one -> cells.get(comparison.groups().indexOf(one)))
                .toList();
    }

    /** A row of which every group's cell was read as the same kind. */
    private record Row(Label label, List<GroupCell> cells, int order) {}

    void read(List<Label> labels, PaperBuilder into, List<Use> uses) {
        List<Row> rows = new ArrayList<>();
        boolean sized = true;
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            sized &= comparison.groups().stream()
                    .noneMatch(g -> g.isSizedAnew(
                            grid.at(label.row(), g.columns().get(0)).text()));
            rows.add(new Row(label, sized ? cells(label) : List.of(), i));
        }
        if (rows.stream().allMatch(r -> r.cells().isEmpty())) {
            return;
        }
        Sizes sizes = pair.size() == 2 ? sizes(into) : Sizes.UNKNOWN;
        if (pair.size() == 2) {
            if (!into.has(sizes.name())) {
                into.add(sizes);
            }
            if (scope.group("").equals("all")
                    && pair.get(0).isSurelyCases()
                    && pair.get(1).isControls()) {
                into.addCasesAndControls(sizes);
            }
        }
        List<Use> tests = new ArrayList<>();
        for (Row row : rows) {
            if (!row.cells().isEmpty()) {
                add(row, rows, sizes.name(), into, tests);
                use(row.label(), row.cells().get(0), uses);
            }
        }
        uses.addAll(tests);
    }

    /** Two tables may have one label, as before and after matching: each has its sizes. */
    private Sizes sizes(PaperBuilder into) {
        Sizes sizes = sizes(group);
        for (int k = 2; into.hasOther(sizes); k++) {
            sizes = sizes(group + " #" + k);
        }
        return sizes;
    }

    private Sizes sizes(String name) {
        return new Sizes(name, Printed.NONE, pair.get(0).n(), pair.get(1).n(), false);
    }

    /** @param of the two groups, where there are two */
    private void add(Row row, List<Row> rows, String of, PaperBuilder into, List<Use> tests) {
        Place at = scope.place(grid, row.label().row() - heads.rows() + 1);
        List<GroupColumn> groups = comparison.groups();
        boolean means = row.cells().get(0).kind() == GroupCell.Kind.MEAN;
        boolean ownTotals = row.cells().stream().anyMatch(c -> c.total().present());
        if (pair.size() == 2 && !ownTotals) {
            GroupCell first = row.cells().get(groups.indexOf(pair.get(0)));
            GroupCell second = row.cells().get(groups.indexOf(pair.get(1)));
            if (means) {
                into.add(
                        new Mean(
                                row.label().name(),
                                of,
                                false,
                                first.first(),
                                first.second(),
                                second.first(),
                                second.second(),
                                statistic(row, tests),
                                test(row, Kind.P, "p", tests)),
                        at);
            } else {
                boolean own = ownsItsP(row, rows);
                into.add(
                        new Count(
                                row.label().name(),
                                of,
                                first.first(),
                                first.second(),
                                second.first(),
                                second.second(),
                                own ? ofVariable(row, Kind.P, "p", tests) : Printed.NONE,
                                own ? ofVariable(row, Kind.CHI_SQUARE, "chi2", tests) : Printed.NONE),
                        at);
            }
        } else if (!means) {
            for (int g = 0; g < groups.size(); g++) {
                GroupCell cell = row.cells().get(g);
                into.add(
                        new Proportion(
                                row.label().name() + " (" + groups.get(g).label() + ")",
                                cell.first(),
                                cell.total().present()
                                        ? cell.total()
                                        : groups.get(g).n(),
                                cell.second()),
                        at);
            }
        }
    }

    /** A column t, or one of t and chi-square that is t for means. */
    private Printed statistic(Row row, List<Use> tests) {
        Printed own = test(row, Kind.T, "t", tests);
        return own.present() ? own : test(row, Kind.T_OR_CHI_SQUARE, "t", tests);
    }

    private Printed test(Row row, Kind kind, String key, List<Use> tests) {
        return test(row.label().row(), kind, key, tests);
    }

    private Printed test(int row, Kind kind, String key, List<Use> tests) {
        if (otherTests) {
            return Printed.NONE;
        }
        Optional<Integer> column = comparison.test(kind);
        Printed number = ComparedGroups.number(grid, row, column);
        if (number.present()) {
            tests.add(new Use(
                    key, row, column.get(), 0, grid.at(row, column.get()).text().length()));
        }
        return number;
    }

    /** In the row, or in the heading right above it. */
    private Printed ofVariable(Row row, Kind kind, String key, List<Use> tests) {
        for (int r : new int[] {row.label().row(), row.label().row() - 1}) {
            Printed number = test(r, kind, key, tests);
            if (!number.present() && kind == Kind.CHI_SQUARE) {
                number = test(r, Kind.T_OR_CHI_SQUARE, key, tests);
            }
            boolean heading = r == row.label().row() || isHeading(r);
            if (number.present() && heading) {
                return number;
            }
        }
        return Printed.NONE;
    }

    private boolean isHeading(int row) {
        return row >= heads.rows()
                && comparison.groups().stream()
                        .flatMap(g -> g.columns().stream())
                        .allMatch(c ->
                                grid.at(row, c).isBlank() || grid.at(row, c).continued());
    }

    private boolean hasP(int row) {
        return ComparedGroups.number(grid, row, comparison.test(Kind.P)).present();
    }

    /**
     * Whether the P in a row, or in its heading, is of that row's two by two table: where the rows up to the next P or
     * heading are this one alone, or two that are all subjects; not where a row above could share it.
     */
    private boolean ownsItsP(Row row, List<Row> rows) {
        int at = row.label().row();
        boolean headed = isHeading(at - 1);
        if (!hasP(at) && !(headed && hasP(at - 1))) {
            return false;
        }
        if (!headed && row.order() > 0) {
            Row above = rows.get(row.order() - 1);
            boolean shares = above.label().row() == at - 1 && !hasP(at - 1) && !partnered(above, rows);
            if (shares) {
                return false;
            }
        }
        List<Row> variable = new ArrayList<>(List.of(row));
        for (int i = row.order() + 1; i < rows.size(); i++) {
            Row next = rows.get(i);
            if (hasP(next.label().row()) || isHeading(next.label().row() - 1)) {
                break;
            }
            variable.add(next);
        }
        return variable.size() == 1 || (variable.size() == 2 && all(variable));
    }

    /** Whether a row without a P is the second of two that are all subjects, the first of them with the P. */
    private boolean partnered(Row row, List<Row> rows) {
        if (row.order() == 0 || row.cells().isEmpty()) {
            return row.cells().isEmpty();
        }
        Row above = rows.get(row.order() - 1);
        boolean p = hasP(above.label().row())
                || (isHeading(above.label().row() - 1) && hasP(above.label().row() - 1));
        return p && all(List.of(above, row));
    }

    private boolean all(List<Row> variable) {
        List<GroupColumn> groups = comparison.groups();
        for (GroupColumn one : pair) {
            int sum = 0;
            for (Row row : variable) {
                if (row.cells().isEmpty() || row.cells().get(0).kind() != GroupCell.Kind.COUNT) {
                    return false;
                }
                sum += row.cells().get(groups.indexOf(one)).first().count();
            }
            if (sum != one.n().count()) {
                return false;
            }
        }
        return true;
    }

    /** One a group, of one kind; empty where one cannot be read. */
    private List<GroupCell> cells(Label label) {
        List<GroupCell> cells = new ArrayList<>();
        String words = label.name() + " " + label.heading();
        for (GroupColumn one : comparison.groups()) {
            Optional<String> text = text(label.row(), one);
            Optional<GroupCell> cell =
                    text.flatMap(t -> GroupCell.of(t, said(words, t), one.n().count()));
            if (cell.isEmpty()
                    || (!cells.isEmpty() && cells.get(0).kind() != cell.get().kind())) {
                return List.of();
            }
            cells.add(cell.get());
        }
        boolean spread = cells.get(0).kind() == GroupCell.Kind.MEAN
                && (MEDIAN.matcher(words).find() || ofErrors(words));
        return spread ? List.of() : cells;
    }

    /** Whether the row, or else the table, says that standard errors stand beside its means. */
    private boolean ofErrors(String words) {
        for (String said : new String[] {words, about}) {
            if (DEVIATIONS.matcher(said).find()) {
                return false;
            }
            if (ERRORS.matcher(said).find()) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> text(int row, GroupColumn one) {
        List<Integer> columns = one.columns();
        String first = grid.at(row, columns.get(0)).text().strip();
        if (columns.size() == 1) {
            return Optional.of(first);
        }
        List<String> a = heads.above(columns.get(0));
        List<String> b = heads.above(columns.get(1));
        boolean apart = columns.size() == 2
                && N_HEAD.matcher(a.get(a.size() - 1)).matches()
                && SHARE_HEAD.matcher(b.get(b.size() - 1)).matches();
        String share = grid.at(row, columns.get(1)).text().strip().replaceFirst(" ?%$", "");
        return apart ? Optional.of(first + " (" + share + "%)") : Optional.empty();
    }

    /** What the row's words, else those of the table, say of {@code a (b)}. */
    private Said said(String words, String text) {
        if (MEDIAN.matcher(words).find()) {
            return Said.NOTHING;
        }
        boolean whole = text.matches("\\d[\\d,]* ?[(\\[/].*");
        for (String said : new String[] {words, about}) {
            boolean means = MEANS.matcher(said).find();
            boolean counts = COUNTS.matcher(said).find();
            boolean sure = said.equals(words) || (!whole && !mayBeMedian(said));
            if (means && !counts && sure) {
                return Said.MEANS;
            }
            if (counts && !means) {
                return whole ? Said.COUNTS : Said.NOTHING;
            }
            if (counts) {
                return whole || !sure ? Said.NOTHING : Said.MEANS;
            }
        }
        return Said.NOTHING;
    }

    /** Whether a table prints medians too, and no pair of quartiles tells them from means. */
    private boolean mayBeMedian(String said) {
        boolean pairs = grid.rows().stream()
                .flatMap(List::stream)
                .anyMatch(c -> QUARTILES.matcher(c.text().strip()).matches());
        return MEDIAN.matcher(said).find() && !pairs;
    }

    private void use(Label label, GroupCell first, List<Use> uses) {
        String what = first.kind() == GroupCell.Kind.MEAN ? "mean" : "count";
        for (GroupColumn one : comparison.groups()) {
            for (int c : one.columns()) {
                uses.add(new Use(
                        what, label.row(), c, 0, grid.at(label.row(), c).text().length()));
            }
        }
    }
}
