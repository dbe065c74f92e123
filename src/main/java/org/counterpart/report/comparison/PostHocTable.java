package org.counterpart.report.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.counterpart.cohort.Variable;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.stats.Interval;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.posthoc.Pair;
import org.counterpart.univariate.posthoc.PostHoc;

/**
 * Which groups differ as a table: below each variable its pairs of groups.
 *
 * @param alpha whose P of all groups together were followed
 * @param hidden whether the numbers of a variable are not shown
 */
public record PostHocTable(Messages messages, Wording wording, double alpha, Predicate<String> hidden) {
    private static final int DIGITS = 4;
    private static final int MOST_DECIMALS = 6;

    /** Of data without a declaration, with every number. */
    public PostHocTable(Messages messages, double alpha) {
        this(messages, Wording.plain(messages), alpha, variable -> false);
    }

    /** Empty where no variable was followed. */
    public Optional<Table> write(Comparison comparison, List<PostHoc> all) {
        List<PostHoc> asked = all.stream().filter(PostHoc::asked).toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (PostHoc one : asked) {
            Variable group = wording.known(comparison.group());
            rows.add(Row.of(Cell.of(name(one)), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY));
            one.pairs().forEach(pair -> rows.add(row(one, pair, group)));
        }
        List<String> notes = new ArrayList<>();
        String which = Shown.significant(alpha, 3);
        notes.add(text("note.which", which));
        notes.add(text("note.alone"));
        if (asked.stream().anyMatch(p -> p.method().ofStudentizedRange())) {
            notes.add(text("note.own"));
        }
        return Optional.of(new Table(
                "table1-posthoc",
                text("title", wording.label(comparison.group())),
                List.of(
                        Head.left(text("row")),
                        Head.right(text("difference")),
                        Head.left(messages.text("univariate.table.statistic")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.right(text("adjusted"))),
                rows,
                notes));
    }

    private String name(PostHoc one) {
        String method = text("method." + one.method().word());
        String adjusted = one.adjustment();
        return adjusted.equals("none")
                ? text("by-not-adjusted", wording.withUnit(one.variable()), method)
                : text("by", wording.withUnit(one.variable()), method, text("adjust." + adjusted));
    }

    private Row row(PostHoc one, Pair pair, Variable group) {
        String a = group == null ? pair.a() : wording.level(group, pair.a());
        String b = group == null ? pair.b() : wording.level(group, pair.b());
        String name = text("pair", a, b);
        if (hidden.test(one.variable())) {
            return Row.indented(Cell.of(name), Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN);
        }
        Origins origins = new Origins(messages);
        String method = text("method." + one.method().word());
        String how = pair.test() == null
                ? method
                : messages.text("univariate.test." + pair.test().key());
        return Row.indented(
                Cell.of(name),
                Cell.of(difference(pair), pair.difference()).from(origins.text("posthoc-difference", method)),
                Cell.of(statistic(one, pair), pair.statistic()).from(origins.words("posthoc", how, a, b)),
                Cell.p(pair.p()).from(origins.text("posthoc", how, a, b)),
                Cell.p(pair.pAdjusted()).from(origins.text("posthoc-adjusted", text("adjust." + one.adjustment()))));
    }

    /** With as many decimals as half the interval has at three digits. */
    private static String difference(Pair pair) {
        Interval ci = pair.ci();
        if (Double.isNaN(pair.difference())) {
            return Shown.NONE;
        }
        if (ci.equals(Interval.NONE)) {
            return Shown.significant(pair.difference(), DIGITS);
        }
        double half = (ci.high() - ci.low()) / 2;
        int decimals = 2 - (int) Math.floor(Math.log10(half));
        return Shown.estimate(pair.difference(), ci, Math.max(0, Math.min(MOST_DECIMALS, decimals)));
    }

    private static String statistic(PostHoc one, Pair pair) {
        if (Double.isNaN(pair.statistic())) {
            return Shown.NONE;
        }
        String letter = switch (one.method()) {
            case TUKEY, GAMES_HOWELL -> "q=";
            case DUNN -> "Z=";
            case PAIRWISE_TABLES -> "χ²=";
        };
        return letter + Shown.fixed(pair.statistic(), 3);
    }

    private String text(String key, Object... arguments) {
        return messages.text("posthoc." + key, arguments);
    }
}
