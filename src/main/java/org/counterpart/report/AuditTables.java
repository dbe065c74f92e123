package org.counterpart.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.counterpart.audit.Audit;
import org.counterpart.audit.Check;
import org.counterpart.audit.Claim;
import org.counterpart.audit.Verdict;

/** The audit of a paper as tables: counts by check, and what does not fit. */
public final class AuditTables {
    private final Messages messages;

    public AuditTables(Messages messages) {
        this.messages = messages;
    }

    /** A row for each check that was asked: how often consistent, inconsistent, undetermined. */
    public Table counts(List<Audit.Result> results) {
        Map<Check, Map<Verdict, Integer>> counts = new EnumMap<>(Check.class);
        for (Audit.Result result : results) {
            for (Claim c : result.claims()) {
                counts.computeIfAbsent(c.check(), k -> new EnumMap<>(Verdict.class))
                        .merge(c.verdict(), 1, Integer::sum);
            }
        }
        List<Table.Head> heads = new ArrayList<>(List.of(Table.Head.left(messages.text("audit.head.check"))));
        for (Verdict verdict : Verdict.values()) {
            heads.add(Table.Head.right(word(verdict)));
        }
        List<Table.Row> rows = new ArrayList<>();
        counts.forEach((check, row) -> {
            List<Table.Cell> cells = new ArrayList<>(List.of(Table.Cell.of(name(check))));
            for (Verdict verdict : Verdict.values()) {
                cells.add(count(row.getOrDefault(verdict, 0)));
            }
            rows.add(new Table.Row(0, cells));
        });
        return new Table("audit-counts", messages.text("audit.title.counts"), heads, rows, List.of());
    }

    /** A row for each claim that does not fit or cannot be told: where, what is printed, what follows from the rest, and what to make of it. */
    public Table open(Audit.Result result) {
        List<Table.Row> rows = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.INCONSISTENT, Verdict.UNDETERMINED)) {
            for (Claim c : result.claims()) {
                if (c.verdict() == verdict) {
                    String weight = verdict == Verdict.INCONSISTENT ? " · " + severity(c) : "";
                    rows.add(Table.Row.of(
                            Table.Cell.of(named(c)),
                            Table.Cell.of(name(c.check())),
                            Table.Cell.of(word(verdict) + weight),
                            Table.Cell.of(messages.text(c.explanation()) + suggestion(c))));
                }
            }
        }
        return new Table(
                "audit",
                messages.text("audit.title.open"),
                List.of(
                        Table.Head.left(messages.text("audit.head.number")),
                        Table.Head.left(messages.text("audit.head.check")),
                        Table.Head.left(messages.text("audit.head.verdict")),
                        Table.Head.left(messages.text("audit.head.explanation"))),
                rows,
                List.of(messages.text("audit.accuses-nobody")));
    }

    private static String named(Claim c) {
        return c.name().isEmpty() ? c.id() : c.name();
    }

    private String suggestion(Claim c) {
        return c.suggestion().map(s -> " (" + messages.text(s) + ")").orElse("");
    }

    /** One line a claim of the given verdict: where it stands, what it says, what would fit. */
    public List<String> sentences(Audit.Result result, Verdict verdict) {
        List<String> lines = new ArrayList<>();
        for (Claim c : result.claims()) {
            if (c.verdict() == verdict) {
                String severity = verdict == Verdict.INCONSISTENT ? " [" + severity(c) + "]" : "";
                lines.add(named(c) + " · " + name(c.check()) + severity + ": " + messages.text(c.explanation())
                        + suggestion(c));
            }
        }
        return lines;
    }

    /** Consistent, inconsistent, undetermined, in the reader's language. */
    public String word(Verdict verdict) {
        return messages.text("audit.verdict." + verdict.word());
    }

    private String name(Check check) {
        return messages.text("audit.check." + check.word());
    }

    private String severity(Claim c) {
        return messages.text("audit.severity." + c.severity().word());
    }

    private static Table.Cell count(int n) {
        return n == 0 ? Table.Cell.EMPTY : Table.Cell.of(Integer.toString(n), n);
    }
}
