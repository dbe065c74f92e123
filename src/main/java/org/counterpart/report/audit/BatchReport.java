package org.counterpart.report.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Fields;
import org.counterpart.report.Messages;
import org.counterpart.report.Report;
import org.counterpart.report.Report.Paragraph;
import org.counterpart.report.Report.Section;
import org.counterpart.report.Report.TableBlock;
import org.counterpart.report.Table;

/** Many papers in one table, the worst first. */
public final class BatchReport {
    private final Messages messages;

    public BatchReport(Messages messages) {
        this.messages = messages;
    }

    /**
     * @param folder of the papers' own pages beside this one, where why one was not read stands in place of its title;
     *     empty where there are none
     */
    public Table table(List<PaperSummary> papers, String folder) {
        List<Table.Row> rows = new ArrayList<>();
        for (PaperSummary s : PaperSummary.sorted(papers)) {
            Table.Cell name = Table.Cell.of(s.file());
            boolean page = !folder.isEmpty() && s.problem().isEmpty();
            rows.add(Table.Row.of(
                    page ? name.to(folder + "/" + s.file() + ".html") : name,
                    Table.Cell.of(folder.isEmpty() || s.problem().isEmpty() ? s.title() : s.problem()),
                    number(s.impossible()),
                    number(s.decision()),
                    number(s.gross()),
                    number(s.minor()),
                    number(s.undetermined()),
                    number(s.consistent()),
                    number(s.understood()),
                    number(s.notUnderstood()),
                    Table.Cell.of(s.problem())));
        }
        List<Table.Head> heads = new ArrayList<>(List.of(head("file"), head("title-of")));
        for (String count : List.of(
                "impossible",
                "decision",
                "gross",
                "minor",
                "undetermined",
                "consistent",
                "understood",
                "not-understood")) {
            heads.add(Table.Head.right(messages.text("audit.batch." + count)));
        }
        heads.add(head("problem"));
        return new Table(
                "audit-batch",
                messages.text("audit.batch.title"),
                folder.isEmpty() ? heads : withoutLast(heads),
                folder.isEmpty()
                        ? rows
                        : rows.stream()
                                .map(r -> new Table.Row(0, withoutLast(r.cells())))
                                .toList(),
                List.of(messages.text("audit.batch.note"), messages.text("audit.accuses-nobody")));
    }

    /** The worst of them without their titles, as a terminal has room for. */
    public Table worst(List<PaperSummary> papers, int most) {
        List<PaperSummary> worst =
                PaperSummary.sorted(papers).stream().limit(most).toList();
        Table whole = table(worst, "");
        List<Table.Row> rows = whole.rows().stream()
                .map(r -> new Table.Row(0, withoutTitle(r.cells())))
                .toList();
        return new Table(whole.id(), whole.title(), withoutTitle(whole.heads()), rows, whole.notes());
    }

    private static <T> List<T> withoutLast(List<T> cells) {
        return cells.subList(0, cells.size() - 1);
    }

    private static <T> List<T> withoutTitle(List<T> cells) {
        List<T> rest = new ArrayList<>(cells);
        rest.remove(1);
        return rest;
    }

    private Table.Head head(String what) {
        return Table.Head.left(messages.text("audit.batch." + what));
    }

    private static Table.Cell number(int count) {
        return Table.Cell.of(Integer.toString(count));
    }

    public String sentence(List<PaperSummary> papers) {
        return messages.text(
                "audit.batch.sentence",
                papers.size(),
                papers.stream().filter(PaperSummary::inconsistent).count(),
                papers.stream().filter(p -> !p.problem().isEmpty()).count());
    }

    public Report page(List<PaperSummary> papers, String folder) {
        return new Report(
                messages.language(),
                messages.text("audit.report.title"),
                sentence(papers),
                List.of(new Section(
                        "papers",
                        messages.text("audit.batch.title"),
                        List.of(new Paragraph(sentence(papers)), new TableBlock(table(papers, folder))))));
    }

    public static void write(Fields out, List<PaperSummary> papers) {
        out.each("papers", PaperSummary.sorted(papers), (one, paper) -> paper.write(one));
    }
}
