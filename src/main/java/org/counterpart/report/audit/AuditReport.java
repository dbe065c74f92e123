package org.counterpart.report.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.Audit;
import org.counterpart.audit.Reconstruction;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.claim.Verdict;
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

    /** @param reconstructions of each paper's models; empty when none was asked for */
    public static Report of(List<Audit.Result> papers, List<List<Reconstruction>> reconstructions, Messages messages) {
        AuditReport report = new AuditReport(messages);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "all",
                messages.text("audit.report.all"),
                List.of(
                        new Paragraph(messages.text("audit.accuses-nobody")),
                        new TableBlock(report.tables.counts(papers)))));
        for (int i = 0; i < papers.size(); i++) {
            sections.add(report.section(
                    "paper-" + (i + 1), papers.get(i), reconstructions.isEmpty() ? List.of() : reconstructions.get(i)));
        }
        return new Report(
                messages.language(),
                messages.text("audit.report.title"),
                messages.text("audit.report.subtitle", papers.size()),
                sections);
    }

    private Section section(String id, Audit.Result paper, List<Reconstruction> reconstructions) {
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
        for (Reconstruction r : reconstructions) {
            blocks.add(new Paragraph(
                    text.sentence(r, WitnessCsv.name(paper.results().source(), r))));
        }
        if (!paper.claims().isEmpty()) {
            blocks.add(new Details(
                    messages.text("audit.report.arithmetic"), List.of(new TableBlock(named(arithmetic(paper), id)))));
        }
        return new Section(id, AuditJson.fileName(paper.results().source()), blocks);
    }

    /** Every number asked about, as printed and as the others imply it. */
    private Table arithmetic(Audit.Result paper) {
        List<Table.Row> rows = new ArrayList<>();
        for (Claim c : paper.claims()) {
            rows.add(Table.Row.of(
                    Table.Cell.of(c.name().isEmpty() ? c.id() : c.name()),
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
