package org.counterpart.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.counterpart.audit.Audit;
import org.counterpart.audit.Reconstruction;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.document.PaperFile;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Remark;
import org.counterpart.audit.paper.PublishedYaml;
import org.counterpart.audit.reconstruct.WitnessSearch;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.output.OneFile;
import org.counterpart.output.OutputFolder;
import org.counterpart.report.Fields;
import org.counterpart.report.Messages;
import org.counterpart.report.Report;
import org.counterpart.report.Table;
import org.counterpart.report.TextTable;
import org.counterpart.report.audit.AuditJson;
import org.counterpart.report.audit.AuditReport;
import org.counterpart.report.audit.AuditTables;
import org.counterpart.report.audit.BatchReport;
import org.counterpart.report.audit.PaperSummary;
import org.counterpart.report.audit.ReconstructionJson;
import org.counterpart.report.audit.ReconstructionText;
import org.counterpart.report.audit.WitnessCsv;
import org.counterpart.report.html.HtmlReport;
import org.counterpart.stats.Note;
import org.counterpart.stats.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks printed numbers for consistency. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Checks the numbers of published papers against each other; needs no data.",
            "Reads manuscripts and articles (Word, web page, JATS, PDF, text), YAML files of published results,",
            "or a CSV file of a regression table. What was not understood is listed and not checked."
        },
        footer = {"", "Example: counterpart audit examples/pvp-residual-pain/published.yaml"})
final class AuditCommand implements Callable<Integer> {
    enum FailOn {
        inconsistent
    }

    private static final int WORST_SHOWN = 20;

    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "0..*",
            description =
                    "a paper as a document (.docx, .html, JATS .xml, .pdf) or text (.txt), published results (.yaml),"
                            + " a regression table (.csv, .tsv), or a folder of papers")
    private List<Path> files = List.of();

    @Option(names = "--text", paramLabel = "FILE", description = "pasted text; - reads what is typed or piped in")
    private String text;

    @Option(
            names = "--show-reading",
            description = "print only what was read, as a published.yaml to look at and correct; audit nothing")
    private boolean showReading;

    @Option(names = "--cases", paramLabel = "N", description = "how many cases, where the text does not say it")
    private Integer cases;

    @Option(names = "--controls", paramLabel = "N", description = "how many controls, likewise")
    private Integer controls;

    @Option(names = "--alpha", paramLabel = "P", description = "what the paper calls significant (default: 0.05)")
    private double alpha = Audit.withDefaults().alpha();

    @Option(
            names = "--fail-on",
            paramLabel = "inconsistent",
            description = "exit with status 4 when a claim is inconsistent")
    private FailOn failOn;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.html",
            description = "also write a page for people, English and Chinese, arithmetic on demand")
    private Path output;

    @Option(
            names = "--reconstruct",
            paramLabel = "DIR",
            description = {
                "search, for each logistic model of 1 to 6 binary predictors, a data set whose fit prints every number of it;",
                "those found are written into DIR (case and one column a predictor, a row a subject). Up to minutes a model"
            })
    private Path reconstruct;

    @Option(
            names = "--batch",
            paramLabel = "DIR",
            description = {
                "for many papers: each gets a page and a JSON in DIR/papers, all a table, the worst first",
                "(summary.csv, index.html). One that cannot be read ends nothing; run again, it goes on where it was"
            })
    private Path batch;

    @Option(names = "--force", description = "replace the page, or the folder, when it is there already")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        if (output != null && Files.exists(output) && !force) {
            throw new ProblemsException(
                    List.of(new Problem(output.toString(), 0, "", "", Note.of("audit.problem.exists"))));
        }
        if (files.isEmpty() && text == null) {
            throw common.usage("name a file, a folder or --text FILE");
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw common.usage("--alpha must be between 0 and 1, got " + alpha);
        }
        for (Integer size : Arrays.asList(cases, controls)) {
            if (size != null && size < 1) {
                throw common.usage("--cases and --controls must be at least 1, got " + size);
            }
        }
        if (batch != null) {
            return batch();
        }
        if (showReading) {
            return printReading();
        }
        OutputFolder witnesses = reconstruct == null ? null : witnesses();
        Audit audit = Audit.withDefaults().with(alpha);
        List<Audit.Result> results = new ArrayList<>();
        List<List<Reconstruction>> reconstructions = new ArrayList<>();
        List<PaperFile> read = read();
        List<PublishedResults> papers = read.stream().map(PaperFile::paper).toList();
        if (witnesses != null) {
            tellApart(papers);
        }
        common.onThreads(() -> {
            for (PublishedResults paper : papers) {
                results.add(audit.check(paper));
                reconstructions.add(
                        witnesses == null ? List.of() : Reconstruction.of(paper, WitnessSearch.withDefaults()));
            }
            return results;
        });
        if (witnesses != null) {
            write(witnesses, papers, reconstructions);
        }
        if (output != null) {
            List<AuditReport.Paper> page = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                page.add(new AuditReport.Paper(results.get(i), read.get(i).reading(), reconstructions.get(i)));
            }
            List<Report> languages = common.messages().andOthers().stream()
                    .map(messages -> AuditReport.of(page, messages))
                    .toList();
            OneFile.write(output, HtmlReport.html(languages).getBytes(StandardCharsets.UTF_8));
        }
        if (common.json()) {
            printJson(results, reconstructions, read);
        } else {
            printText(results, reconstructions, read);
        }
        boolean inconsistent = results.stream().anyMatch(Audit.Result::inconsistent);
        return failOn != null && inconsistent ? ExitCode.INCONSISTENT : ExitCode.DONE;
    }

    private int batch() throws Exception {
        if (showReading || reconstruct != null || output != null || text != null) {
            throw common.usage("--batch goes with files and folders alone, not with --text, -o, --reconstruct"
                    + " or --show-reading");
        }
        List<Path> all = new ArrayList<>();
        for (Path given : files) {
            all.addAll(PaperFiles.expand(given));
        }
        Set<String> names = new HashSet<>();
        for (Path file : all) {
            if (!names.add(file.getFileName().toString())) {
                throw common.usage(
                        "two papers are called " + file.getFileName() + ": --batch names its pages after them");
            }
        }
        AuditBatch work = new AuditBatch(
                batch, new PaperFiles(cases, controls), Audit.withDefaults().with(alpha), common.messages());
        List<PaperSummary> papers = common.onThreads(() -> work.run(all));
        BatchReport report = new BatchReport(common.messages());
        if (common.json()) {
            Fields out = Fields.of("audit", common.messages());
            BatchReport.write(out, papers);
            common.out().print(out.write());
        } else {
            common.out().print(common.text(report.worst(papers, WORST_SHOWN)));
            common.out().println(report.sentence(papers));
        }
        boolean inconsistent = papers.stream().anyMatch(PaperSummary::inconsistent);
        return failOn != null && inconsistent ? ExitCode.INCONSISTENT : ExitCode.DONE;
    }

    private OutputFolder witnesses() throws IOException {
        List<Path> inputs = new ArrayList<>(files);
        if (text != null && !text.equals("-")) {
            inputs.add(Path.of(text));
        }
        OutputFolder folder = new OutputFolder(
                reconstruct, force ? OutputFolder.Existing.REPLACE : OutputFolder.Existing.KEEP, inputs);
        if (!folder.free()) {
            throw new ProblemsException(
                    List.of(new Problem(reconstruct.toString(), 0, "", "", Note.of("audit.problem.folder-exists"))));
        }
        return folder;
    }

    /** A data set is called after its paper's file. */
    private void tellApart(List<PublishedResults> papers) {
        Set<String> stems = new HashSet<>();
        for (PublishedResults paper : papers) {
            if (!stems.add(WitnessCsv.stem(paper.source()))) {
                throw common.usage("two papers are called " + WitnessCsv.stem(paper.source())
                        + ": --reconstruct names its files after them");
            }
        }
    }

    /** The data sets found; without any, no folder. */
    private static void write(
            OutputFolder folder, List<PublishedResults> papers, List<List<Reconstruction>> reconstructions)
            throws IOException {
        Map<String, byte[]> sets = new TreeMap<>();
        for (int i = 0; i < papers.size(); i++) {
            for (Reconstruction r : reconstructions.get(i)) {
                if (r.found()) {
                    sets.put(WitnessCsv.name(papers.get(i).source(), r), WitnessCsv.of(r));
                }
            }
        }
        if (!sets.isEmpty()) {
            folder.write(sets);
        }
    }

    /** What was read; as comments what is to be said of it, and numbers of running text that were not understood. */
    private int printReading() throws IOException {
        List<PaperFile> read = read();
        for (PaperFile one : read) {
            if (read.size() > 1) {
                common.out().println("--- # " + OneLine.of(one.paper().source()));
            }
            common.out().print(PublishedYaml.of(one.paper()));
            one.paper().notes().forEach(this::printComment);
            one.reading().ifPresent(text -> text.left().forEach(this::printComment));
        }
        return ExitCode.DONE;
    }

    private void printComment(Remark remark) {
        String words = common.messages().text(remark.note());
        String where = AuditTables.where(remark);
        common.out().println("# " + OneLine.of(where.isBlank() ? words : where + ": " + words));
    }

    private void printComment(PaperReading.Quoted left) {
        String words = placed(
                left, common.messages(), common.messages().text("audit.not-understood", left.text(), left.context()));
        common.out().println("# " + OneLine.of(words));
    }

    private List<PaperFile> read() throws IOException {
        PaperFiles papers = new PaperFiles(cases, controls);
        List<PaperFile> read = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path given : files) {
            try {
                for (Path file : PaperFiles.expand(given)) {
                    try {
                        read.add(papers.read(file));
                    } catch (ProblemsException e) {
                        problems.addAll(e.problems());
                    }
                }
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        if (text != null) {
            read.add(papers.text(text));
        }
        return read;
    }

    private void printJson(
            List<Audit.Result> results, List<List<Reconstruction>> reconstructions, List<PaperFile> read) {
        Fields out = Fields.of("audit", common.messages());
        AuditJson.write(out, results, (file, i) -> {
            if (reconstruct != null) {
                String source = read.get(i).paper().source();
                ReconstructionJson.write(file, reconstructions.get(i), source);
            }
            read.get(i).reading().ifPresent(text -> AuditJson.quote(file, text));
        });
        common.out().print(out.write());
    }

    private void printText(
            List<Audit.Result> results, List<List<Reconstruction>> reconstructions, List<PaperFile> read) {
        Messages messages = common.messages();
        AuditTables tables = new AuditTables(messages);
        PrintWriter out = common.out();
        ReconstructionText reconstruction = new ReconstructionText(messages);
        for (int i = 0; i < results.size(); i++) {
            Audit.Result result = results.get(i);
            out.println(result.results().source()
                    + (result.results().cited().isEmpty()
                            ? ""
                            : ": " + result.results().cited()));
            result.results()
                    .notes()
                    .forEach(r -> out.println("  " + AuditTables.where(r) + ": " + messages.text(r.note())));
            read.get(i).reading().ifPresent(text -> quote(text, messages, out));
            for (Verdict verdict : List.of(Verdict.INCONSISTENT, Verdict.UNDETERMINED)) {
                for (String line : tables.sentences(result, verdict)) {
                    out.println("  " + tables.word(verdict) + "  " + line);
                }
            }
            Table attainable = tables.attainable(result);
            if (attainable != null) {
                out.println();
                out.print(TextTable.of(attainable));
            }
            for (Reconstruction r : reconstructions.get(i)) {
                String file = reconstruct
                        .resolve(WitnessCsv.name(result.results().source(), r))
                        .toString();
                out.println("  " + reconstruction.sentence(r, file));
            }
            out.println("  "
                    + messages.text(
                            "audit.summary",
                            result.count(Verdict.CONSISTENT),
                            result.count(Verdict.INCONSISTENT),
                            result.count(Verdict.UNDETERMINED)));
            out.println();
        }
        out.print(TextTable.of(tables.counts(results)));
        out.println(messages.text("audit.accuses-nobody"));
    }

    private static String placed(PaperReading.Quoted quoted, Messages messages, String words) {
        return quoted.at().map(at -> messages.text(at.note()) + ": " + words).orElse(words);
    }

    private static void quote(PaperReading read, Messages messages, PrintWriter out) {
        read.understood()
                .forEach(q ->
                        out.println("  " + placed(q, messages, messages.text("audit.understood", q.text(), q.what()))));
        read.left()
                .forEach(q -> out.println(
                        "  " + placed(q, messages, messages.text("audit.not-understood", q.text(), q.context()))));
    }
}
