package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.prediction.roc.Score;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.CutText;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.OddsText;
import org.counterpart.report.Origins;
import org.counterpart.report.RecordedDecimals;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.WholeSample;
import org.counterpart.report.Wording;
import org.counterpart.report.audit.AuditTables;
import org.counterpart.report.comparison.ComparisonTables;
import org.counterpart.report.comparison.CorrelationTable;
import org.counterpart.report.comparison.PostHocTable;
import org.counterpart.report.comparison.StratifiedTable;
import org.counterpart.report.impact.ClinicalImpactSection;
import org.counterpart.report.imputation.ImputationTables;
import org.counterpart.report.other.OtherTables;
import org.counterpart.report.reclassification.ReclassificationTables;
import org.counterpart.report.repeated.RepeatedTables;
import org.counterpart.report.size.SampleSizeTable;
import org.counterpart.report.survival.SurvivalTables;
import org.counterpart.stats.Interval;
import org.counterpart.study.Further;
import org.counterpart.study.MissingCategory;
import org.counterpart.study.StudyResult;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;

/** The tables of a study's report. */
public final class StudyTables {
    private final StudyResult result;
    private final Messages messages;
    private final Wording wording;
    private final Disclosure disclosure;
    private final Origins origins;
    private final RecordedDecimals recorded;

    public StudyTables(StudyResult result, Messages inAnyDesign) {
        this.result = result;
        this.messages = inAnyDesign.in(result.plan().variants());
        this.wording = new Wording(messages, result.matched().cohort().variables());
        this.disclosure = Disclosure.of(result);
        this.origins = new Origins(messages);
        this.recorded = new RecordedDecimals(result.eligible());
    }

    private Table published(Table table) {
        Table printed = table.withP(result.plan().report().pDecimals()).in(messages);
        return disclosure.asked() ? printed.published(disclosure.note(messages)) : printed;
    }

    private List<Table> published(List<Table> tables) {
        return tables.stream().map(this::published).toList();
    }

    /** What a terminal shows, in the order of the report. */
    public List<Table> all() {
        return Arrays.stream(StudySection.values())
                .flatMap(section -> of(section).stream())
                .toList();
    }

    /** Those of one section. */
    List<Table> of(StudySection section) {
        return switch (section) {
            case PUBLISHED -> result.reproduced().isEmpty() ? List.of() : List.of(published());
            case FLOW -> flowAndSize();
            case MATCHING -> matching();
            case WEIGHTS -> weights().map(w -> published(w.tables())).orElse(List.of());
            case UNIVARIATE -> univariate();
            case REPEATED -> published(repeated().tables());
            case MODELS -> models();
            case IMPUTATION -> imputation().map(i -> published(i.tables())).orElse(List.of());
            case OTHER -> published(other().tables());
            case SURVIVAL -> published(survival().tables());
            case ROC -> discrimination();
            case RISK -> risk();
            case VALIDATION -> validation();
            case AUDIT -> audit();
            // What an author needs beside the manuscript stands in the report; another outcome has tables of its own.
            case OUTCOMES, CODING, MANUSCRIPT, NOTES, CHECKLISTS -> List.of();
        };
    }

    /**
     * The printed numbers checked against each other: counts, and what does not fit; none when nothing was published or
     * nothing could be asked.
     */
    public List<Table> audit() {
        if (result.audit() == null
                || (result.audit().claims().isEmpty()
                        && result.audit().attainable().isEmpty())) {
            return List.of();
        }
        AuditTables of = new AuditTables(messages);
        Table open = of.open(result.audit());
        Table counts = of.counts(List.of(result.audit()));
        List<Table> all = new ArrayList<>(List.of(counts));
        if (!open.rows().isEmpty()) {
            all.add(open);
        }
        Table attainable = of.attainable(result.audit());
        if (attainable != null) {
            all.add(attainable);
        }
        return all;
    }

    public Table published() {
        List<Row> rows = new ArrayList<>();
        for (StudyResult.Reproduced r : result.reproduced()) {
            Row row = Row.of(
                    Cell.of(quantity(r)),
                    Cell.of(
                                    r.published().text()
                                            + printed(
                                                    r.publishedCi(),
                                                    r.published().decimals()),
                                    r.published().value())
                            .from(origins.text("printed")),
                    Cell.of(r.publishedP().text(), r.publishedP().value()).from(origins.text("printed")),
                    Cell.of(Shown.estimate(r.reproduced(), r.ci(), 3), r.reproduced())
                            .from(messages.text("study.against." + Json.word(r.against()))),
                    Cell.p(r.p()).from(r.term().isEmpty() ? origins.aucP() : origins.p(false)),
                    Cell.of(messages.text(!r.found() ? "study.not-reproduced" : r.inside() ? "study.yes" : "study.no")),
                    Cell.of(Shown.fixed(r.z(), 2), r.z())
                            .from(origins.text(r.term().isEmpty() ? "published-z-auc" : "published-z")),
                    Cell.of(same(r.sameDirection())),
                    Cell.of(same(r.sameSignificance())));
            rows.add(disclosure.hides(r) ? withoutReproduction(row) : row);
        }
        return published(new Table(
                "published",
                messages.text("study.published.title"),
                List.of(
                        Head.left(messages.text("study.published.item")),
                        Head.right(messages.text("study.published.published")),
                        Head.right(messages.text("study.published.p")),
                        Head.right(messages.text("study.published.reproduced")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.left(messages.text("study.published.inside")),
                        Head.right("z"),
                        Head.left(messages.text("study.published.direction")),
                        Head.left(messages.text("study.published.significance"))),
                rows,
                List.of(messages.text("study.published.note"))));
    }

    /** What was published stands in the second and third column. */
    private static Row withoutReproduction(Row row) {
        List<Cell> cells = new ArrayList<>(row.cells().subList(0, 3));
        while (cells.size() < row.cells().size()) {
            cells.add(Cell.HIDDEN);
        }
        return new Row(row.indent(), cells);
    }

    String quantity(StudyResult.Reproduced r) {
        String or =
                r.against() == StudyResult.Against.UNCONDITIONAL ? "study.or" : "study.or-" + Json.word(r.against());
        return r.term().map(t -> messages.text(or, wording.term(t))).orElseGet(() -> messages.text("study.auc"));
    }

    private static String printed(Interval ci, int decimals) {
        return Double.isNaN(ci.low()) ? "" : " (" + Shown.interval(ci, decimals) + ")";
    }

    private String same(StudyResult.Same same) {
        return same == StudyResult.Same.UNKNOWN ? Shown.NONE : messages.text("study." + Json.word(same));
    }

    /** The flow, and what the study needed where the plan says what it was to find. */
    public List<Table> flowAndSize() {
        List<Table> all = new ArrayList<>(List.of(flow()));
        result.sampleSize().ifPresent(size -> all.add(published(new SampleSizeTable(messages).of(size))));
        return all;
    }

    public Table flow() {
        return published(new FlowTable(result, messages, wording, disclosure).table());
    }

    SurvivalTables survival() {
        return new SurvivalTables(
                result.survival(), result.matched().cohort()::variable, messages, wording, disclosure);
    }

    private OtherTables other() {
        return new OtherTables(
                result.otherModels(), result.matched().cohort()::variable, messages, wording, disclosure);
    }

    /** Of a plan that imputes. */
    Optional<ImputationTables> imputation() {
        return result.imputed().map(found -> new ImputationTables(result, found, messages, wording, disclosure));
    }

    /** Of a plan that weights. */
    Optional<WeightTables> weights() {
        return result.weighting().map(found -> new WeightTables(found, messages, wording, disclosure));
    }

    public List<Table> matching() {
        if (result.matching() == null) {
            return List.of();
        }
        MatchingTables tables = new MatchingTables(messages);
        List<Table> all = new ArrayList<>();
        all.add(tables.calipers(result.eligible(), result.matching(), disclosure));
        tables.score(result.matching(), new Wording(messages, result.eligible().variables()), disclosure)
                .ifPresent(all::add);
        all.add(tables.balance(result.balance(), disclosure, recorded));
        return published(all);
    }

    public List<Table> univariate() {
        List<Table> all = new ArrayList<>();
        all.add(ComparisonTables.unpaired(
                result.univariate(),
                groups(result.univariate().n()),
                result.plan().group().map(wording::label).orElse(""),
                messages,
                disclosure,
                recorded,
                new WholeSample(result)));
        Table paired = ComparisonTables.paired(result.univariate(), messages, disclosure);
        if (paired != null) {
            all.add(paired);
        }
        new PostHocTable(messages, wording, result.plan().univariate().alpha(), disclosure::hidesTable)
                .write(result.univariate(), result.posthoc())
                .ifPresent(all::add);
        if (result.plan().hasOutcome()) {
            all.add(crude());
        }
        all.addAll(strata());
        all.addAll(new CorrelationTable(messages, wording, disclosure::hides).write(result.correlations()));
        return published(all);
    }

    private RepeatedTables repeated() {
        return new RepeatedTables(
                result.repeated(),
                this::groups,
                result.plan().group().map(wording::label).orElse(""),
                messages,
                wording,
                disclosure,
                recorded);
    }

    /** What groups of these sizes are called. */
    List<String> groups(List<Integer> n) {
        if (result.plan().group().isEmpty()) {
            return List.of(
                    messages.text("study.group.controls", n.get(0)), messages.text("study.group.cases", n.get(1)));
        }
        Variable group = result.group().variable();
        if (result.plan().hasExposure()) {
            return List.of(
                    messages.text("study.group.unexposed", n.get(0)), messages.text("study.group.exposed", n.get(1)));
        }
        return IntStream.range(0, n.size())
                .mapToObj(g -> messages.text(
                        "study.group.of",
                        wording.label(group),
                        wording.level(group, group.levels().get(g)),
                        n.get(g)))
                .toList();
    }

    /** One table a stratifying variable. */
    private List<Table> strata() {
        StratifiedTable table = new StratifiedTable(messages, wording, disclosure::hides);
        List<Table> all = new ArrayList<>();
        result.strata().stream()
                .collect(Collectors.groupingBy(
                        StratifiedOddsRatio::by, LinkedHashMap::new, Collectors.toUnmodifiableList()))
                .values()
                .forEach(one -> all.add(table.ofMatched("strata-" + (all.size() + 1), one)));
        return all;
    }

    private Table crude() {
        boolean sets = result.plan().design().hasSets();
        List<Row> rows = new ArrayList<>();
        for (StudyResult.Crude crude : result.crude()) {
            if (crude.unconditional() == null) {
                continue;
            }
            List<Coefficient> plain = crude.unconditional().slopes();
            List<Coefficient> conditional = crude.conditional() == null
                    ? List.of()
                    : crude.conditional().slopes();
            boolean table = disclosure.hidesTable(crude.variable());
            boolean pairs = disclosure.hidesPairs(crude.variable());
            for (int i = 0; i < plain.size(); i++) {
                Coefficient u = plain.get(i);
                Coefficient c = i < conditional.size() ? conditional.get(i) : null;
                List<Cell> cells = new ArrayList<>(List.of(
                        Cell.of(wording.term(u.term())),
                        table ? Cell.HIDDEN : odds(u).from(origins.alone(crude.unconditional())),
                        table ? disclosure.p(u.p()) : wald(u)));
                if (sets) {
                    cells.add(
                            pairs
                                    ? Cell.HIDDEN
                                    : c == null
                                            ? Cell.of(Shown.NONE)
                                            : odds(c).from(origins.alone(crude.conditional())));
                    cells.add(pairs ? Cell.HIDDEN : c == null ? Cell.of(Shown.NONE) : wald(c));
                }
                rows.add(new Row(0, cells));
            }
        }
        List<Head> heads = new ArrayList<>(List.of(
                Head.left(messages.text("study.crude.term")),
                Head.right(messages.text("study.crude.unconditional")),
                Head.right(messages.text("univariate.table.p"))));
        if (sets) {
            heads.add(Head.right(messages.text("study.crude.conditional")));
            heads.add(Head.right(messages.text("univariate.table.p")));
        }
        return new Table("crude", messages.text("study.crude.title"), heads, rows, references());
    }

    /** The first level that anybody has. */
    private String reference(Variable v) {
        int[] counts = result.matched().cohort().column(v.name()).asLevels().counts();
        return IntStream.range(0, counts.length)
                .filter(level -> counts[level] > 0)
                .mapToObj(v.levels()::get)
                .findFirst()
                .orElse(v.levels().get(0));
    }

    /** What each level of a category is compared with. */
    private List<String> references() {
        String all = result.crude().stream()
                .map(c -> result.matched().cohort().variable(c.variable()))
                .filter(v -> v.type() == Variable.Type.CATEGORICAL || v.type() == Variable.Type.ORDINAL)
                .map(v -> messages.text("study.reference-of", wording.label(v), wording.level(v, reference(v))))
                .collect(Collectors.joining(messages.language().equals("zh") ? "；" : "; "));
        return all.isEmpty() ? List.of() : List.of(messages.text("study.reference", all));
    }

    private static Cell odds(Coefficient c) {
        return Cell.of(OddsText.withWald(c), c.oddsRatio());
    }

    private Cell wald(Coefficient c) {
        return Cell.p(c.p()).from(origins.p(false));
    }

    /** None where the model is not tried on a validation part. */
    public List<Table> validation() {
        return result.parts() == null
                ? List.of()
                : published(new ValidationPartsTable(result.parts(), messages, disclosure).tables(recorded));
    }

    /** What was not measured, where the plan asks. */
    public List<Table> sensitivity() {
        return result.sensitivity() == null
                ? List.of()
                : new SensitivityTables(messages, wording, disclosure).of(result.sensitivity());
    }

    /** What the LASSO chose, where the plan asks for one. */
    public List<Table> lasso() {
        return result
                .models()
                .lasso()
                .map(lasso -> new LassoTable(messages, wording).table(lasso))
                .map(table -> disclosure.hidesModels()
                        ? table.hidden()
                        : disclosure.hidesSelection() ? withoutNumbers(table) : table)
                .stream()
                .toList();
    }

    public List<Table> models() {
        StudyResult.Models models = result.models();
        if (models.unconditional() == null) {
            return List.of();
        }
        RegressionTables tables = new RegressionTables(messages, wording);
        List<Table> all = new ArrayList<>();
        for (Model model : models.fitted().keySet()) {
            all.addAll(tables(model, models, tables));
        }
        all.addAll(shapes(models, tables, "", ""));
        if (models.trace() != null && models.trace().stepwise().isPresent()) {
            Table steps = tables.selection(models.trace().stepwise().get());
            all.add(disclosure.hidesSelection() ? withoutNumbers(steps) : steps);
        }
        all.add(renamed(tables.fit(models.unconditional()), "fit"));
        models.adjusted().ifPresent(adjusted -> all.add(tables.adjusted(adjusted)));
        if (models.missingCategory() != null) {
            all.add(missingCategory(models.missingCategory()));
        }
        if (models.influence() != null && !disclosure.asked()) {
            all.addAll(InfluenceTable.ofSets(models.influence(), result.matched(), messages)
                    .tables(wording));
        }
        List<Table> found = new ArrayList<>(
                disclosure.hidesModels() ? all.stream().map(Table::hidden).toList() : all);
        if (!result.further().models().isEmpty()) {
            found.add(new ModelListTable(messages, wording, disclosure).table(result));
            found.addAll(reclassification());
        }
        result.further().models().stream()
                .skip(1)
                .forEach(one -> found.addAll(shapes(
                        one.models(), tables, "-" + (result.further().models().indexOf(one) + 1), one.name())));
        found.addAll(subgroups().tables(result.further().subgroups()));
        return published(found);
    }

    /** What each model of the list tells beyond the one before, where the plan asks. */
    private List<Table> reclassification() {
        List<Further.OfList> models = result.further().models();
        List<ReclassificationTables.Pair> pairs = new ArrayList<>();
        for (Further.Compared one : result.further().comparisons()) {
            Further.OfList after = models.get(one.later());
            Further.OfList before = models.get(one.later() - 1);
            one.reclassified()
                    .ifPresent(found -> pairs.add(new ReclassificationTables.Pair(
                            after.name(),
                            before.name(),
                            one.result(),
                            Optional.of(found.likelihoodRatio()),
                            found.result(),
                            disclosure.hidesModels(after.models()) || disclosure.hidesModels(before.models()))));
        }
        return new ReclassificationTables(messages, disclosure, !result.plan().ownShare()).of(pairs);
    }

    /**
     * Curves, interactions and trends of the unconditional and the conditional model.
     *
     * @param id ends the names of the tables
     * @param name of the model; empty for that of the plan
     */
    private List<Table> shapes(StudyResult.Models models, RegressionTables tables, String id, String name) {
        List<Table> all = new ArrayList<>();
        models.fitted().forEach((model, summary) -> {
            if (model != Model.FIRTH) {
                String kind = models.conditional() == null ? "" : tables.name(model);
                String both = name.isEmpty() || kind.isEmpty()
                        ? name + kind
                        : name + messages.text("study.performance.comma") + kind;
                all.addAll(new ShapeTables(messages, wording, disclosure)
                        .of(summary, id + (model == Model.CONDITIONAL ? "-conditional" : ""), both));
            }
        });
        return disclosure.hidesModels(models) ? all.stream().map(Table::hidden).toList() : all;
    }

    SubgroupTables subgroups() {
        return new SubgroupTables(
                messages, wording, disclosure, result.plan().design().hasSets());
    }

    /** The conditional model stands in the table of the unconditional one; what is separated, with a penalty too. */
    private static List<Table> tables(Model model, StudyResult.Models models, RegressionTables tables) {
        return switch (model) {
            case UNCONDITIONAL -> {
                List<Table> all = new ArrayList<>();
                all.add(
                        models.conditional() == null
                                ? tables.coefficients(models.unconditional())
                                : tables.both(models.unconditional(), models.conditional()));
                RegressionSummary firth =
                        models.firth() == null ? models.unconditional().firth() : models.firth();
                if (firth != null) {
                    all.add(renamed(tables.coefficients(firth), "firth"));
                }
                yield all;
            }
            case CONDITIONAL ->
                models.conditional().firth() == null
                        ? List.of()
                        : List.of(
                                renamed(tables.coefficients(models.conditional().firth()), "conditional-firth"));
            // Below the unconditional one.
            case FIRTH -> List.of();
        };
    }

    /** The steps of a selection: which variable went in or out, without its test. */
    private static Table withoutNumbers(Table steps) {
        List<Row> rows = new ArrayList<>();
        for (Row row : steps.rows()) {
            List<Cell> cells = new ArrayList<>(row.cells().subList(0, 3));
            while (cells.size() < row.cells().size()) {
                cells.add(Cell.HIDDEN);
            }
            rows.add(new Row(row.indent(), cells));
        }
        return new Table(steps.id(), steps.title(), steps.heads(), rows, steps.notes());
    }

    private Table missingCategory(MissingCategory sensitivity) {
        List<Variable> variables = new ArrayList<>(result.matched().cohort().variables());
        variables.addAll(sensitivity.variables());
        RegressionTables tables = new RegressionTables(messages, new Wording(messages, variables));
        Table table = sensitivity.conditional() == null
                ? tables.coefficients(sensitivity.unconditional())
                : tables.both(sensitivity.unconditional(), sensitivity.conditional());
        List<String> notes = new ArrayList<>(table.notes());
        notes.add(messages.text("study.missing-category.note", sensitivity.recovered()));
        return new Table(
                "missing-category", messages.text("study.missing-category.title"), table.heads(), table.rows(), notes);
    }

    private List<String> performanceNotes() {
        List<String> notes = new ArrayList<>();
        if (result.plan().design().hasSets()) {
            notes.add(messages.text("study.auc-conditional"));
            notes.add(messages.text("study.delong-pairing"));
        }
        if (result.plan().prevalence().isEmpty() && !result.plan().ownShare()) {
            notes.add(messages.text("study.prevalence-unknown"));
        }
        String reversed = result.roc().stream()
                .filter(m -> m.delong().auc() < 0.5 && !disclosure.hides(m))
                .map(m -> messages.text(
                        "study.performance.reversed-auc",
                        score(m.score()),
                        Shown.fixed(1 - m.delong().auc(), 3)))
                .collect(Collectors.joining(messages.text("study.performance.comma")));
        if (!reversed.isEmpty()) {
            notes.add(messages.text("study.performance.reversed", reversed));
        }
        return notes;
    }

    private static Table renamed(Table table, String id) {
        return new Table(id, table.title(), table.heads(), table.rows(), table.notes());
    }

    private String cut(Score score, Cutpoints.Cut cut) {
        if (score.isPoints()) {
            return CutText.of(cut, Shown.fixed(cut.threshold(), 0));
        }
        return score.isModel()
                ? CutText.ofRisk(cut)
                : CutText.of(cut, score.key(), result.matched().cohort().variables(), wording);
    }

    public List<Table> discrimination() {
        if (result.roc().isEmpty()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (StudyResult.Marker m : result.roc()) {
            Cutpoints.Cut cut = m.youden().isEmpty() ? null : m.youden().get(0);
            boolean small = cut != null && disclosure.hides(cut);
            Row row = Row.of(
                    Cell.of(score(m.score())),
                    Cell.of(
                                    Shown.estimate(m.delong().auc(), m.delong().ci(), 3),
                                    m.delong().auc())
                            .from(origins.auc(
                                    m.curve().cases() + m.curve().controls(),
                                    m.curve().cases())),
                    Cell.p(m.delong().p()).from(origins.aucP()),
                    cut == null
                            ? Cell.EMPTY
                            : Cell.of(cut(m.score(), cut), cut.threshold()).from(origins.cut()),
                    cut == null
                            ? Cell.EMPTY
                            : small
                                    ? Cell.HIDDEN
                                    : Cell.of(
                                                    Shown.estimate(cut.sensitivity(), cut.sensitivityCi(), 3),
                                                    cut.sensitivity())
                                            .from(origins.sensitivity(m.curve().cases())),
                    cut == null
                            ? Cell.EMPTY
                            : small
                                    ? Cell.HIDDEN
                                    : Cell.of(
                                                    Shown.estimate(cut.specificity(), cut.specificityCi(), 3),
                                                    cut.specificity())
                                            .from(origins.specificity(m.curve().controls())));
            rows.add(disclosure.hides(m) ? withoutNumbers(row) : row);
        }
        Table performance = new Table(
                "performance",
                messages.text("study.performance.title"),
                List.of(
                        Head.left(messages.text("study.performance.marker")),
                        Head.right(messages.text("study.performance.auc")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.right(messages.text("study.performance.cut")),
                        Head.right(messages.text("study.performance.sensitivity")),
                        Head.right(messages.text("study.performance.specificity"))),
                rows,
                performanceNotes());
        List<Table> all = new ArrayList<>(List.of(performance));
        result.plan().roc().partial().ifPresent(part -> all.add(partial(part)));
        if (!result.rocComparisons().isEmpty()) {
            all.add(comparisons());
        }
        if (result.models().unconditional() != null) {
            Table validation = new ValidationTable(result, messages, disclosure).table();
            all.add(disclosure.hidesModels() ? validation.hidden() : validation);
        }
        if (result.points() != null) {
            PointTables points = new PointTables(result, messages, wording, disclosure);
            all.add(points.points());
            all.add(points.groups());
        }
        return published(all);
    }

    private Table partial(PartialAuc part) {
        return new RocTables(messages)
                .partial(
                        part,
                        result.roc().stream()
                                .map(m -> new RocTables.Part(
                                        score(m.score()),
                                        m.partial().orElseThrow(),
                                        m.delong().notes(),
                                        disclosure.hides(m, part)))
                                .toList());
    }

    private String score(Score score) {
        return score.isModel()
                ? messages.text("study.performance.model")
                : score.isPoints() ? messages.text("study.performance.score") : wording.label(score.key());
    }

    /** Whether the model tells cases from controls better than each of its predictors alone. */
    private Table comparisons() {
        Table table = new RocTables(messages).comparisons(result.rocComparisons(), this::score, disclosure::hides);
        List<String> notes = new ArrayList<>(List.of(messages.text("study.auc-comparisons.note")));
        notes.addAll(table.notes());
        return new Table(
                "auc-comparisons",
                messages.text("study.auc-comparisons.title"),
                table.heads(),
                table.rows().stream().map(this::compared).toList(),
                notes);
    }

    private Row compared(Row row) {
        return new Row(
                row.indent(),
                row.cells().stream()
                        .map(c -> Double.isNaN(c.value()) ? c : c.from(origins.text("auc-comparison")))
                        .toList());
    }

    private static Row withoutNumbers(Row row) {
        List<Cell> cells = new ArrayList<>(List.of(row.cells().get(0)));
        row.cells().stream().skip(1).map(c -> Cell.HIDDEN).forEach(cells::add);
        return new Row(row.indent(), cells);
    }

    /** Absolute risk, of the source cohort or of everybody eligible; none where no model gives it. */
    public List<Table> risk() {
        List<Table> all = new ArrayList<>();
        if (result.risk() != null) {
            all.addAll(riskTables().all(disclosure));
        }
        impact().ifPresent(impact -> all.add(impact.table()));
        return published(all);
    }

    /** Empty where no share of cases is known that it could be said of. */
    Optional<ClinicalImpactSection> impact() {
        return Optional.ofNullable(result.impact())
                .map(impact -> new ClinicalImpactSection(impact, messages, disclosure));
    }

    RiskTables riskTables() {
        return new RiskTables(result, new Wording(messages, result.eligible().variables()), messages);
    }
}
