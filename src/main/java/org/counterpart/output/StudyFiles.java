package org.counterpart.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.ReportPlan;
import org.counterpart.plan.ReportPlan.Format;
import org.counterpart.report.Disclosure;
import org.counterpart.report.GuardedCell;
import org.counterpart.report.Messages;
import org.counterpart.report.OutcomesApart;
import org.counterpart.report.Report;
import org.counterpart.report.Report.FigureBlock;
import org.counterpart.report.Report.TableBlock;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.TableCsv;
import org.counterpart.report.Width;
import org.counterpart.report.excel.TableWorkbook;
import org.counterpart.report.html.HtmlReport;
import org.counterpart.report.json.StudyJson;
import org.counterpart.report.raster.Raster;
import org.counterpart.report.script.MatchedNames;
import org.counterpart.report.script.VerifyScript;
import org.counterpart.report.script.spss.VerifySyntax;
import org.counterpart.report.section.OutcomeText;
import org.counterpart.report.section.StudyReport;
import org.counterpart.report.word.WordReport;
import org.counterpart.study.Imputed;
import org.counterpart.study.PointScore;
import org.counterpart.study.StudyResult;
import org.counterpart.study.model.Sample;

/** The files of a result folder, by name. */
public final class StudyFiles {
    private StudyFiles() {}

    /**
     * Of a plan with several outcomes those of the first, and those of each other one in a folder of its name below
     * {@code outcomes}.
     */
    public static Map<String, byte[]> of(StudyResult result, String version) throws IOException {
        OutcomesApart.require(result);
        Map<String, byte[]> files = new LinkedHashMap<>(ofOne(result, version));
        for (StudyResult other : result.others()) {
            String folder = OutcomeText.folder(other.plan()) + "/";
            ofOne(other, version).forEach((name, bytes) -> files.put(folder + name, bytes));
        }
        files.put("manifest.json", Manifest.of("run", result.plan(), version, files));
        return files;
    }

    /** What of them the plan's formats do not ask for is left out; made side by side, the same whatever the threads. */
    private static Map<String, byte[]> ofOne(StudyResult result, String version) throws IOException {
        Disclosure.of(result); // nothing is made of a study of which nothing may be shown
        byte[] analysed = analysed(result.matched(), result.plan().hasOutcome());
        Map<String, Supplier<byte[]>> making = new LinkedHashMap<>();
        making.put("results.json", () -> bytes(StudyJson.of(result, Messages.EN).write()));
        if (result.matching() != null) {
            byte[] pairs = pairs(result);
            making.put("pairs.csv", () -> pairs);
        }
        making.put(result.plan().design().dataFile(), () -> analysed);
        if (result.points() != null) {
            byte[] scores = scores(result.matched(), result.points());
            making.put("scores.csv", () -> scores);
        }
        if (result.imputed().isPresent()) {
            making.put("imputed.csv", () -> imputed(result.imputed().get()));
        }
        if (result.parts() != null) {
            byte[] validation = analysed(result.parts().validation().sample(), true);
            making.put("validation.csv", () -> validation);
        }
        List<Report> reports = result.plan().report().languages().stream()
                .map(l -> StudyReport.of(result, Messages.of(l), version))
                .toList();
        List<Format> formats = result.plan().report().formats();
        for (Report report : reports) {
            if (formats.contains(Format.DOCX)) {
                making.put(name("report", report, reports, ".docx"), () -> WordReport.bytes(report, version));
            }
            List<Table> tables = report.blocks(TableBlock.class).stream()
                    .map(TableBlock::table)
                    .toList();
            if (formats.contains(Format.XLSX)) {
                making.put(name("tables", report, reports, ".xlsx"), () -> TableWorkbook.of(tables, version));
            }
            tables.forEach(t -> making.put(name("tables/" + t.id(), report, reports, ".csv"), () -> TableCsv.of(t)));
        }
        if (formats.contains(Format.HTML)) {
            making.put("report.html", () -> bytes(HtmlReport.html(reports)));
        }
        for (Report report : reports) {
            for (FigureBlock figure : report.blocks(FigureBlock.class)) {
                figure(making, formats, figure.narrow(), e -> name(stem(figure, Width.ONE_COLUMN), report, reports, e));
                figure(making, formats, figure.wide(), e -> name(stem(figure, Width.TWO_COLUMNS), report, reports, e));
            }
        }
        List<String> folders =
                result.others().stream().map(o -> OutcomeText.folder(o.plan())).toList();
        making.put("verify.R", () -> bytes(VerifyScript.of(result, folders, version)));
        making.put("verify.sps", () -> bytes(VerifySyntax.of(result, version)));
        return made(making);
    }

    /** Whether Chinese figures are asked for as pixels that no font of this machine can write. */
    public static boolean lackLetters(ReportPlan plan) {
        boolean pixels = plan.formats().contains(Format.DOCX) || plan.formats().contains(Format.PNG);
        return pixels && plan.languages().contains("zh") && !Raster.writesChinese();
    }

    private static void figure(
            Map<String, Supplier<byte[]>> making, List<Format> formats, String svg, UnaryOperator<String> name) {
        making.put(name.apply(".svg"), () -> bytes(svg));
        if (formats.contains(Format.PNG)) {
            making.put(name.apply(".png"), () -> Raster.of(svg).bytes());
        }
    }

    private static String stem(FigureBlock figure, Width width) {
        return "figures/" + figure.id() + "-" + width.key();
    }

    private static Map<String, byte[]> made(Map<String, Supplier<byte[]>> making) {
        List<byte[]> contents =
                making.values().parallelStream().map(Supplier::get).toList();
        Map<String, byte[]> files = new LinkedHashMap<>();
        Iterator<byte[]> next = contents.iterator();
        making.keySet().forEach(name -> files.put(name, next.next()));
        return files;
    }

    /** The first language has no mark of its own. */
    private static String name(String stem, Report report, List<Report> reports, String ending) {
        boolean first = report.language().equals(reports.get(0).language());
        return stem + (first ? "" : "." + report.language()) + ending;
    }

    /** The byte order mark without which Excel takes UTF-8 for something else. */
    private static final String EXCEL_MARK = "\uFEFF";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pairs(StudyResult result) throws IOException {
        StringBuilder out = new StringBuilder();
        out.append(EXCEL_MARK);
        PairsCsv.write(result.eligible(), result.matching(), out);
        return bytes(out.toString());
    }

    /**
     * A row a subject, the columns named as {@link MatchedNames} says; what would be a formula has an apostrophe.
     */
    private static byte[] analysed(Sample data, boolean outcome) throws IOException {
        Cohort cohort = data.cohort();
        MatchedNames names = new MatchedNames(cohort);
        StringBuilder out = new StringBuilder(EXCEL_MARK);
        try (CSVPrinter csv = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
            if (data.hasSets()) {
                csv.print("set");
            }
            if (outcome) {
                csv.print("case");
            }
            csv.print(GuardedCell.of(names.id()));
            for (Variable v : cohort.variables()) {
                csv.print(GuardedCell.of(names.of(v.name())));
            }
            csv.println();
            for (int i = 0; i < data.size(); i++) {
                if (data.hasSets()) {
                    csv.print(data.set(i));
                }
                if (outcome) {
                    csv.print(data.isCase(i) ? 1 : 0);
                }
                csv.print(GuardedCell.of(cohort.id(i)));
                for (Variable v : cohort.variables()) {
                    csv.print(cell(cohort.column(v.name()), i));
                }
                csv.println();
            }
        }
        return bytes(out.toString());
    }

    private static byte[] imputed(Imputed found) {
        StringBuilder out = new StringBuilder(EXCEL_MARK);
        try {
            ImputedCsv.write(found, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(out.toString());
    }

    /** Every subject's total, in the order of the file of subjects; empty for who is not in the model. */
    private static byte[] scores(Sample data, PointScore points) throws IOException {
        StringBuilder out = new StringBuilder(EXCEL_MARK);
        try (CSVPrinter csv = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
            csv.printRecord(GuardedCell.of(idName(data.cohort())), "score");
            for (int i = 0; i < data.size(); i++) {
                csv.printRecord(GuardedCell.of(data.cohort().id(i)), Shown.exact(points.totals()[i]));
            }
        }
        return bytes(out.toString());
    }

    /** That of the ids, which is not that of the totals. */
    private static String idName(Cohort cohort) {
        String name = cohort.idName().isEmpty() ? "id" : cohort.idName();
        return name.equals("score") ? "score_" : name;
    }

    /** A number as any program reads it, whatever the decimal mark of the file was. */
    private static String cell(Column column, int row) {
        return column instanceof NumberColumn numbers && column.variable().type() != Variable.Type.DATE
                ? Shown.exact(numbers.value(row))
                : GuardedCell.of(column.text(row));
    }
}
