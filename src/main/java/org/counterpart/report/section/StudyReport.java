package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.counterpart.audit.Audit;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.OddsText;
import org.counterpart.report.Report;
import org.counterpart.report.Report.Agreement;
import org.counterpart.report.Report.Block;
import org.counterpart.report.Report.FigureBlock;
import org.counterpart.report.Report.Items;
import org.counterpart.report.Report.KeyFigure;
import org.counterpart.report.Report.KeyFigures;
import org.counterpart.report.Report.Notice;
import org.counterpart.report.Report.Paragraph;
import org.counterpart.report.Report.Section;
import org.counterpart.report.Report.TableBlock;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Wording;
import org.counterpart.report.impact.ClinicalImpactSection;
import org.counterpart.report.manuscript.Checklist;
import org.counterpart.report.manuscript.CodingTable;
import org.counterpart.report.manuscript.Draft;
import org.counterpart.report.sensitivity.BiasFigures;
import org.counterpart.stats.Note;
import org.counterpart.study.StudyResult;

/**
 * A study's report in one language: what was published beside what came out first, then the study in the order it was
 * done.
 */
public final class StudyReport {
    private static final int MOST_KEY_FIGURES = 8;

    private final StudyResult result;
    private final Messages messages;
    private final String version;
    private final Wording wording;
    private final StudyTables tables;
    private final StudyFigures figures;
    private final Disclosure disclosure;

    private StudyReport(StudyResult result, Messages messages, String version) {
        this.result = result;
        this.messages = messages;
        this.version = version;
        this.wording = new Wording(messages, result.matched().cohort().variables());
        this.tables = new StudyTables(result, messages);
        this.figures = new StudyFigures(result, wording, messages);
        this.disclosure = Disclosure.of(result);
    }

    public static Report of(StudyResult result, Messages messages, String version) {
        return new StudyReport(result, messages.in(result.plan().variants()), version).report();
    }

    private Report report() {
        List<Section> sections = new ArrayList<>();
        for (StudySection section : StudySection.values()) {
            blocks(section, sections)
                    .ifPresent(blocks -> sections.add(new Section(section.word(), heading(section), blocks)));
            if (section == StudySection.OUTCOMES) {
                result.others().forEach(o -> sections.add(new StudyReport(o, messages, version).asOther()));
            }
        }
        String title = Wording.title(result.plan(), messages);
        String subtitle = messages.text(
                "study.subtitle",
                messages.count(
                        disclosure.shown(Disclosure.Total.RECORDS, result.flow().subjects())),
                messages.count(result.cases()),
                messages.count(result.controls()),
                result.groupSizes().size());
        return new Report(messages.language(), title, subtitle, sections);
    }

    /**
     * What stands in a section; empty where this study has none.
     *
     * @param before the sections that stand before it
     */
    private Optional<List<Block>> blocks(StudySection section, List<Section> before) {
        return switch (section) {
            case PUBLISHED -> Optional.of(summary());
            case FLOW -> Optional.of(blocks(figures.flow(), tables.flowAndSize()));
            case MATCHING -> result.matching() == null ? Optional.empty() : Optional.of(matching());
            case WEIGHTS -> tables.weights().map(w -> blocks(w.love().orElse(null), tables.of(StudySection.WEIGHTS)));
            case CODING -> Optional.of(blocks(null, List.of(coding())));
            case UNIVARIATE -> Optional.of(univariate());
            case REPEATED -> result.repeated().isEmpty() ? Optional.empty() : Optional.of(repeated());
            case MODELS -> result.plan().hasOutcome() ? Optional.of(models()) : Optional.empty();
            case IMPUTATION ->
                tables.imputation().map(i -> blocks(i.convergence().orElse(null), tables.of(StudySection.IMPUTATION)));
            case OTHER ->
                result.otherModels().isEmpty()
                        ? Optional.empty()
                        : Optional.of(blocks(null, tables.of(StudySection.OTHER)));
            case SURVIVAL -> result.survival().isEmpty() ? Optional.empty() : Optional.of(survival());
            case ROC ->
                result.plan().hasOutcome()
                        ? Optional.of(orWhyNone(blocks(figures.roc(), tables.discrimination()), result.roc()))
                        : Optional.empty();
            case RISK -> result.risk() == null && result.impact() == null ? Optional.empty() : Optional.of(risk());
            case VALIDATION ->
                Optional.ofNullable(result.parts()).map(p -> validation().blocks(this::figure));
            case OUTCOMES -> Optional.empty();
            case AUDIT -> result.audit() == null ? Optional.empty() : Optional.of(audit());
            case MANUSCRIPT -> Optional.of(manuscript(numbers(before)));
            case NOTES -> Optional.of(List.of(new Items(false, notes())));
            case CHECKLISTS -> Optional.of(checklists(before));
        };
    }

    /** This study as a section of the report of the plan's first outcome. */
    private Section asOther() {
        OutcomeText outcome = new OutcomeText(result, messages);
        String id = outcome.id();
        List<Block> blocks = new ArrayList<>(List.of(new Paragraph(outcome.about(disclosure))));
        if (!disclosure.hidesModels()) {
            cautions(blocks);
        }
        List<Table> all = new ArrayList<>(List.of(tables.flow()));
        all.addAll(tables.univariate());
        all.addAll(tables.models());
        all.forEach(t -> blocks.add(new TableBlock(outcome.named(t))));
        List<Block> roc = new ArrayList<>();
        Drawing drawn = figures.roc(id + "-roc");
        if (drawn != null) {
            roc.add(FigureBlock.of(drawn, messages, caption(drawn, "roc")));
        }
        tables.discrimination().forEach(t -> roc.add(new TableBlock(outcome.named(t))));
        blocks.addAll(orWhyNone(roc, result.roc()));
        return new Section(id, messages.text("study.section.outcomes", outcome.label()), blocks);
    }

    private void cautions(List<Block> blocks) {
        result.cautions().forEach(c -> blocks.add(new Notice(Notice.Weight.CAUTION, messages.text(wording.note(c)))));
    }

    private String heading(StudySection section) {
        boolean overview =
                section == StudySection.PUBLISHED && result.reproduced().isEmpty();
        return messages.text("study.section." + (overview ? "overview" : section.word()));
    }

    private List<Block> matching() {
        List<Block> matching = blocks(figures.love(), tables.matching());
        figure(matching, figures.pairs());
        return matching;
    }

    private List<Block> survival() {
        List<Block> blocks = new ArrayList<>();
        tables.survival().figures().forEach(f -> blocks.add(FigureBlock.of(f, messages, caption(f, "survival"))));
        tables.of(StudySection.SURVIVAL).forEach(t -> blocks.add(new TableBlock(t)));
        return blocks;
    }

    private List<Block> univariate() {
        List<Block> blocks = blocks(null, tables.univariate());
        if (!result.plan().univariate().strata().isEmpty() && result.strata().isEmpty()) {
            blocks.add(new Paragraph(messages.text("stratified.no-binary")));
        }
        return blocks;
    }

    private List<Block> repeated() {
        List<Block> blocks = new ArrayList<>();
        figures.profiles(tables::groups)
                .forEach(drawn -> blocks.add(FigureBlock.of(drawn, messages, caption(drawn, "profile"))));
        tables.of(StudySection.REPEATED).forEach(t -> blocks.add(new TableBlock(t)));
        return blocks;
    }

    private List<Block> models() {
        List<Block> blocks = orWhyNone(blocks(figures.forest(), tables.models()), tables.models());
        blocks.addAll(blocks(figures.lasso(), tables.lasso()));
        figures.splines().forEach(curve -> blocks.add(FigureBlock.of(curve, messages, caption(curve, curve.kind()))));
        figure(blocks, tables.subgroups().forest(result.further().subgroups()));
        if (result.sensitivity() != null) {
            new BiasFigures(messages, wording, disclosure)
                    .of(result.sensitivity())
                    .ifPresent(drawn -> figure(blocks, drawn));
        }
        tables.sensitivity().forEach(t -> blocks.add(new TableBlock(t)));
        if (result.plan().multivariable().influence() && result.models().unconditional() != null) {
            if (disclosure.asked()) {
                blocks.add(new Paragraph(messages.text("regression.influence.withheld")));
            } else if (result.models().influence() == null) {
                blocks.add(new Paragraph(messages.text("regression.influence.separated")));
            }
        }
        return blocks;
    }

    /** Where there is no model, a section begins with why. */
    private List<Block> orWhyNone(List<Block> blocks, List<?> found) {
        if (found.isEmpty()) {
            boolean why = result.models().unconditional() == null
                    && !result.models().notes().isEmpty();
            String text = why ? messages.text(result.models().notes().get(0)) : messages.text("study.no-predictor");
            blocks.add(0, new Paragraph(text));
        }
        return blocks;
    }

    private List<Block> blocks(Drawing drawing, List<Table> of) {
        List<Block> blocks = new ArrayList<>();
        figure(blocks, drawing);
        of.forEach(t -> blocks.add(new TableBlock(t)));
        return blocks;
    }

    private void figure(List<Block> blocks, Drawing drawing) {
        if (drawing != null) {
            blocks.add(FigureBlock.of(drawing, messages, caption(drawing)));
        }
    }

    private String caption(Drawing drawing) {
        return caption(drawing, drawing.id());
    }

    private String caption(Drawing drawing, String of) {
        String kind = "";
        if (of.equals("forest") && result.models().unconditional() == null) {
            kind = "-crude";
        } else if (of.equals("roc") && result.model().isEmpty()) {
            kind = "-separated";
        } else if (of.equals("survival") && drawing.withheld() == Drawing.Withheld.STEPS) {
            kind = "-joined";
        }
        String caption = messages.text("study.caption." + of + kind);
        String more = switch (drawing.withheld()) {
            case NUMBERS -> disclosure.note(messages);
            case STEPS -> messages.text("report.min-cell.curve", disclosure.least() - 1);
            case NOTHING -> "";
        };
        return disclosure.asked() && !more.isEmpty()
                ? caption + (messages.language().equals("zh") ? "" : " ") + more
                : caption;
    }

    /** Absolute risk: of the source cohort, never of a matched sample. */
    private List<Block> risk() {
        List<Block> blocks = new ArrayList<>();
        if (result.risk() == null) {
            blocks.add(new Paragraph(messages.text("impact.why")));
        } else {
            ofRisk(blocks);
        }
        tables.impact().flatMap(ClinicalImpactSection::figure).ifPresent(drawn -> figure(blocks, drawn));
        tables.risk().forEach(t -> blocks.add(new TableBlock(t)));
        return blocks;
    }

    private void ofRisk(List<Block> blocks) {
        Wording all = new Wording(messages, result.eligible().variables());
        RiskFigures drawn = new RiskFigures(result, tables.riskTables(), all, messages, disclosure);
        blocks.add(new Paragraph(messages.text("study.risk.why")));
        figure(blocks, drawn.roc());
        figure(blocks, drawn.nomogram());
        figure(blocks, drawn.calibration());
        figure(blocks, drawn.decision());
    }

    private ValidationSection validation() {
        return new ValidationSection(result, wording, messages, disclosure, tables);
    }

    /** The number under which each table stands in the report so far. */
    private static Map<String, Integer> numbers(List<Section> sections) {
        Map<String, Integer> numbers = new HashMap<>();
        int number = 0;
        for (Section section : sections) {
            for (Block block : section.blocks()) {
                if (block instanceof TableBlock table) {
                    numbers.put(table.table().id(), ++number);
                }
            }
        }
        return numbers;
    }

    /** Sentences an author may start from. */
    private List<Block> manuscript(Map<String, Integer> numbers) {
        Draft draft = Draft.of(result, wording, messages, version, numbers);
        List<Block> blocks = new ArrayList<>(List.of(new Paragraph(messages.text("study.manuscript.why"))));
        blocks.add(new Paragraph(messages.text("study.manuscript.methods")));
        draft.methods().forEach(p -> blocks.add(new Paragraph(p)));
        blocks.add(new Paragraph(messages.text("study.manuscript.results")));
        draft.results().forEach(p -> blocks.add(new Paragraph(p)));
        blocks.add(new Paragraph(messages.text("study.manuscript.references")));
        blocks.add(new Items(true, draft.references()));
        return blocks;
    }

    private Table coding() {
        return new CodingTable(result, wording, messages).table();
    }

    private List<Block> checklists(List<Section> sections) {
        Set<String> ids = sections.stream().map(Section::id).collect(Collectors.toSet());
        return blocks(
                null,
                Arrays.stream(Checklist.values())
                        .filter(c -> c != Checklist.TRIPOD_AI || result.plan().hasOutcome())
                        .map(c -> c.table(ids, messages))
                        .toList());
    }

    private List<Block> summary() {
        List<Block> blocks = new ArrayList<>();
        if (result.plan().cohort().synthetic()) {
            blocks.add(new Notice(Notice.Weight.CAUTION, messages.text("study.synthetic")));
        }
        if (disclosure.asked()) {
            blocks.add(new Notice(
                    Notice.Weight.NOTE,
                    messages.text("report.min-cell.notice", disclosure.least(), disclosure.least() - 1)));
        }
        if (result.parts() != null) {
            blocks.add(new Notice(Notice.Weight.NOTE, validation().notice()));
        }
        new OutcomeText(result, messages).which().ifPresent(t -> blocks.add(new Notice(Notice.Weight.NOTE, t)));
        if (!disclosure.hidesModels()) {
            cautions(blocks);
        }
        List<String> entered =
                result.models().entered().stream().map(wording::label).toList();
        if (result.plan().hasOutcome()) {
            blocks.add(new Paragraph(
                    entered.isEmpty()
                            ? messages.text("study.entered-none")
                            : messages.text("study.entered", String.join(separator(), entered))));
        } else {
            blocks.add(new Paragraph(messages.text(
                    "study.compared",
                    result.groupSizes().size(),
                    wording.label(result.group().variable()))));
        }
        if (!result.reproduced().isEmpty()) {
            blocks.add(
                    new KeyFigures(result.reproduced().stream().map(this::key).collect(Collectors.toList())));
            blocks.add(new TableBlock(tables.published()));
        } else if (result.models().unconditional() != null) {
            blocks.add(new KeyFigures(own()));
        }
        return blocks;
    }

    /** What of the printed numbers does not fit the rest of them; nothing of this study's data enters. */
    private List<Block> audit() {
        Audit.Result audit = result.audit();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(messages.text("study.audit")
                + " "
                + messages.text(
                        "audit.summary",
                        audit.count(Verdict.CONSISTENT),
                        audit.count(Verdict.INCONSISTENT),
                        audit.count(Verdict.UNDETERMINED))));
        for (Table table : tables.audit()) {
            blocks.add(new TableBlock(table));
        }
        return blocks;
    }

    private String separator() {
        return messages.language().equals("zh") ? "；" : "; ";
    }

    /**
     * What the study itself found: the odds ratios of the model, the first of them where there are many, and its AUC.
     */
    private List<KeyFigure> own() {
        boolean hidden = disclosure.hidesModels();
        List<KeyFigure> figures = new ArrayList<>();
        result.models().unconditional().slopes().stream()
                .limit(MOST_KEY_FIGURES)
                .forEach(c -> figures.add(own(
                        messages.text("study.or", wording.term(c.term())),
                        OddsText.ratio(c),
                        OddsText.waldLimits(c),
                        hidden)));
        result.model()
                .ifPresent(m -> figures.add(own(
                        messages.text("study.auc"),
                        Shown.fixed(m.delong().auc(), 3),
                        Shown.interval(m.delong().ci(), 3),
                        hidden)));
        return figures;
    }

    private KeyFigure own(String label, String value, String ci, boolean hidden) {
        return hidden
                ? new KeyFigure(label, Disclosure.MARK, disclosure.note(messages), "", Agreement.NOT_COMPARED)
                : new KeyFigure(
                        label, value, messages.text("study.ci", messages.ranges(ci)), "", Agreement.NOT_COMPARED);
    }

    private KeyFigure key(StudyResult.Reproduced r) {
        if (disclosure.hides(r)) {
            return new KeyFigure(
                    tables.quantity(r),
                    Disclosure.MARK,
                    disclosure.note(messages),
                    r.published().text(),
                    Agreement.NOT_COMPARED);
        }
        return new KeyFigure(
                tables.quantity(r),
                Shown.fixed(r.reproduced(), 3),
                r.found()
                        ? messages.text("study.ci", messages.ranges(Shown.interval(r.ci(), 3)))
                        : messages.text("study.not-reproduced"),
                r.published().text(),
                !r.found() ? Agreement.NOT_COMPARED : r.inside() ? Agreement.INSIDE : Agreement.OUTSIDE);
    }

    private List<String> notes() {
        List<Note> notes = new ArrayList<>(result.notes());
        notes.addAll(result.models().notes());
        if (!result.roc().isEmpty()) {
            notes.addAll(result.aucNotes());
        }
        if (result.parts() != null) {
            notes.addAll(result.parts().notes());
        }
        return notes.stream()
                .filter(n -> !disclosure.hides(n))
                .map(wording::note)
                .map(messages::text)
                .distinct()
                .toList();
    }
}
