package org.counterpart.report.profile;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemKind;
import org.counterpart.cohort.profile.ColumnProfile;
import org.counterpart.cohort.profile.FoundVariable.Remark;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;

/** What {@code init} shows of a cohort file: one row a column. */
public final class ProfileTables {
    private static final int LEVELS = 6;
    private static final int LETTERS = 24;
    /** Longer numbers than this were computed, not measured. */
    private static final int DIGITS = 12;

    private final Messages messages;

    public ProfileTables(Messages messages) {
        this.messages = messages;
    }

    public Table columns(Profile profile) {
        List<Table.Row> rows = new ArrayList<>();
        for (ColumnProfile column : profile.columns()) {
            rows.add(Table.Row.of(
                    Cell.of(cut(column.name())),
                    Cell.of(messages.text("init.type."
                            + (column.name().equals(profile.id())
                                    ? "id"
                                    : column.variable().type().word()))),
                    Cell.of(Integer.toString(column.recorded()), column.recorded()),
                    Cell.of(Integer.toString(column.missing()), column.missing()),
                    Cell.of(Integer.toString(column.distinct()), column.distinct()),
                    Cell.of(values(column)),
                    Cell.of(String.join(messages.text("init.separator"), remarks(column)))));
        }
        return new Table(
                "profile",
                messages.text("init.title", profile.file().source()),
                List.of(
                        Head.left(messages.text("init.head.column")),
                        Head.left(messages.text("init.head.type")),
                        Head.right(messages.text("init.head.n")),
                        Head.right(messages.text("init.head.missing")),
                        Head.right(messages.text("init.head.distinct")),
                        Head.left(messages.text("init.head.values")),
                        Head.left(messages.text("init.head.remarks"))),
                rows,
                notes(profile));
    }

    private List<String> notes(Profile profile) {
        List<String> notes = new ArrayList<>();
        profile.notes().forEach(n -> notes.add(messages.text(n)));
        profile.strayRows().forEach(p -> notes.add(messages.problem(p)));
        if (!profile.sets().isEmpty()) {
            notes.add(messages.text("init.sets", profile.sets()));
        }
        return notes;
    }

    /** What its cells are: the levels with how often each occurs, or where the numbers lie. */
    public String values(ColumnProfile column) {
        if (!column.levels().isEmpty()) {
            List<String> shown = column.levels().stream()
                    .limit(LEVELS)
                    .map(c -> messages.text(
                            "init.level", cut(c.level()), Shown.countAndPercent(c.n(), column.recorded())))
                    .toList();
            return String.join(", ", shown) + (column.levels().size() > LEVELS ? ", …" : "");
        }
        ColumnProfile.Numbers x = column.numbers();
        if (x == null || column.low().isEmpty() || column.variable().type() == Variable.Type.DATE) {
            return column.low().isEmpty() ? "" : range(column);
        }
        return messages.text(
                "init.numbers",
                range(column),
                Shown.significant(x.mean(), 4),
                Shown.significant(x.sd(), 4),
                Shown.significant(x.median(), 4),
                Shown.significant(x.q1(), 4),
                Shown.significant(x.q3(), 4));
    }

    /** The smallest and largest cell, computed numbers of many digits rounded to six. */
    String range(ColumnProfile column) {
        ColumnProfile.Numbers x = column.numbers();
        boolean computed =
                x != null && Math.max(column.low().length(), column.high().length()) > DIGITS;
        return computed
                ? messages.text("init.range", Shown.significant(x.min(), 6), Shown.significant(x.max(), 6))
                : messages.text("init.range", column.low(), column.high());
    }

    /** What somebody should look at, each thing once. */
    public List<String> remarks(ColumnProfile column) {
        List<String> out = new ArrayList<>();
        for (Remark remark : Remark.values()) {
            if (column.has(remark)) {
                out.add(remark(remark));
            }
        }
        out.addAll(asked(column));
        return out;
    }

    /** What somebody must decide: each kind of cell once, with how often and where it stands. */
    List<String> asked(ColumnProfile column) {
        List<Problem> ask = column.found().ask().stream()
                .map(p -> new Problem("", p.line(), "", p.cell(), p.what()))
                .toList();
        return ProblemKind.of(ask).stream()
                .filter(k -> k.first().line() > 0)
                .map(messages::problem)
                .toList();
    }

    String remark(Remark remark) {
        return messages.text("init.remark." + Json.word(remark));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LETTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LETTERS)) + "…";
    }
}
