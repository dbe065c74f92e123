package org.counterpart.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.counterpart.report.DemoReport;
import org.counterpart.report.Report;
import org.counterpart.report.Report.Block;
import org.counterpart.report.Report.Details;
import org.counterpart.report.Report.FigureBlock;
import org.counterpart.report.Report.Section;
import org.counterpart.report.Report.TableBlock;
import org.counterpart.report.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;

class WordReportTest {
    private static final Map<Report, byte[]> WRITTEN = new LinkedHashMap<>();

    @BeforeAll
    static void write() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/demo"));
        for (Report report : DemoReport.bilingual()) {
            byte[] bytes = WordReport.bytes(report, "1.2.3");
            WRITTEN.put(report, bytes);
            Files.write(folder.resolve("report." + report.language() + ".docx"), bytes);
        }
    }

    private interface Check {
        void hold(Report report, XWPFDocument document) throws Exception;
    }

    private static void inBothLanguages(Check check) throws Exception {
        assertThat(WRITTEN).hasSize(2);
        for (Map.Entry<Report, byte[]> entry : WRITTEN.entrySet()) {
            try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(entry.getValue()))) {
                check.hold(entry.getKey(), document);
            }
        }
    }

    private static <B extends Block> List<B> all(List<? extends Block> blocks, Class<B> kind) {
        List<B> found = new ArrayList<>();
        for (Block block : blocks) {
            if (kind.isInstance(block)) {
                found.add(kind.cast(block));
            } else if (block instanceof Details details) {
                found.addAll(all(details.blocks(), kind));
            }
        }
        return found;
    }

    private static <B extends Block> List<B> all(Report report, Class<B> kind) {
        return report.sections().stream()
                .flatMap(s -> all(s.blocks(), kind).stream())
                .toList();
    }

    @Test
    void everyTableIsThereCellByCell() throws Exception {
        inBothLanguages((report, document) -> {
            List<Table> tables = all(report, TableBlock.class).stream()
                    .map(TableBlock::table)
                    .toList();
            assertThat(tables).isNotEmpty();
            assertThat(document.getTables()).hasSameSizeAs(tables);
            for (int t = 0; t < tables.size(); t++) {
                List<List<String>> expected = new ArrayList<>();
                expected.add(
                        tables.get(t).heads().stream().map(Table.Head::text).toList());
                tables.get(t)
                        .rows()
                        .forEach(r -> expected.add(
                                r.cells().stream().map(Table.Cell::text).toList()));
                assertThat(document.getTables().get(t).getRows().stream()
                                .map(r -> r.getTableCells().stream()
                                        .map(XWPFTableCell::getText)
                                        .toList()))
                        .containsExactlyElementsOf(expected);
            }
        });
    }

    @Test
    void tablesHaveThreeLinesAndHeadsOnEveryPage() throws Exception {
        inBothLanguages((report, document) -> {
            for (XWPFTable table : document.getTables()) {
                assertThat(table.getTopBorderType()).isEqualTo(XWPFBorderType.SINGLE);
                assertThat(table.getBottomBorderType()).isEqualTo(XWPFBorderType.SINGLE);
                assertThat(table.getLeftBorderType()).isNull();
                assertThat(table.getRightBorderType()).isNull();
                assertThat(table.getInsideVBorderType()).isNull();
                assertThat(table.getInsideHBorderType()).isNull();
                List<XWPFTableRow> rows = table.getRows();
                assertThat(IntStream.range(0, rows.size())
                                .filter(r -> rows.get(r).isRepeatHeader())
                                .boxed())
                        .containsExactly(0);
                assertThat(rows).allMatch(XWPFTableRow::isCantSplitRow);
                assertThat(rows.get(0).getTableCells())
                        .allMatch(c -> c.getCTTc().getTcPr().getTcBorders().isSetBottom());
            }
        });
    }

    @Test
    void wordCountsTheCaptions() throws Exception {
        inBothLanguages((report, document) -> {
            boolean zh = report.language().equals("zh");
            assertThat(captions(document, zh ? "SEQ 表 \\* ARABIC" : "SEQ Table \\* ARABIC"))
                    .containsExactlyElementsOf(
                            numbered(all(report, TableBlock.class).size()));
            assertThat(captions(document, zh ? "SEQ 图 \\* ARABIC" : "SEQ Figure \\* ARABIC"))
                    .containsExactlyElementsOf(
                            numbered(all(report, FigureBlock.class).size()));
        });
    }

    private static List<String> numbered(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList();
    }

    private static List<String> captions(XWPFDocument document, String instruction) {
        List<String> numbers = new ArrayList<>();
        for (XWPFParagraph paragraph : document.getParagraphs()) {
            for (CTSimpleField field : paragraph.getCTP().getFldSimpleList()) {
                if (field.getInstr().equals(instruction)) {
                    numbers.add(field.getRArray(0).getTArray(0).getStringValue());
                }
            }
        }
        return numbers;
    }

    @Test
    void aCaptionStandsAboveItsTableAndBelowItsFigure() throws Exception {
        inBothLanguages((report, document) -> {
            var body = document.getBodyElements();
            for (int i = 0; i < body.size(); i++) {
                if (body.get(i) instanceof XWPFTable) {
                    assertThat(((XWPFParagraph) body.get(i - 1)).getStyle()).isEqualTo("TableCaption");
                } else if (((XWPFParagraph) body.get(i)).getStyle().equals("Picture")) {
                    assertThat(((XWPFParagraph) body.get(i + 1)).getStyle()).isEqualTo("FigureCaption");
                }
            }
        });
    }

    @Test
    void aFigureIsOnePictureInTwoFormsNoWiderThanTheText() throws Exception {
        inBothLanguages((report, document) -> {
            List<FigureBlock> figures = all(report, FigureBlock.class);
            List<XWPFParagraph> pictures = document.getParagraphs().stream()
                    .filter(p -> p.getStyle().equals("Picture"))
                    .toList();
            assertThat(pictures).hasSameSizeAs(figures);
            for (int f = 0; f < figures.size(); f++) {
                var picture =
                        pictures.get(f).getRuns().get(0).getEmbeddedPictures().get(0);
                assertThat(picture.getPictureData().getFileName()).endsWith(".png");
                assertThat(picture.getWidth()).isBetween(150.0, A4Page.PORTRAIT.textWidth() / 20.0);
                assertThat(picture.getDepth()).isLessThan(A4Page.PORTRAIT.textHeight() / 20.0);
                String xml = picture.getCTPicture().getBlipFill().getBlip().xmlText();
                String relation = xml.replaceAll("(?s).*svgBlip[^>]*embed=\"([^\"]+)\".*", "$1");
                PackagePart svg = document.getPackagePart()
                        .getRelatedPart(document.getPackagePart().getRelationship(relation));
                assertThat(svg.getContentType()).isEqualTo("image/svg+xml");
                assertThat(new String(svg.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo(figures.get(f).wide());
            }
        });
    }

    @Test
    void headingsAreWordsOwn() throws Exception {
        inBothLanguages((report, document) -> assertThat(document.getParagraphs().stream()
                        .filter(p -> p.getStyle().equals("Heading1"))
                        .map(XWPFParagraph::getText))
                .containsExactlyElementsOf(
                        report.sections().stream().map(Section::heading).toList()));
    }

    @Test
    void theTextIsTextAndADoiLeadsThere() throws Exception {
        inBothLanguages((report, document) -> {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .anyMatch(t -> t.contains("<script>alert(1)</script>"));
            List<String> links = document.getParagraphs().stream()
                    .flatMap(p -> p.getRuns().stream())
                    .filter(XWPFHyperlinkRun.class::isInstance)
                    .map(r -> ((XWPFHyperlinkRun) r).getHyperlink(document).getURL())
                    .toList();
            assertThat(links).containsExactly("https://doi.org/10.1002/sim.3697");
        });
    }

    @Test
    void everySectionIsOnA4WithTheSameFooter() throws Exception {
        inBothLanguages((report, document) -> {
            List<CTSectPr> sections = new ArrayList<>();
            document.getParagraphs().stream()
                    .filter(p -> p.getCTP().isSetPPr() && p.getCTP().getPPr().isSetSectPr())
                    .forEach(p -> sections.add(p.getCTP().getPPr().getSectPr()));
            sections.add(document.getDocument().getBody().getSectPr());
            for (CTSectPr section : sections) {
                assertThat(List.of(
                                ((Number) section.getPgSz().getW()).intValue(),
                                ((Number) section.getPgSz().getH()).intValue()))
                        .containsExactlyInAnyOrder(11906, 16838);
                assertThat(section.getFooterReferenceList()).hasSize(1);
            }
        });
    }

    @Test
    void isTheSameBytesEveryTimeAndToldNoDate() throws Exception {
        for (Report report : DemoReport.bilingual()) {
            assertThat(WRITTEN.get(report)).isEqualTo(WordReport.bytes(report, "1.2.3"));
        }
        inBothLanguages((report, document) -> {
            var core = document.getProperties().getCoreProperties();
            assertThat(core.getCreator()).isEqualTo("Counterpart 1.2.3");
            assertThat(core.getTitle()).isEqualTo(report.title());
            assertThat(core.getCreated().toInstant()).hasToString("2000-01-01T00:00:00Z");
            assertThat(core.getModified().toInstant()).hasToString("2000-01-01T00:00:00Z");
        });
    }
}
