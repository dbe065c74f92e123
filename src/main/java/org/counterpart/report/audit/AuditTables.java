package org.counterpart.report.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.counterpart.audit.AttainableAuc;
import org.counterpart.audit.Audit;
import org.counterpart.audit.attainable.Attainable;
import org.counterpart.audit.attainable.Extent;
import org.counterpart.audit.attainable.TypicalAuc;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.PublishedResults.Remark;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;

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
                cells.add(count(row.getOrDefault(verdict, 0)).from(messages.text("origin.audit-count")));
            }
            rows.add(new Table.Row(0, cells));
        });
        return new Table("audit-counts", messages.text("audit.title.counts"), heads, rows, List.of());
    }

    /**
     * A row for each claim that does not fit or cannot be told: where, what is printed, what follows from the rest, and
     * what to make of it.
     */
    public Table open(Audit.Result result) {
        List<Table.Row> rows = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.INCONSISTENT, Verdict.UNDETERMINED)) {
            for (Claim c : result.claims()) {
                if (c.verdict() == verdict) {
                    String weight = verdict == Verdict.INCONSISTENT ? " · " + severity(c) : "";
                    rows.add(Table.Row.of(
                            Table.Cell.of(named(c)),
                            Table.Cell.of(name(c.check())),
                            Table.Cell.of(marked(verdict) + weight),
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

    /** The AUCs that tables agreeing with each printed model can have; null when no model was asked about. */
    public Table attainable(Audit.Result result) {
        List<Table.Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (AttainableAuc.Result a : result.attainable()) {
            List<Table.Cell> cells = new ArrayList<>(List.of(Table.Cell.of(a.reported())));
            for (Attainable.Kind kind : Attainable.Kind.values()) {
                cells.add(range(a.attainable(), kind));
            }
            cells.add(
                    a.attainable() == null || Double.isNaN(a.attainable().deviance())
                            ? Table.Cell.of(Shown.NONE)
                            : Table.Cell.of(
                                            Shown.fixed(a.attainable().deviance(), 1) + " / " + a.df()
                                                    + (Double.isNaN(a.p()) ? "" : " (P=" + Shown.p(a.p()) + ")"),
                                            a.attainable().deviance())
                                    .from(messages.text("origin.audit-lack")));
            cells.add(Table.Cell.of(marked(a.verdict())));
            rows.add(new Table.Row(0, cells));
            if (a.attainable() != null) {
                rows.add(limits(a.attainable()));
            }
            once(messages.text(a.explanation()), notes);
            if (a.attainable() != null) {
                a.attainable().typical().forEach(t -> once(typical(t), notes));
            }
            a.reasons().forEach(n -> once(messages.text(n), notes));
            a.assumptions().forEach(n -> once(messages.text(n), notes));
        }
        return rows.isEmpty()
                ? null
                : new Table(
                        "auc-attainable",
                        messages.text("audit.title.attainable"),
                        List.of(
                                Table.Head.left(messages.text("audit.head.auc")),
                                Table.Head.right(messages.text("audit.head.any")),
                                Table.Head.right(messages.text("audit.head.calibrated")),
                                Table.Head.right(messages.text("audit.head.independent")),
                                Table.Head.right(messages.text("audit.head.lack")),
                                Table.Head.left(messages.text("audit.head.verdict"))),
                        rows,
                        notes);
    }

    private static void once(String note, List<String> notes) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    private String typical(TypicalAuc typical) {
        String population = messages.text("audit.attainable.population." + Json.word(typical.population()));
        return typical.used() < TypicalAuc.FEW
                ? messages.text("audit.attainable.typical-none", population, typical.used(), TypicalAuc.DRAWS)
                : messages.text(
                        "audit.attainable.typical",
                        population,
                        typical.used(),
                        Shown.fixed(typical.median(), 3),
                        Shown.fixed(typical.q025(), 3),
                        Shown.fixed(typical.q975(), 3),
                        Shown.fixed(100 * typical.atLeast(), 1));
    }

    private Table.Cell range(Attainable found, Attainable.Kind kind) {
        Extent extent = found == null ? null : found.extent(kind);
        return extent == null || !extent.low().found() || !extent.high().found()
                ? Table.Cell.of(Shown.NONE)
                : Table.Cell.of(
                                Shown.fixed(extent.low().auc(), 3) + "–"
                                        + Shown.fixed(extent.high().auc(), 3),
                                extent.high().auc())
                        .from(messages.text("origin.audit-range"));
    }

    /** Above which no table lies, rounded up. */
    private Table.Row limits(Attainable found) {
        List<Table.Cell> cells = new ArrayList<>(List.of(Table.Cell.of(messages.text("audit.attainable.none-above"))));
        for (Attainable.Kind kind : Attainable.Kind.values()) {
            double limit = found.extent(kind).atMost();
            cells.add(
                    Double.isNaN(limit)
                            ? Table.Cell.of(Shown.NONE)
                            : Table.Cell.of(Shown.fixed(Math.ceil(limit * 1000) / 1000, 3), limit)
                                    .from(messages.text("origin.audit-limit")));
        }
        cells.add(Table.Cell.EMPTY);
        cells.add(Table.Cell.EMPTY);
        return new Table.Row(1, cells);
    }

    /** Line and key of what was not used; a document has no lines. */
    public static String where(Remark remark) {
        return remark.line() > 0 ? remark.line() + " " + remark.key() : remark.key();
    }

    /** What a claim is about, in a document with its place. */
    public String named(Claim c) {
        String name = c.name().isEmpty() ? c.id() : c.name();
        return c.at().map(at -> messages.text(at.note()) + ": " + name).orElse(name);
    }

    /** What would fit, in brackets; empty when nothing is known to. */
    public String suggestion(Claim c) {
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

    /** The verdict with a mark, so that it does not rest on colour or on reading alone. */
    public String marked(Verdict verdict) {
        return switch (verdict) {
                    case CONSISTENT -> "✓ ";
                    case INCONSISTENT -> "✗ ";
                    case UNDETERMINED -> "? ";
                }
                + word(verdict);
    }

    /** What a check is called. */
    public String name(Check check) {
        return messages.text("audit.check." + check.word());
    }

    private String severity(Claim c) {
        return messages.text("audit.severity." + c.severity().word());
    }

    private static Table.Cell count(int n) {
        return n == 0 ? Table.Cell.EMPTY : Table.Cell.of(Integer.toString(n), n);
    }
}
