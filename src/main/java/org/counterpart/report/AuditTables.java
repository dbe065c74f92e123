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
            List<Table.Cell> cells = new ArrayList<>(List.of(Table.Cell.of(check.word())));
            for (Verdict verdict : Verdict.values()) {
                cells.add(count(row.getOrDefault(verdict, 0)));
            }
            rows.add(new Table.Row(0, cells));
        });
        return new Table("audit-counts", messages.text("audit.title.counts"), heads, rows, List.of());
    }

    /** One line a claim of the given verdict: where it stands, what it says, what would fit. */
    public List<String> sentences(Audit.Result result, Verdict verdict) {
        List<String> lines = new ArrayList<>();
        for (Claim c : result.claims()) {
            if (c.verdict() == verdict) {
                String severity = verdict == Verdict.INCONSISTENT ? " [" + severity(c) + "]" : "";
                String suggestion =
                        c.suggestion().map(s -> " (" + messages.text(s) + ")").orElse("");
                String name = c.name().isEmpty() ? c.id() : c.name();
                lines.add(name + " · " + c.check().word() + severity + ": " + messages.text(c.explanation())
                        + suggestion);
            }
        }
        return lines;
    }

    /** Consistent, inconsistent, undetermined, in the reader's language. */
    public String word(Verdict verdict) {
        return messages.text("audit.verdict." + verdict.word());
    }

    private String severity(Claim c) {
        return messages.text("audit.severity." + c.severity().word());
    }

    private static Table.Cell count(int n) {
        return n == 0 ? Table.Cell.EMPTY : Table.Cell.of(Integer.toString(n), n);
    }
}
