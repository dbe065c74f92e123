package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.counterpart.report.GuardedCell;
import org.counterpart.stats.OneLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Whatever a column, a label, a level, a unit or a title is called, it stays a text in every file and on the terminal.
 */
class HostileNamesTest {
    private static final List<String> HOSTILE = List.of(
            "n\nsystem(\"touch injected\")\n#",
            "r\rsystem('touch injected')\r#",
            "w\r\nHOST COMMAND=['touch injected'].\r\n*",
            "l\u2028system(1)",
            "p\u2029system(2)",
            "x\u0085system(3)",
            "f\fsystem(4)",
            "v\u000Bsystem(5)",
            "e\u001B[2J\u001B]0;owned\u0007e",
            "c\u009B31m",
            "d\u007F\b\bz",
            "b\u202Etxt.exe\u2066",
            "\"); system(\"touch injected\"); (\"",
            "\\\"); system(1) #",
            "end\\",
            "'. HOST COMMAND=['touch injected']. *'",
            "a' 'b''",
            "x. \nHOST COMMAND='touch injected'.",
            "</script><script>alert(1)</script>",
            "\" onmouseover=\"alert(1)",
            "]]><!-- -->",
            "&lt;b&gt; &#0;",
            "=cmd|' /C calc'!A0",
            "+1+cmd",
            "-2+3",
            "@SUM(1)",
            "a;=1+1",
            "’typographic‘ “quotes” „low“ «guillemets»",
            "`backtick`",
            "{} {0} {{}} ${x} %s %n",
            "# comment: [a, b] {c: d} & * ! | >",
            "*/ /* --",
            "doi:10.1000/a[b]%zz",
            "𝕏💥é\u0301",
            "n\uFFFE\uFDD0n");

    @TempDir
    Path folder;

    private record Study(Map<String, String> files, Cli printed, Path plan) {}

    /** One study, its names given: the same subjects, types and rules whatever they are. */
    private Study run(String name, IntFunction<String> column, IntFunction<String> level, String title)
            throws IOException {
        Path here = Files.createDirectory(folder.resolve(name));
        int columns = HOSTILE.size();
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter out = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            List<String> head = new ArrayList<>(List.of("id", "y", "age", "sex"));
            IntStream.range(0, columns).forEach(c -> head.add(column.apply(c)));
            out.printRecord(head);
            for (int i = 0; i < 120; i++) {
                List<String> row = new ArrayList<>(List.of("P" + i, i % 4 == 0 ? "1" : "0"));
                row.add(Integer.toString(50 + i * 7 % 5));
                row.add(i % 3 == 0 ? level.apply(0) : level.apply(1));
                for (int c = 0; c < columns; c++) {
                    row.add(level.apply((c + i * (c + 3) % 7 % 2) % columns));
                }
                out.printRecord(row);
            }
        }
        Files.writeString(here.resolve("cohort.csv"), csv);
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("y", Map.of("type", "binary"));
        variables.put("age", Map.of("type", "integer", "label", title, "unit", title));
        variables.put("sex", Map.of("type", "categorical", "levels", List.of(level.apply(0), level.apply(1))));
        for (int c = 0; c < columns; c++) {
            List<String> levels = List.of(level.apply(c), level.apply((c + 1) % columns));
            variables.put(column.apply(c), Map.of("type", "categorical", "levels", levels, "label", column.apply(c)));
        }
        List<String> all = IntStream.range(0, columns).mapToObj(column).toList();
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("title", title);
        plan.put("cohort", Map.of("file", "cohort.csv", "id", "id"));
        plan.put("variables", variables);
        plan.put("case", Map.of("variable", "y", "equals", 1));
        plan.put("matching", Map.of("exact", List.of("sex"), "caliper", Map.of("age", 2)));
        plan.put("univariate", Map.of("variables", all));
        plan.put("multivariable", Map.of("predictors", all.subList(0, 4)));
        plan.put("roc", Map.of("bootstrap", 10));
        Path file = here.resolve("study.yaml");
        StringBuilder yaml = new StringBuilder();
        JsonMapper.shared()
                .writeValueAsString(plan)
                .codePoints()
                .forEach(c -> yaml.append(OneLine.isHidden(c) ? OneLine.numbered(c) : Character.toString(c)));
        Files.writeString(file, yaml);
        Path output = here.resolve("output");
        Cli cli = Cli.run("run", file.toString(), "-o", output.toString());
        assertThat(cli.status()).as(cli.err()).isZero();
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> walk = Files.walk(output)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                files.put(output.relativize(path).toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return new Study(files, cli, file);
    }

    private Study harmless() throws IOException {
        return run("harmless", c -> "c" + c, l -> "l" + l, "Title");
    }

    private Study hostile() throws IOException {
        return run("hostile", HOSTILE::get, l -> HOSTILE.get(l) + "L", String.join(" ", HOSTILE));
    }

    private static String text(Study study, String file) {
        return new String(study.files().get(file).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Without strings and comments the scripts of both studies are the same. */
    @Test
    void scriptsHoldNoCodeThatNamesMake() throws IOException {
        Study harmless = harmless();
        Study hostile = hostile();
        assertThat(bareR(text(hostile, "verify.R"))).isEqualTo(bareR(text(harmless, "verify.R")));
        assertThat(bareSpss(text(hostile, "verify.sps")).replaceFirst("FIRSTCASE=\\d+", "FIRSTCASE=2"))
                .isEqualTo(bareSpss(text(harmless, "verify.sps")));
    }

    /** R without what is in quotes and comments; a string or comment ends wherever some program would end a line. */
    private static String bareR(String script) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (c == '"') {
                while (script.charAt(++i) != '"') {
                    assertThat(isLineEnd(script.charAt(i))).isFalse();
                    i += script.charAt(i) == '\\' ? 1 : 0;
                }
                out.append("\"\"");
            } else if (c == '#') {
                while (!isLineEnd(script.charAt(i + 1))) {
                    i++;
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** SPSS syntax likewise; a comment is a line that begins with a star and ends in a full stop. */
    private static String bareSpss(String script) {
        StringBuilder out = new StringBuilder();
        for (String line : script.split("[\\n\\r\\u2028\\u2029\\u0085\\f\\u000B]", -1)) {
            if (line.startsWith("*")) {
                assertThat(line).endsWith(".").doesNotContain("'", "\"");
            } else {
                out.append(line.replaceAll("'([^']|'')*'", "''")).append('\n');
            }
        }
        assertThat(out.toString()).doesNotContain("HOST");
        return out.toString();
    }

    private static boolean isLineEnd(char c) {
        return "\n\r\u2028\u2029\u0085\f\u000B".indexOf(c) >= 0;
    }

    /** Every page, figure and part of an Office file is well-formed, and nothing in it acts. */
    @Test
    void pagesFiguresAndOfficeFilesHoldTexts() throws Exception {
        Study study = hostile();
        for (String name : study.files().keySet()) {
            byte[] bytes = study.files().get(name).getBytes(StandardCharsets.ISO_8859_1);
            if (name.endsWith(".svg") || name.endsWith(".html")) {
                check(name, bytes);
            } else if (name.endsWith(".docx") || name.endsWith(".xlsx")) {
                ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
                for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                    if (e.getName().endsWith(".xml") || e.getName().endsWith(".rels")) {
                        check(name + "!" + e.getName(), zip.readAllBytes());
                    }
                }
            }
        }
    }

    private static void check(String name, byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            assertThat(element.getTagName()).as(name).isNotIn("script", "f", "iframe", "object");
            for (int a = 0; a < element.getAttributes().getLength(); a++) {
                assertThat(element.getAttributes().item(a).getNodeName())
                        .as(name)
                        .doesNotStartWith("on");
            }
        }
        if (!name.endsWith("core.xml")) {
            assertThat(document.getDocumentElement().getTextContent()).as(name).doesNotContain("\u001B", "\u202E");
        }
    }

    /** No cell of a table that people open in a spreadsheet is a formula; what verify.R reads gives the values back. */
    @Test
    void tablesHoldNoFormula() throws IOException {
        Study study = hostile();
        Pattern formula = Pattern.compile("[=@].*|[+-].*[^\\d.%+-].*", Pattern.DOTALL);
        for (String name : study.files().keySet()) {
            if (name.endsWith(".csv")) {
                for (CSVRecord row : CSVFormat.RFC4180.parse(new java.io.StringReader(text(study, name)))) {
                    for (String cell : row) {
                        assertThat(cell.strip()).as(name).doesNotMatch(formula);
                    }
                }
            }
        }
        List<CSVRecord> matched = CSVFormat.RFC4180
                .parse(new java.io.StringReader(text(study, "matched.csv")))
                .getRecords();
        List<String> names = matched.get(0).stream().map(GuardedCell::bare).toList();
        assertThat(names).containsAll(HOSTILE);
        int formulaColumn = names.indexOf("=cmd|' /C calc'!A0");
        assertThat(matched.stream().skip(1).map(r -> GuardedCell.bare(r.get(formulaColumn))))
                .isSubsetOf("=cmd|' /C calc'!A0L", "+1+cmdL");
    }

    @Test
    void theTerminalShowsEscapeSequences() throws IOException {
        Study study = hostile();
        String file = study.plan().resolveSibling("cohort.csv").toString();
        List<Cli> printed = new ArrayList<>(List.of(
                study.printed(),
                Cli.run("check", study.plan().toString()),
                Cli.run("init", file),
                Cli.run("table1", file, "--group", "y"),
                Cli.run("table1", file, "--group", "\u001B[2J\nno"),
                Cli.run("match", file, "--id", "id", "--case", "y", "--exact", "\u001B[2J"),
                Cli.run("logistic", file, "--outcome", "y", "--predictors", HOSTILE.get(8)),
                Cli.run("run", folder.resolve("\u001B[2J.yaml").toString()),
                Cli.run("\u001B[2J"),
                Cli.run("run", "--\u001B[2J")));
        for (Cli cli : printed) {
            assertThat(cli.out() + cli.err())
                    .doesNotContain("\u001B", "\u009B", "\u202E", "\u0007", "\r", "\b", "\u2028");
            assertThat(cli.status()).isNotEqualTo(ExitCode.BUG);
        }
        assertThat(study.printed().out()).contains("\\u001B[2J");
    }

    /** The starter plan has each column under its own name, and says nothing a name told it to. */
    @Test
    void theStarterPlanHasEveryName() throws IOException {
        Study study = hostile();
        Path plan = folder.resolve("starter.yaml");
        Cli init = Cli.run("init", study.plan().resolveSibling("cohort.csv").toString(), "-o", plan.toString());
        assertThat(init.status()).as(init.err()).isZero();
        JsonNode read = new YAMLMapper().readTree(Files.readString(plan));
        List<String> names = new ArrayList<>(read.get("variables").propertyNames());
        names.removeAll(HOSTILE);
        assertThat(names).containsExactly("y", "age", "sex");
    }

    @Test
    void whatIsGuardedIsGivenBack() {
        for (String cell : List.of(
                "=1", "'=1", "''=1", "-", "+", "++", "-5", "'-5", "-5a", "'-", "", "'", "'a", "a", "+86-138", "＝1",
                "\t1")) {
            assertThat(GuardedCell.bare(GuardedCell.of(cell))).isEqualTo(cell);
        }
        assertThat(List.of("-", "++", "-5", "a", "'a").stream().map(GuardedCell::of))
                .containsExactly("-", "++", "-5", "a", "'a");
        assertThat(GuardedCell.of("=1")).isEqualTo("'=1");
    }
}
