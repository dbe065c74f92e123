package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.counterpart.output.StudyFiles;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.prediction.roc.Score;
import org.counterpart.report.Report.FigureBlock;
import org.counterpart.report.Report.KeyFigures;
import org.counterpart.report.section.StudyReport;
import org.counterpart.report.section.StudyTables;
import org.counterpart.study.Study;
import org.counterpart.study.StudyResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a reader of the example's files sees. */
class StudyPrintTest {
    private static StudyResult result;
    private static StudyResult unpublished;
    private static Map<String, byte[]> files;

    @BeforeAll
    static void run() throws IOException {
        result = Study.run(StudyPlanReader.read(Path.of("examples/pvp-residual-pain/study.yaml")), 2, step -> {});
        unpublished = Study.run(StudyPlanReader.read(Path.of("examples/birthwt/study.yaml")), 2, step -> {});
        files = StudyFiles.of(result, "9.9");
    }

    /**
     * R 4.2.2, pROC 1.18.0: roc.test(model, tfi, method = "delong", paired = TRUE) on matched.csv, as verify.R does.
     */
    @Test
    void theModelIsComparedWithEachOfItsPredictors() {
        assertThat(result.rocComparisons())
                .extracting(RocAnalysis.Comparison::b)
                .containsExactly(
                        Score.of("tfi"), Score.of("mri_fluid"), Score.of("multi_level"), Score.of("poor_cement"));
        var tfi = result.rocComparisons().get(0).result();
        assertThat(tfi.difference()).isCloseTo(0.166353130878796, within(1e-12));
        assertThat(tfi.z()).isCloseTo(4.22992375430534, within(1e-9));
    }

    private static Table table(StudyResult of, Messages messages, String id) {
        return new StudyTables(of, messages)
                .all().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void countsAreGroupedAlikeInTextTableAndFigure() {
        assertThat(table(result, Messages.ZH, "flow")
                        .rows()
                        .get(0)
                        .cells()
                        .get(1)
                        .text())
                .isEqualTo("1\u2009120");
        assertThat(table(result, Messages.EN, "flow")
                        .rows()
                        .get(0)
                        .cells()
                        .get(1)
                        .text())
                .isEqualTo("1120");
        assertThat(table(result, Messages.ZH, "source-model").title()).contains("（1\u2009120 例");
        assertThat(new String(files.get("figures/roc-cohort-wide.zh.svg"), StandardCharsets.UTF_8))
                .contains("n = 1\u2009120")
                .doesNotContain("1120");
        assertThat(new String(files.get("figures/flow-wide.zh.svg"), StandardCharsets.UTF_8))
                .contains("1\u2009120");
    }

    @Test
    void figuresPrintIntervalsAsTheTablesOfTheirLanguageDo() {
        String chinese = new String(files.get("figures/forest-wide.zh.svg"), StandardCharsets.UTF_8);
        assertThat(chinese).containsPattern("\\d\\.\\d+ \\(\\d\\.\\d+~\\d").doesNotContainPattern("\\d–\\d");
        assertThat(new String(files.get("figures/forest-wide.svg"), StandardCharsets.UTF_8))
                .containsPattern("\\d\\.\\d+ \\(\\d\\.\\d+–\\d");
    }

    /** A heavier mother has the smaller risk, so that the area of her weight lies below one half. */
    @Test
    void anAreaBelowOneHalfIsExplained() {
        double weight = unpublished.roc().stream()
                .filter(m -> m.score().key().equals("lwt"))
                .findFirst()
                .orElseThrow()
                .delong()
                .auc();
        assertThat(weight).isLessThan(0.5);
        assertThat(table(unpublished, Messages.EN, "performance").notes())
                .filteredOn(n -> n.startsWith("An AUC below 0.5"))
                .singleElement()
                .asString()
                .contains(Shown.fixed(1 - weight, 3) + " (Mother's weight at last menstrual period)");
        assertThat(table(result, Messages.EN, "performance").notes()).noneMatch(n -> n.contains("below 0.5"));
    }

    /** The marks of the bone density's ruler, 0.4 to 1.1, have one decimal each. */
    @Test
    void marksOfARulerHaveTheSameDecimals() {
        assertThat(table(result, Messages.EN, "nomogram").rows())
                .extracting(r -> r.cells().get(1).text())
                .contains("0.9", "1.0", "1.1")
                .doesNotContain("1");
    }

    @Test
    void ratiosAndScoresHaveThreeDecimals() {
        Table balance = table(result, Messages.EN, "matching-balance");
        for (String head : List.of("Variance ratio before", "Variance ratio after")) {
            int column = balance.heads().stream().map(Table.Head::text).toList().indexOf(head);
            assertThat(balance.rows())
                    .extracting(r -> r.cells().get(column).text())
                    .anyMatch(t -> t.matches("\\d\\.\\d{3}"))
                    .allMatch(t -> t.isEmpty() || t.equals("–") || t.matches("\\d\\.\\d{3}"));
        }
        assertThat(table(result, Messages.ZH, "calibration").rows())
                .filteredOn(r -> r.cells().get(0).text().equals("Brier 评分"))
                .singleElement()
                .extracting(r -> r.cells().get(1).text())
                .asString()
                .matches("0\\.\\d{3}");
    }

    /** Excel needs the mark to read Chinese. */
    @Test
    void subjectsBeginWithTheMarkThatExcelNeeds() {
        for (String file : List.of("pairs.csv", "matched.csv")) {
            assertThat(files.get(file)).startsWith(0xEF, 0xBB, 0xBF);
        }
    }

    @Test
    void sheetsAreNamedInTheLanguageOfTheWorkbook() throws IOException {
        assertThat(sheets("tables.zh.xlsx")).contains("病例组与对照组的比较", "内部验证").doesNotContain("table1");
        assertThat(sheets("tables.xlsx")).contains("Internal validation").doesNotHaveDuplicates();
    }

    private static List<String> sheets(String file) throws IOException {
        List<String> names = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(files.get(file)))) {
            book.sheetIterator().forEachRemaining(s -> names.add(s.getSheetName()));
        }
        return names;
    }

    @Test
    void figuresHaveDifferentTitlesAndTheFlowNoEmptyBox() {
        for (Messages messages : List.of(Messages.EN, Messages.ZH)) {
            List<FigureBlock> figures = StudyReport.of(result, messages, "9.9").blocks(FigureBlock.class);
            assertThat(figures.stream().map(FigureBlock::title)).doesNotHaveDuplicates();
            assertThat(figures.get(0).wide()).doesNotContain("n\u00a0=\u00a00)", "n\u00a0=\u00a00<");
        }
    }

    /** Yes and no in words; the ruler of totals ends in a number, 450. */
    @Test
    void theNomogramSpeaksAndItsTotalsEndInANumber() {
        FigureBlock nomogram = StudyReport.of(result, Messages.ZH, "9.9").blocks(FigureBlock.class).stream()
                .filter(f -> f.id().equals("nomogram"))
                .findFirst()
                .orElseThrow();
        assertThat(nomogram.wide()).contains(">否<", ">是<", ">450<");
    }

    @Test
    void aStudyWithoutAPublishedOneHasAnOverview() {
        KeyFigures key = StudyReport.of(unpublished, Messages.EN, "9.9").sections().get(0).blocks().stream()
                .filter(KeyFigures.class::isInstance)
                .map(KeyFigures.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(key.figures()).hasSize(5 + 1);
    }

    /** The range of the audit command, which looks as far as it can: 0.968 and not 0.952. */
    @Test
    void theAttainableAreaIsThatOfTheAuditCommand() {
        assertThat(result.audit().attainable().get(0).attainable().any().high().auc())
                .isCloseTo(0.968, within(5e-4));
    }

    /** Overall and matching variables in Table 1; a cut with the same digits in table, figure and draft. */
    @Test
    void tableOneHoldsEverybodyAndTheMatchingVariables() {
        Table table = new StudyTables(result, Messages.EN).univariate().get(0);
        assertThat(table.heads().get(1).text()).isEqualTo("All (n=122)");
        assertThat(table.rows().get(0).cells().get(0).text()).isEqualTo("Sex = Male");
        assertThat(table.rows().get(1).cells().get(2).text()).isEqualTo("75.4±7.2");
        String cut = new StudyTables(result, Messages.EN)
                .discrimination()
                .get(0)
                .rows()
                .get(0)
                .cells()
                .get(3)
                .text();
        assertThat(cut).matches("≥0\\.\\d{3}");
        Report report = StudyReport.of(result, Messages.EN, "9.9");
        assertThat(report.blocks(FigureBlock.class).stream()
                        .filter(f -> f.wide().contains(cut)))
                .isNotEmpty();
        assertThat(report.blocks(Report.Paragraph.class).stream()
                        .filter(p -> p.text().contains(cut)))
                .isNotEmpty();
    }
}
