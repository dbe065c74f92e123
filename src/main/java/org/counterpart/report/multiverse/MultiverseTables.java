package org.counterpart.report.multiverse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.multiverse.ChoiceInfluence;
import org.counterpart.multiverse.Multiverse;
import org.counterpart.multiverse.MultiverseSummary;
import org.counterpart.multiverse.Quantity;
import org.counterpart.multiverse.Spread;
import org.counterpart.multiverse.Universe;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.plan.variable.RuleReader;
import org.counterpart.regression.design.Term;
import org.counterpart.report.Messages;
import org.counterpart.report.SelectionText;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.stats.Note;

/** A multiverse as tables: the distribution of each odds ratio and of the AUC, and what moves them. */
public record MultiverseTables(Messages messages) {

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    public Table distributions(Multiverse.Result result, MultiverseSummary summary) {
        List<Row> rows = new ArrayList<>();
        for (MultiverseSummary.TermSummary t : summary.terms()) {
            rows.add(Row.of(
                    Cell.of(label(t.term(), result)),
                    Cell.of(text("model." + word(t.model()))),
                    number(t.or().median(), 2),
                    range(t.or().q025(), t.or().q975(), 2),
                    range(t.or().min(), t.or().max(), 2),
                    percent(t.entered()),
                    percent(t.significant()),
                    number(t.published(), 3),
                    percent(t.publishedPercentile())));
        }
        Spread auc = summary.auc().spread();
        rows.add(Row.of(
                Cell.of("AUC"),
                Cell.of(text("model.unconditional")),
                number(auc.median(), 3),
                range(auc.q025(), auc.q975(), 3),
                range(auc.min(), auc.max(), 3),
                Cell.EMPTY,
                Cell.EMPTY,
                number(summary.auc().published(), 3),
                percent(summary.auc().publishedPercentile())));
        return new Table(
                "multiverse",
                text("title"),
                List.of(
                        Head.left(text("term")),
                        Head.left(text("model")),
                        Head.right(text("median")),
                        Head.right(text("middle")),
                        Head.right(text("all")),
                        Head.right(text("entered")),
                        Head.right(text("significant")),
                        Head.right(text("published")),
                        Head.right(text("percentile"))),
                rows,
                notes(result, summary));
    }

    private List<String> notes(Multiverse.Result result, MultiverseSummary summary) {
        String language = messages.language();
        Multiverse procedure = result.procedure();
        List<String> notes = new ArrayList<>();
        notes.add(text(
                result.plan().design().matches() ? "universes" : "universes-unmatched",
                Shown.count(result.universes().size(), language),
                Shown.count(result.specifications().size(), language),
                Shown.count(Math.max(1, procedure.draws()), language)));
        if (result.universes().size() < result.planned()) {
            notes.add(text("stopped", Shown.count(result.planned(), language)));
        }
        if (procedure.draws() > 0) {
            notes.add(text("lottery." + word(procedure.rule()), procedure.seed()));
        }
        Spread sets = summary.sets();
        if (result.plan().design().hasSets()) {
            notes.add(
                    sets.min() == sets.max()
                            ? text("sets-same", Shown.fixed(sets.min(), 0))
                            : text(
                                    "sets",
                                    Shown.significant(sets.median(), 4),
                                    Shown.fixed(sets.min(), 0),
                                    Shown.fixed(sets.max(), 0)));
        }
        notes.add(text("shares", Shown.significant(result.plan().univariate().alpha(), 3)));
        failures(result).forEach((why, count) -> notes.add(text("failed", count, messages.text(why))));
        return notes;
    }

    private static Map<Note, Integer> failures(Multiverse.Result result) {
        Map<Note, Integer> count = new LinkedHashMap<>();
        result.universes().stream().filter(Universe::failed).forEach(u -> count.merge(u.failure(), 1, Integer::sum));
        return count;
    }

    public Table influence(Multiverse.Result result, MultiverseSummary summary) {
        List<Quantity> quantities =
                List.copyOf(summary.influence().get(0).shares().keySet());
        List<Head> heads = new ArrayList<>(List.of(Head.left(text("choice")), Head.right(text("share"))));
        quantities.forEach(q ->
                heads.add(Head.right(q.term().map(t -> label(t, result)).orElse("AUC"))));
        ChoiceText choices = choices(result);
        List<Row> rows = new ArrayList<>();
        for (ChoiceInfluence i : summary.influence()) {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(i.choice().equals(ChoiceInfluence.LOTTERY) ? text("lottery") : choices.name(i.choice())),
                    percent(i.share())));
            i.shares().values().forEach(s -> cells.add(percent(s)));
            rows.add(new Row(0, cells));
        }
        return new Table("influence", text("influence"), heads, rows, List.of(text("influence-note")));
    }

    ChoiceText choices(Multiverse.Result result) {
        Wording wording = new Wording(messages, result.variables());
        SelectionText rules = new SelectionText(messages, v -> Label.of(wording.label(v)), wording::known);
        RuleReader reader = new RuleReader(PlanVariables.of(result.variables()), Derivation.Stage.ANALYSIS);
        return new ChoiceText(messages, wording::label, key -> reader.rule(key).map(rules::rule));
    }

    /** A term with its variable's label: {@code ASA class = III}. */
    String label(Term term, Multiverse.Result result) {
        if (term.times().isPresent()) {
            return label(term.first(), result) + " × " + label(term.times().get(), result);
        }
        for (Variable v : result.variables()) {
            if (term.isOf(v.name())) {
                if (term.form().isPresent()) {
                    return new Wording(messages, result.variables()).term(term);
                }
                String label = v.label().in(messages.language());
                return term.level()
                        .map(level -> label + " = " + v.levelLabel(level).in(messages.language()))
                        .orElse(label);
            }
        }
        return term.name();
    }

    private static Cell number(double value, int decimals) {
        return Cell.of(Shown.fixed(value, decimals), value);
    }

    private static Cell range(double low, double high, int decimals) {
        return Cell.of(Double.isNaN(low) ? Shown.NONE : Shown.fixed(low, decimals) + "–" + Shown.fixed(high, decimals));
    }

    private static Cell percent(double share) {
        return Cell.of(Double.isNaN(share) ? Shown.NONE : Shown.fixed(100 * share, 1) + "%", share);
    }

    private String text(String key, Object... arguments) {
        return messages.text("multiverse." + key, arguments);
    }
}
