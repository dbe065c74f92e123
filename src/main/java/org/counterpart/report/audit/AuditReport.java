package org.counterpart.report.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.Audit;
import org.counterpart.audit.Reconstruction;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.PublishedResults.Remark;
import org.counterpart.report.Messages;
import org.counterpart.report.Report;
import org.counterpart.report.Report.Block;
import org.counterpart.report.Report.Details;
import org.counterpart.report.Report.Paragraph;
import org.counterpart.report.Report.Section;
import org.counterpart.report.Report.TableBlock;
import org.counterpart.report.Table;

/** The audit of papers as a report in one language: the counts over all of them, then a section a paper. */
public final class AuditReport {
    private final Messages messages;
    private final AuditTables tables;

    private AuditReport(Messages messages) {
        this.messages = messages;
        this.tables = new AuditTables(messages);
    }

    /**
     * A paper and what it was checked for.
     *
     * @param reading of a text or document: what of it was understood and what was not
     * @param reconstructions of its models; empty when none was asked for
     */
    public record Paper(Audit.Result result, Optional<PaperReading> reading, List<Reconstruction> reconstructions) {}

    public static Report of(List<Paper> papers, Messages messages) {
        AuditReport report = new AuditReport(messages);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "all",
                messages.text("audit.report.all"),
                List.of(
                        new Paragraph(messages.text("audit.accuses-nobody")),
                        new TableBlock(report.tables.counts(
                                papers.stream().map(Paper::result).toList())))));
        for (int i = 0; i < papers.size(); i++) {
            sections.add(report.section("paper-" + (i + 1), papers.get(i)));
        }
        return new Report(
                messages.language(),
                messages.text("audit.report.title"),
                messages.text("audit.report.subtitle", papers.size()),
                sections);
    }

    private Section section(String id, Paper about) {
        Audit.Result paper = about.result();
        List<Block> blocks = new ArrayList<>();
        if (!paper.results().cited().isEmpty()) {
            blocks.add(new Paragraph(paper.results().cited()));
        }
        blocks.add(new Paragraph(messages.text(
                "audit.summary",
                paper.count(Verdict.CONSISTENT),
                paper.count(Verdict.INCONSISTENT),
                paper.count(Verdict.UNDETERMINED))));
        Table open = tables.open(paper);
        if (!open.rows().isEmpty()) {
            blocks.add(new TableBlock(named(open, id)));
        }
        Table attainable = tables.attainable(paper);
        if (attainable != null) {
            blocks.add(new TableBlock(named(attainable, id)));
        }
        ReconstructionText text = new ReconstructionText(messages);
        for (Reconstruction r : about.reconstructions()) {
            blocks.add(new Paragraph(
                    text.sentence(r, WitnessCsv.name(paper.results().source(), r))));
        }
        if (!paper.claims().isEmpty()) {
            blocks.add(new Details(
                    messages.text("audit.report.arithmetic"), List.of(new TableBlock(named(arithmetic(paper), id)))));
        }
        remarks(paper).ifPresent(notes -> blocks.add(new TableBlock(named(notes, id))));
        about.reading().ifPresent(reading -> blocks.addAll(reading(reading, id)));
        return new Section(id, AuditJson.fileName(paper.results().source()), blocks);
    }

    /** What of the paper was not used, and why; none where all of it was. */
    private Optional<Table> remarks(Audit.Result paper) {
        List<Table.Row> rows = new ArrayList<>();
        for (Remark remark : paper.results().notes()) {
            rows.add(Table.Row.of(
                    Table.Cell.of(AuditTables.where(remark)), Table.Cell.of(messages.text(remark.note()))));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "audit-remarks",
                        messages.text("audit.title.remarks"),
                        List.of(
                                Table.Head.left(messages.text("audit.head.where")),
                                Table.Head.left(messages.text("audit.head.why"))),
                        rows,
                        List.of()));
    }

    /**
     * What was understood stands behind a click; what was not stands open, so that a paper of which little was read
     * does not look clean.
     */
    private List<Block> reading(PaperReading reading, String id) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(messages.text(
                "audit.report.read", reading.understood().size(), reading.left().size())));
        List<Table.Row> left = new ArrayList<>();
        reading.left().forEach(q -> left.add(Table.Row.of(place(q), Table.Cell.of(q.context()))));
        if (!left.isEmpty()) {
            blocks.add(new TableBlock(named(
                    new Table(
                            "audit-left",
                            messages.text("audit.title.left"),
                            List.of(
                                    Table.Head.left(messages.text("audit.head.where")),
                                    Table.Head.left(messages.text("audit.head.words"))),
                            left,
                            List.of()),
                    id)));
        }
        List<Table.Row> read = new ArrayList<>();
        reading.understood()
                .forEach(q -> read.add(Table.Row.of(place(q), Table.Cell.of(q.text()), Table.Cell.of(q.what()))));
        if (!read.isEmpty()) {
            Table understood = new Table(
                    "audit-understood",
                    messages.text("audit.title.understood"),
                    List.of(
                            Table.Head.left(messages.text("audit.head.where")),
                            Table.Head.left(messages.text("audit.head.reported")),
                            Table.Head.left(messages.text("audit.head.taken-for"))),
                    read,
                    List.of());
            blocks.add(new Details(
                    messages.text("audit.report.understood"), List.of(new TableBlock(named(understood, id)))));
        }
        return blocks;
    }

    private Table.Cell place(PaperReading.Quoted quoted) {
        return Table.Cell.of(quoted.at().map(at -> messages.text(at.note())).orElse(""));
    }

    /** Every number asked about, as printed and as the others imply it. */
    private Table arithmetic(Audit.Result paper) {
        List<Table.Row> rows = new ArrayList<>();
        for (Claim c : paper.claims()) {
            rows.add(Table.Row.of(
                    Table.Cell.of(tables.named(c)),
                    Table.Cell.of(tables.name(c.check())),
                    Table.Cell.of(c.reported()),
                    Table.Cell.of(c.computed()),
                    Table.Cell.of(tables.marked(c.verdict()))));
        }
        return new Table(
                "audit-arithmetic",
                messages.text("audit.title.arithmetic"),
                List.of(
                        Table.Head.left(messages.text("audit.head.number")),
                        Table.Head.left(messages.text("audit.head.check")),
                        Table.Head.left(messages.text("audit.head.reported")),
                        Table.Head.left(messages.text("audit.head.computed")),
                        Table.Head.left(messages.text("audit.head.verdict"))),
                rows,
                List.of());
    }

    /** Every table of a page has an id of its own. */
    private static Table named(Table table, String paper) {
        return new Table(table.id() + "-" + paper, table.title(), table.heads(), table.rows(), table.notes());
    }
}
