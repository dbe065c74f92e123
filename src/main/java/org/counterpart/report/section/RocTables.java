package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.counterpart.prediction.roc.AucComparison;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.prediction.roc.Prevalence;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.prediction.roc.Score;
import org.counterpart.report.CutText;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;

/** A ROC analysis as tables: areas, best cuts, comparisons. */
public record RocTables(Messages messages) {

    public Table areas(RocAnalysis.Result result) {
        boolean bootstrap = result.procedure().bootstrap().isPresent();
        boolean sets = result.markers().stream().anyMatch(m -> m.withinSets().isPresent());
        List<Head> heads = new ArrayList<>(List.of(
                Head.left(text("marker")),
                Head.right("n"),
                Head.right(text("cases")),
                Head.right(text("auc-ci")),
                Head.right(text("se")),
                Head.right(messages.text("univariate.table.p"))));
        if (bootstrap) {
            heads.add(Head.right(text("bootstrap-ci")));
        }
        if (sets) {
            heads.add(Head.right(text("within-sets")));
        }
        Set<Note> told = new LinkedHashSet<>();
        List<Row> rows = new ArrayList<>();
        for (RocAnalysis.Marker m : result.markers()) {
            int n = m.curve().cases() + m.curve().controls();
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(m.score().key()),
                    Cell.of(Integer.toString(n), n),
                    Cell.of(Integer.toString(m.curve().cases()), m.curve().cases()),
                    estimate(m.delong().auc(), m.delong().ci()),
                    Cell.of(Shown.fixed(m.delong().se(), 3), m.delong().se()),
                    Cell.p(m.delong().p())));
            if (bootstrap) {
                cells.add(Cell.of(
                        m.bootstrap().map(b -> Shown.interval(b.ci(), 3)).orElse(Shown.NONE)));
                m.bootstrap().ifPresent(b -> told.addAll(b.notes()));
            }
            if (sets) {
                cells.add(m.withinSets().map(w -> estimate(w.value(), w.ci())).orElse(Cell.EMPTY));
            }
            rows.add(new Row(0, cells));
            told.addAll(m.delong().notes());
        }
        told.addAll(result.notes());
        told.remove(Note.of("prediction.cut-same-data"));
        List<String> notes = new ArrayList<>();
        notes.add(text("areas-note", CutText.sign(result.procedure().direction().rule())));
        result.procedure().bootstrap().ifPresent(b -> notes.add(text("bootstrap-note", b.resamples(), b.seed())));
        told.forEach(n -> notes.add(messages.text(n)));
        return new Table("roc-auc", text("areas"), heads, rows, notes);
    }

    /** The area under the part of the curve that was asked for, of each marker. */
    public Table partial(PartialAuc part, RocAnalysis.Result result) {
        return partial(
                part,
                result.markers().stream()
                        .map(m -> new Part(
                                m.score().key(),
                                m.partial().orElseThrow(),
                                m.delong().notes(),
                                false))
                        .toList());
    }

    /**
     * The area of a part of one marker's curve.
     *
     * @param name what the marker is called
     * @param ofWhole why there is no area, where there is none
     * @param hidden whether its numbers are not shown
     */
    record Part(String name, PartialAuc.Result area, List<Note> ofWhole, boolean hidden) {
        Part {
            ofWhole = List.copyOf(ofWhole);
        }
    }

    Table partial(PartialAuc part, List<Part> parts) {
        Origins origins = new Origins(messages);
        String of = text(part.focus() == PartialAuc.Focus.SPECIFICITY ? "partial-specificity" : "partial-sensitivity");
        Set<Note> told = new LinkedHashSet<>();
        List<Row> rows = new ArrayList<>();
        for (Part one : parts) {
            if (one.hidden()) {
                rows.add(Row.of(Cell.of(one.name()), Cell.HIDDEN, Cell.HIDDEN));
                continue;
            }
            PartialAuc.Result p = one.area();
            rows.add(Row.of(
                    Cell.of(one.name()),
                    number(p.area()).from(origins.text("partial-area")),
                    number(p.corrected()).from(origins.text("partial-corrected"))));
            if (Double.isNaN(p.area())) {
                told.addAll(one.ofWhole());
            } else if (Double.isNaN(p.corrected())) {
                told.add(Note.of("prediction.partial-below-chance"));
            }
        }
        List<String> notes = new ArrayList<>(List.of(text("partial-note")));
        told.forEach(n -> notes.add(messages.text(n)));
        return new Table(
                "roc-partial",
                text("partial", of, Shown.significant(part.from(), 6), Shown.significant(part.to(), 6)),
                List.of(
                        Head.left(text("marker")),
                        Head.right(text("partial-area")),
                        Head.right(text("partial-corrected"))),
                rows,
                notes);
    }

    public Table cuts(RocAnalysis.Result result) {
        boolean bootstrap = result.procedure().bootstrap().isPresent();
        List<Head> heads = new ArrayList<>(List.of(
                Head.left(text("marker")),
                Head.right(text("cut")),
                Head.right(text("sensitivity")),
                Head.right(text("specificity")),
                Head.right(text("youden")),
                Head.right(text("ppv")),
                Head.right(text("npv")),
                Head.right(text("accuracy"))));
        if (bootstrap) {
            heads.add(Head.right(text("cut-ci")));
        }
        Set<Note> told = new LinkedHashSet<>();
        List<Row> rows = new ArrayList<>();
        for (RocAnalysis.Marker m : result.markers()) {
            for (Cutpoints.Cut cut : m.youden()) {
                List<Cell> cells = new ArrayList<>(List.of(
                        Cell.of(m.score().key()),
                        Cell.of(CutText.of(cut, Shown.significant(cut.threshold(), 6)), cut.threshold()),
                        estimate(cut.sensitivity(), cut.sensitivityCi()),
                        estimate(cut.specificity(), cut.specificityCi()),
                        number(cut.youden()),
                        number(cut.ppv()),
                        number(cut.npv()),
                        number(cut.accuracy())));
                if (bootstrap) {
                    cells.add(Cell.of(m.bootstrap()
                            .map(b -> Shown.significant(b.cutCi().low(), 4) + "–"
                                    + Shown.significant(b.cutCi().high(), 4))
                            .orElse(Shown.NONE)));
                }
                rows.add(new Row(0, cells));
                told.addAll(cut.notes());
            }
        }
        List<String> notes = new ArrayList<>();
        notes.add(text("cuts-note"));
        Prevalence prevalence = result.procedure().prevalence();
        if (prevalence.source() != Prevalence.Source.FIXED_BY_DESIGN) {
            notes.add(
                    prevalence.source() == Prevalence.Source.GIVEN
                            ? text("at-prevalence", prevalence.value())
                            : text("at-sample"));
        }
        told.forEach(n -> notes.add(messages.text(n)));
        notes.add(messages.text("prediction.cut-same-data"));
        return new Table("roc-cuts", text("cuts"), heads, rows, notes);
    }

    public Table comparisons(RocAnalysis.Result result) {
        return comparisons(result.comparisons(), Score::key, c -> false);
    }

    /**
     * @param name what a score is called
     * @param hidden whether the numbers of a comparison are not shown
     */
    Table comparisons(
            List<RocAnalysis.Comparison> all, Function<Score, String> name, Predicate<RocAnalysis.Comparison> hidden) {
        List<Row> rows = new ArrayList<>();
        Set<Note> told = new LinkedHashSet<>();
        for (RocAnalysis.Comparison c : all) {
            AucComparison.Paired r = c.result();
            Cell pair = Cell.of(name.apply(c.a()) + " − " + name.apply(c.b()));
            if (hidden.test(c)) {
                rows.add(Row.of(pair, Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN));
                continue;
            }
            rows.add(Row.of(
                    pair,
                    Cell.of(Integer.toString(r.n()), r.n()),
                    difference(r),
                    Cell.of(Shown.fixed(r.z(), 2), r.z()),
                    Cell.p(r.p())));
            told.addAll(r.notes());
        }
        return new Table(
                "roc-comparisons",
                text("comparisons"),
                List.of(
                        Head.left(text("markers")),
                        Head.right("n"),
                        Head.right(text("difference")),
                        Head.right("z"),
                        Head.right(messages.text("univariate.table.p"))),
                rows,
                told.stream().map(messages::text).toList());
    }

    private static Cell estimate(double value, Interval ci) {
        return Cell.of(Shown.estimate(value, ci, 3), value);
    }

    /** With a comma between the limits: a dash beside a minus sign cannot be read. */
    private static Cell difference(AucComparison.Paired r) {
        String text = Shown.fixed(r.difference(), 3);
        String ci = Shown.fixed(r.ci().low(), 3) + ", " + Shown.fixed(r.ci().high(), 3);
        return Cell.of(Double.isNaN(r.se()) ? text : text + " (" + ci + ")", r.difference());
    }

    private static Cell number(double value) {
        return Cell.of(Shown.fixed(value, 3), value);
    }

    private String text(String key, Object... arguments) {
        return messages.text("prediction." + key, arguments);
    }
}
