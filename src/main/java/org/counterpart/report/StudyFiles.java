package org.counterpart.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.report.Report.FigureBlock;
import org.counterpart.report.Report.TableBlock;
import org.counterpart.report.figure.Width;
import org.counterpart.report.html.HtmlReport;
import org.counterpart.report.script.VerifyScript;
import org.counterpart.study.MatchedData;
import org.counterpart.study.StudyResult;

/** The files of a result folder, by name. */
public final class StudyFiles {
    private StudyFiles() {}

    public static Map<String, byte[]> of(StudyResult result, String version) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("results.json", bytes(Json.write(StudyJson.of(result, Messages.EN))));
        files.put("pairs.csv", pairs(result));
        files.put("matched.csv", matched(result.matched()));
        List<Report> reports = result.plan().report().languages().stream()
                .map(l -> StudyReport.of(result, Messages.of(l)))
                .toList();
        for (Report report : reports) {
            report.blocks(TableBlock.class)
                    .forEach(t -> files.put(
                            name("tables/" + t.table().id(), report, reports, ".csv"), TableCsv.of(t.table())));
        }
        files.put("report.html", bytes(HtmlReport.html(reports)));
        for (Report report : reports) {
            for (FigureBlock figure : report.blocks(FigureBlock.class)) {
                String name = "figures/" + figure.id() + "-";
                files.put(name(name + Width.ONE_COLUMN.key(), report, reports, ".svg"), bytes(figure.narrow()));
                files.put(name(name + Width.TWO_COLUMNS.key(), report, reports, ".svg"), bytes(figure.wide()));
            }
        }
        files.put("verify.R", bytes(VerifyScript.of(result, version)));
        files.put("manifest.json", Manifest.of(result.plan(), version, files));
        return files;
    }

    /** The first language has no mark of its own. */
    private static String name(String stem, Report report, List<Report> reports, String ending) {
        boolean first = report.language().equals(reports.get(0).language());
        return stem + (first ? "" : "." + report.language()) + ending;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pairs(StudyResult result) throws IOException {
        StringBuilder out = new StringBuilder();
        PairsCsv.write(result.eligible(), result.matching(), out);
        return bytes(out.toString());
    }

    /** set, case, the id under its own name, then every variable; a variable called set or case gets a trailing underscore. */
    private static byte[] matched(MatchedData data) throws IOException {
        Cohort cohort = data.cohort();
        StringBuilder out = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
            csv.print("set");
            csv.print("case");
            csv.print(column(cohort.idName().isEmpty() ? "id" : cohort.idName()));
            for (Variable v : cohort.variables()) {
                csv.print(column(v.name()));
            }
            csv.println();
            for (int i = 0; i < data.size(); i++) {
                csv.print(data.set(i));
                csv.print(data.isCase(i) ? 1 : 0);
                csv.print(cohort.id(i));
                for (Variable v : cohort.variables()) {
                    csv.print(cell(cohort.column(v.name()), i));
                }
                csv.println();
            }
        }
        return bytes(out.toString());
    }

    /** A number as any program reads it, whatever the decimal mark of the file was. */
    private static String cell(Column column, int row) {
        return column instanceof NumberColumn numbers && column.variable().type() != Variable.Type.DATE
                ? Shown.exact(numbers.value(row))
                : column.text(row);
    }

    private static String column(String name) {
        return name.equals("set") || name.equals("case") ? name + "_" : name;
    }
}
