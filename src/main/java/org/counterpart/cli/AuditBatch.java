package org.counterpart.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.counterpart.audit.Audit;
import org.counterpart.audit.document.PaperFile;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.output.Manifest;
import org.counterpart.output.OneFile;
import org.counterpart.report.Fields;
import org.counterpart.report.Messages;
import org.counterpart.report.Report;
import org.counterpart.report.Table;
import org.counterpart.report.TableCsv;
import org.counterpart.report.audit.AuditJson;
import org.counterpart.report.audit.AuditReport;
import org.counterpart.report.audit.BatchReport;
import org.counterpart.report.audit.PaperSummary;
import org.counterpart.report.html.HtmlReport;
import org.counterpart.stats.Note;
import org.counterpart.stats.Progress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of papers, each audited on its own: one that cannot be read is listed and ends nothing, and what an earlier
 * run has done of the same file, with the same version and options, is not done again.
 */
final class AuditBatch {
    private static final String PAPERS = "papers";
    private static final String PAGE = "index.html";
    private static final String TABLE = "summary.csv";

    private final Path folder;
    private final PaperFiles reader;
    private final Audit audit;
    private final Messages messages;

    AuditBatch(Path folder, PaperFiles reader, Audit audit, Messages messages) {
        this.folder = folder;
        this.reader = reader;
        this.audit = audit;
        this.messages = messages;
    }

    /** What they came to, in the order of the files; on as many threads as the caller runs on. */
    List<PaperSummary> run(List<Path> files) throws IOException {
        claim();
        Progress progress = Progress.current();
        progress.step("audit.batch.working");
        AtomicInteger done = new AtomicInteger();
        List<PaperSummary> papers = files.parallelStream()
                .map(file -> {
                    PaperSummary summary = untold(file);
                    progress.done(done.incrementAndGet(), files.size());
                    return summary;
                })
                .toList();
        BatchReport report = new BatchReport(messages);
        Table table = report.table(papers, "");
        OneFile.write(folder.resolve(TABLE), TableCsv.of(table));
        List<Report> pages = messages.andOthers().stream()
                .map(language -> new BatchReport(language).page(papers, PAPERS))
                .toList();
        OneFile.write(folder.resolve(PAGE), HtmlReport.html(pages).getBytes(StandardCharsets.UTF_8));
        return papers;
    }

    /** What one paper's searches tell of themselves is not how far the folder is. */
    private PaperSummary untold(Path file) {
        try {
            return Progress.during(Progress.NONE, () -> summary(file));
        } catch (Exception e) {
            throw new IllegalStateException(e); // a summary throws nothing checked
        }
    }

    /** A folder of its own: none, an empty one, or that of an earlier batch. */
    private void claim() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder.resolve(PAPERS))) {
            boolean empty = Files.isDirectory(folder) && isEmpty();
            if (!empty) {
                throw new ProblemsException(
                        List.of(new Problem(folder.toString(), 0, "", "", Note.of("audit.problem.batch-folder"))));
            }
        }
        Files.createDirectories(folder.resolve(PAPERS));
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private PaperSummary summary(Path file) {
        String name = file.getFileName().toString();
        Path kept = folder.resolve(PAPERS).resolve(name + ".json");
        try {
            String mark = mark(file);
            JsonNode earlier = earlier(kept);
            if (earlier.path("mark").asString("").equals(mark)) {
                return PaperSummary.read(earlier.path("paper"));
            }
            return summary(file, kept, mark);
        } catch (IOException e) {
            return PaperSummary.unread(name, messages.text("audit.batch.unreadable"));
        }
    }

    private PaperSummary summary(Path file, Path kept, String mark) throws IOException {
        String name = file.getFileName().toString();
        Fields out = Fields.of("auditBatch", messages);
        out.put("mark", mark);
        PaperSummary summary;
        try {
            PaperFile read = reader.read(file);
            Audit.Result result = audit.check(read.paper());
            summary = PaperSummary.of(result, read.reading());
            AuditJson.write(
                    out.object("audit"),
                    List.of(result),
                    (one, i) -> read.reading().ifPresent(text -> AuditJson.quote(one, text)));
            AuditReport.Paper paper = new AuditReport.Paper(result, read.reading(), List.of());
            List<Report> pages = messages.andOthers().stream()
                    .map(language -> AuditReport.of(List.of(paper), language))
                    .toList();
            OneFile.write(
                    kept.resolveSibling(name + ".html"), HtmlReport.html(pages).getBytes(StandardCharsets.UTF_8));
        } catch (ProblemsException e) {
            summary =
                    PaperSummary.unread(name, messages.text(e.problems().get(0).what()));
        } catch (RuntimeException | StackOverflowError e) {
            // One paper that meets an error of the program does not end the others.
            summary = PaperSummary.unread(
                    name, messages.text("audit.batch.error", e.getClass().getSimpleName()));
        }
        summary.write(out.object("paper"));
        OneFile.write(kept, out.write().getBytes(StandardCharsets.UTF_8));
        return summary;
    }

    /** What a result depends on: the file, the program, and what was asked. */
    private String mark(Path file) throws IOException {
        String asked = String.join(
                " ",
                Version.number(),
                messages.language(),
                Double.toString(audit.alpha()),
                String.valueOf(reader.cases()),
                String.valueOf(reader.controls()));
        return Manifest.sha256(Files.readAllBytes(file)) + " " + asked;
    }

    private static JsonNode earlier(Path kept) throws IOException {
        if (!Files.exists(kept)) {
            return JsonMapper.shared().createObjectNode();
        }
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(kept));
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
