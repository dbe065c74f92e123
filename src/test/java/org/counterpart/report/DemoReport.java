package org.counterpart.report;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Report.Agreement;
import org.counterpart.report.Report.Block;
import org.counterpart.report.Report.Details;
import org.counterpart.report.Report.FigureBlock;
import org.counterpart.report.Report.Items;
import org.counterpart.report.Report.KeyFigure;
import org.counterpart.report.Report.KeyFigures;
import org.counterpart.report.Report.Notice;
import org.counterpart.report.Report.Paragraph;
import org.counterpart.report.Report.Section;
import org.counterpart.report.Report.TableBlock;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.figure.Samples;

/**
 * A report of invented numbers with every kind of block in it, awkward ones too; written to {@code target/demo} for
 * anyone to look at.
 */
public final class DemoReport {
    private final boolean zh;
    private final Messages messages;

    private DemoReport(Messages messages) {
        this.messages = messages;
        this.zh = messages.language().equals("zh");
    }

    public static List<Report> bilingual() {
        return List.of(new DemoReport(Messages.EN).report(), new DemoReport(Messages.ZH).report());
    }

    private String t(String en, String chinese) {
        return zh ? chinese : en;
    }

    private Report report() {
        List<Section> sections = List.of(
                new Section(
                        "published",
                        t("Published and reproduced", "原文与重现结果"),
                        List.of(
                                new Notice(
                                        Notice.Weight.CAUTION,
                                        t("Synthetic data: no patient is in this report.", "本报告使用模拟数据，不含任何患者信息。")),
                                key(),
                                new Paragraph(t(
                                        "The threshold follows Austin (2009), doi:10.1002/sim.3697. Labels are <text>, never markup: <script>alert(1)</script> & so on.",
                                        "阈值参照Austin（2009），doi:10.1002/sim.3697。标签只作文本处理：<script>alert(1)</script>。")))),
                new Section(
                        "selection",
                        t("Selection and matching", "筛选与匹配"),
                        List.of(
                                FigureBlock.of(
                                        Samples.flow(zh),
                                        messages,
                                        t("Subjects from the cohort file to the matched sets.", "自队列文件至匹配组的研究对象。")),
                                FigureBlock.of(Samples.love(zh), messages, ""),
                                FigureBlock.of(Samples.pairs(zh, 61), messages, ""))),
                new Section(
                        "models",
                        t("Models", "模型"),
                        List.of(
                                new TableBlock(table("multivariable", 5, false)),
                                FigureBlock.of(Samples.forest(zh), messages, ""),
                                FigureBlock.of(Samples.roc(zh, 61, 1), messages, ""),
                                new Details(
                                        t("For the curious", "更多"),
                                        List.of(
                                                new Items(true, List.of(t("First", "第一"), t("Second", "第二"))),
                                                new TableBlock(table("steps", 2, false)))))),
                new Section(
                        "awkward",
                        t("Awkward", "特殊情形"),
                        List.of(
                                new TableBlock(table("wide", 30, true)),
                                FigureBlock.of(Samples.awkwardForest(zh), messages, ""),
                                FigureBlock.of(Samples.awkwardFlow(zh), messages, ""),
                                new Notice(Notice.Weight.NOTE, t("Nothing else.", "无其他内容。")))));
        return new Report(
                messages.language(),
                t("Early residual low back pain after percutaneous vertebroplasty", "经皮椎体成形术后早期残余腰背痛"),
                t("1120 records, 60 matched sets", "1120条记录，60个匹配组"),
                sections);
    }

    private Block key() {
        return new KeyFigures(List.of(
                new KeyFigure(
                        t("Thoracolumbar fascia injury, OR", "胸腰筋膜损伤，OR"),
                        "6.215",
                        t("95% CI 2.31–16.7", "95%CI 2.31–16.7"),
                        "5.378",
                        Agreement.INSIDE),
                new KeyFigure(
                        t("Fluid signal on MRI, OR", "MRI液体信号，OR"),
                        "2.102",
                        t("95% CI 1.02–4.31", "95%CI 1.02–4.31"),
                        "4.900",
                        Agreement.OUTSIDE),
                new KeyFigure(
                        t("Poor cement distribution, OR", "骨水泥分布不良，OR"),
                        "–",
                        t("not estimable", "无法估计"),
                        "4.441",
                        Agreement.NOT_COMPARED),
                new KeyFigure(
                        "AUC", "0.853", t("95% CI 0.786–0.920", "95%CI 0.786–0.920"), "0.929", Agreement.OUTSIDE)));
    }

    private Table table(String id, int rows, boolean wide) {
        List<Head> heads = new ArrayList<>(List.of(
                Head.left(t("Variable", "变量")),
                Head.right("B"),
                Head.right("SE"),
                Head.right("Wald χ²"),
                Head.right("P"),
                Head.right(t("OR (95% CI)", "OR（95%CI）"))));
        for (int i = 0; wide && i < 4; i++) {
            heads.add(Head.right(t("Group ", "组") + i + " (n = 61)"));
        }
        List<Row> body = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            String origin = t("Wald test; 122 rows, 61 cases", "Wald检验；122行，61例病例");
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(r % 6 == 5 ? t(Samples.LONG_EN, Samples.LONG_ZH) : t("Variable ", "变量") + r),
                    Cell.of("1.682", 1.6823071234567).from(origin),
                    Cell.of("0.502", 0.50212345).from(origin),
                    Cell.of("11.22", 11.2249).from(origin),
                    Cell.of("<0.001", 8.1e-4 / (r + 1)).from(origin),
                    Cell.of("5.378 (2.010–14.390)", 5.378).from("exp(B)")));
            for (int i = 0; wide && i < 4; i++) {
                cells.add(Cell.of("38 (62.3)", 38));
            }
            body.add(new Row(r % 3 == 2 ? 1 : 0, cells));
        }
        return new Table(
                id,
                t("Logistic regression", "logistic回归分析"),
                heads,
                body,
                List.of(t("OR, odds ratio; CI, confidence interval.", "OR：比值比；CI：置信区间。")));
    }
}
