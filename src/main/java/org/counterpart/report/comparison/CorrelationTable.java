package org.counterpart.report.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.stats.Note;
import org.counterpart.univariate.correlation.Correlation;
import org.counterpart.univariate.correlation.Kappa;
import org.counterpart.univariate.test.TestResult;

/**
 * How pairs of variables go together as a table, and how far two ratings agree as another.
 *
 * @param hidden whether the numbers of a pair are not shown
 */
public record CorrelationTable(Messages messages, Wording wording, Predicate<Correlation> hidden) {
    private static final int DECIMALS = 3;

    /** Of data without a declaration, with every number. */
    public CorrelationTable(Messages messages) {
        this(messages, Wording.plain(messages), c -> false);
    }

    /** One table or two; none without a pair. */
    public List<Table> write(List<Correlation> all) {
        List<Table> tables = new ArrayList<>();
        if (!all.isEmpty()) {
            tables.add(correlations(all));
            kappas(all).ifPresent(tables::add);
        }
        return tables;
    }

    private Table correlations(List<Correlation> all) {
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        Set<Note> told = new LinkedHashSet<>();
        for (Correlation c : all) {
            if (hidden.test(c)) {
                rows.add(Row.of(
                        Cell.of(pair(c)),
                        Cell.HIDDEN,
                        Cell.HIDDEN,
                        Cell.HIDDEN,
                        Cell.HIDDEN,
                        Cell.HIDDEN,
                        Cell.HIDDEN,
                        Cell.HIDDEN));
                continue;
            }
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(pair(c)), Cell.of(Integer.toString(c.n()), c.n())));
            add(cells, c.pearson(), origins.text("correlation-pearson", c.n()));
            add(
                    cells,
                    c.spearman(),
                    origins.text("correlation-spearman", c.n(), law(c.spearman().law(), "t")));
            add(
                    cells,
                    c.kendall(),
                    origins.text("correlation-kendall", c.n(), law(c.kendall().law(), "normal")));
            rows.add(new Row(0, cells));
            told.addAll(c.pearson().notes());
            told.addAll(c.spearman().notes());
            told.addAll(c.kendall().notes());
        }
        List<String> notes = new ArrayList<>(List.of(text("note"), text("note.p")));
        told.forEach(n -> notes.add(messages.text(wording.note(n))));
        return new Table(
                "correlations",
                text("title"),
                List.of(
                        Head.left(text("pair")),
                        Head.right(text("n")),
                        Head.right(text("pearson")),
                        Head.right(text("p")),
                        Head.right(text("spearman")),
                        Head.right(text("p")),
                        Head.right(text("kendall")),
                        Head.right(text("p"))),
                rows,
                notes);
    }

    /** @param otherwise of what has no P */
    private String law(Enum<?> law, String otherwise) {
        return text("law." + (law == null ? otherwise : Json.word(law)));
    }

    private static void add(List<Cell> cells, TestResult r, String origin) {
        cells.add(Cell.of(Shown.estimate(r.estimate(), r.ci(), DECIMALS), r.estimate())
                .from(origin));
        cells.add(Cell.p(r.p()).from(origin));
    }

    private Optional<Table> kappas(List<Correlation> all) {
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        Set<Note> told = new LinkedHashSet<>();
        for (Correlation c : all) {
            boolean hides = hidden.test(c);
            for (Kappa.Result k : c.kappas()) {
                String origin = origins.text("correlation-kappa", c.n());
                Cell name = Cell.of(pair(c));
                Cell weights = Cell.of(text("weights." + k.procedure().weights().word()));
                rows.add(
                        hides
                                ? Row.of(name, weights, Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN)
                                : Row.of(
                                        name,
                                        weights,
                                        Cell.of(Integer.toString(c.n()), c.n()),
                                        Cell.of(Shown.fixed(100 * k.agreement(), 1), k.agreement())
                                                .from(origin),
                                        Cell.of(Shown.estimate(k.estimate(), k.ci(), DECIMALS), k.estimate())
                                                .from(origin),
                                        Cell.of(Shown.fixed(k.z(), DECIMALS), k.z())
                                                .from(origin),
                                        Cell.p(k.p()).from(origin)));
                if (!hides) {
                    told.addAll(k.notes());
                }
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>(List.of(text("note.kappa")));
        told.forEach(n -> notes.add(messages.text(wording.note(n))));
        return Optional.of(new Table(
                "agreement",
                text("kappa-title"),
                List.of(
                        Head.left(text("pair")),
                        Head.left(text("weights")),
                        Head.right(text("n")),
                        Head.right(text("agreement")),
                        Head.right(text("kappa")),
                        Head.right(text("z")),
                        Head.right(text("p"))),
                rows,
                notes));
    }

    private String pair(Correlation c) {
        return text("pair-of", wording.label(c.a()), wording.label(c.b()));
    }

    private String text(String key, Object... arguments) {
        return messages.text("correlation." + key, arguments);
    }
}
