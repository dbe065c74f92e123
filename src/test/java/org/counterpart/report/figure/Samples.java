package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.figure.Point.Band;
import org.counterpart.stats.Interval;

/**
 * Figures of invented numbers: an ordinary study, and one that is awkward in every way (30 rows, 60-character labels,
 * absent numbers).
 */
public final class Samples {
    public static final String LONG_ZH = "术后早期（30天内）胸腰筋膜损伤合并椎旁肌脂肪浸润与多节段椎体压缩性骨折的影像学复合评分分级结果及其随访期间变化的综合判定";
    public static final String LONG_EN =
            "Thoracolumbar fascia injury with paravertebral fatty infiltration on preoperative fat-suppressed MRI";

    private Samples() {}

    /** Every figure, by a name of its own. */
    public static Map<String, Drawing> all(Messages m) {
        boolean zh = m.language().equals("zh");
        Map<String, Drawing> all = new LinkedHashMap<>();
        all.put("forest", forest(zh));
        all.put("forest-awkward", awkwardForest(zh));
        all.put("love", love(zh));
        all.put("love-awkward", awkwardLove(zh));
        all.put("flow", flow(zh));
        all.put("flow-awkward", awkwardFlow(zh));
        all.put("pairs", pairs(zh, 61));
        all.put("pairs-large", pairs(zh, 20_000));
        all.put("pairs-three", pairs(zh, 3));
        all.put("roc", roc(zh, 61, 1));
        all.put("roc-awkward", awkwardRoc(zh));
        all.put("calibration", calibration());
        all.put("decision", decision(zh));
        all.put("clinical-impact", impact());
        all.put("sensitivity", sensitivity(zh));
        all.put("nomogram", nomogram(zh));
        return all;
    }

    private static String of(boolean zh, String en, String chinese) {
        return zh ? chinese : en;
    }

    private static ForestFigure.Estimate or(double or, double low, double high) {
        return new ForestFigure.Estimate(or, new Interval(low, high));
    }

    public static ForestFigure forest(boolean zh) {
        List<ForestFigure.Row> rows = List.of(
                new ForestFigure.Row(
                        of(zh, "Thoracolumbar fascia injury", "胸腰筋膜损伤"),
                        0,
                        List.of(or(6.75, 2.98, 15.3), or(5.378, 2.01, 14.39), or(6.1, 2.0, 18.6))),
                new ForestFigure.Row(
                        of(zh, "Fluid signal on MRI", "MRI液体信号"),
                        0,
                        List.of(or(4.1, 1.9, 8.8), or(3.21, 1.28, 8.05), or(3.6, 1.3, 10.0))),
                new ForestFigure.Row(
                        of(zh, "Two or more vertebrae", "多节段骨折"),
                        0,
                        List.of(or(3.4, 1.6, 7.2), or(2.98, 1.18, 7.52), or(2.9, 1.05, 8.0))),
                new ForestFigure.Row(
                        of(zh, "Poor cement distribution", "骨水泥分布不良"),
                        0,
                        List.of(or(5.2, 2.3, 11.7), or(4.44, 1.71, 11.5), or(4.7, 1.6, 13.7))),
                ForestFigure.Row.heading(of(zh, "ASA class", "ASA分级"), 0),
                ForestFigure.Row.heading(of(zh, "I (reference)", "I级（参照）"), 1),
                new ForestFigure.Row(
                        "II", 1, List.of(or(1.1, 0.5, 2.4), ForestFigure.Estimate.NONE, ForestFigure.Estimate.NONE)),
                new ForestFigure.Row(
                        "III", 1, List.of(or(0.8, 0.3, 2.1), ForestFigure.Estimate.NONE, ForestFigure.Estimate.NONE)));
        return new ForestFigure("forest", List.of(ForestFigure.Series.values()), rows);
    }

    public static ForestFigure awkwardForest(boolean zh) {
        SplittableRandom random = new SplittableRandom(7);
        List<ForestFigure.Row> rows = new ArrayList<>();
        rows.add(new ForestFigure.Row(
                of(zh, LONG_EN, LONG_ZH),
                0,
                List.of(or(12, 2.1, Double.POSITIVE_INFINITY), ForestFigure.Estimate.NONE)));
        rows.add(new ForestFigure.Row(
                of(zh, "Separated <b>&\"", "完全分离 <b>&\""),
                0,
                List.of(or(Double.POSITIVE_INFINITY, 3, Double.POSITIVE_INFINITY), or(25, 1.9, 53210))));
        rows.add(new ForestFigure.Row(
                of(zh, "Protective, no lower limit", "保护因素，无下限"), 0, List.of(or(0.05, 0, 0.9), or(0.07, 0.0001, 1.2))));
        while (rows.size() < 30) {
            double b = random.nextDouble(-1, 1.4);
            double se = random.nextDouble(0.1, 0.9);
            ForestFigure.Estimate e = or(Math.exp(b), Math.exp(b - 1.96 * se), Math.exp(b + 1.96 * se));
            String label = rows.size() % 6 == 0 ? of(zh, LONG_EN, LONG_ZH) : of(zh, "Variable ", "变量") + rows.size();
            rows.add(new ForestFigure.Row(
                    label,
                    rows.size() % 4 == 0 ? 1 : 0,
                    List.of(e, or(e.or() * 0.9, e.ci().low() * 0.9, e.ci().high()))));
        }
        return new ForestFigure(
                "forest-awkward", List.of(ForestFigure.Series.CRUDE, ForestFigure.Series.ADJUSTED), rows);
    }

    public static LovePlot love(boolean zh) {
        return new LovePlot(
                "love",
                List.of(
                        new LovePlot.Row(of(zh, "Age", "年龄"), 0, 0.42, 0.02),
                        new LovePlot.Row(of(zh, "Sex: male", "性别：男"), 0, -0.21, 0),
                        new LovePlot.Row(of(zh, "Bone mineral density", "骨密度"), 0, -0.35, -0.04),
                        new LovePlot.Row(of(zh, "Body mass index", "体重指数"), 0, 0.11, 0.13)),
                0.1);
    }

    public static LovePlot awkwardLove(boolean zh) {
        SplittableRandom random = new SplittableRandom(8);
        List<LovePlot.Row> rows = new ArrayList<>();
        rows.add(new LovePlot.Row(of(zh, LONG_EN, LONG_ZH), 0, 3.4, 0.3));
        rows.add(new LovePlot.Row(of(zh, "No overlap", "完全不重叠"), 0, Double.NEGATIVE_INFINITY, Double.NaN));
        while (rows.size() < 30) {
            rows.add(new LovePlot.Row(
                    rows.size() % 5 == 0 ? of(zh, LONG_EN, LONG_ZH) : of(zh, "Level ", "水平") + rows.size(),
                    rows.size() % 3 == 0 ? 0 : 1,
                    random.nextDouble(-0.9, 0.9),
                    random.nextDouble(-0.15, 0.15)));
        }
        return new LovePlot("love-awkward", rows, 0.1);
    }

    public static FlowFigure flow(boolean zh) {
        return new FlowFigure(
                "flow",
                1200,
                List.of(
                        new FlowFigure.Exclusion(
                                of(zh, "Surgery outside 2020-07-01 to 2025-06-30", "手术日期不在2020-07-01至2025-06-30"), 52),
                        new FlowFigure.Exclusion(of(zh, "Age below 50 years", "年龄＜50岁"), 20),
                        new FlowFigure.Exclusion(of(zh, "Not vertebroplasty", "非椎体成形术"), 8)),
                1120,
                61,
                1055,
                4,
                List.of(),
                new FlowFigure.Matching(
                        1,
                        List.of(
                                of(zh, "Sex equal", "性别相同"),
                                of(zh, "Age ±5 years", "年龄±5岁"),
                                of(zh, "Bone mineral density ±0.061 g/cm² (0.5 SD)", "骨密度±0.061 g/cm²（0.5 SD）")),
                        60,
                        60,
                        60,
                        List.of(new FlowFigure.Exclusion(of(zh, "No candidate within age ±5", "年龄±5岁内无候选对照"), 1)),
                        995),
                List.of());
    }

    public static FlowFigure awkwardFlow(boolean zh) {
        List<FlowFigure.Exclusion> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(new FlowFigure.Exclusion(
                    i % 4 == 0 ? of(zh, LONG_EN, LONG_ZH) : of(zh, "Rule ", "规则") + i, 1234567L * i));
        }
        return new FlowFigure(
                "flow-awkward",
                123_456_789,
                many,
                123_456_789 - 1234567L * 66,
                3,
                123_456,
                98_765,
                List.of(),
                new FlowFigure.Matching(4, List.of(of(zh, LONG_EN, LONG_ZH)), 3, 3, 12, List.of(), 123_444),
                List.of());
    }

    public static PairFigure pairs(boolean zh, int n) {
        SplittableRandom random = new SplittableRandom(n);
        List<Double> age = new ArrayList<>();
        List<Double> bmd = new ArrayList<>();
        List<Double> sex = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            age.add((double) random.nextInt(-5, 6));
            bmd.add((random.nextDouble() + random.nextDouble() - 1) * 0.06);
            sex.add(0.0);
        }
        return new PairFigure(
                "pairs",
                List.of(
                        new PairFigure.Strip(of(zh, "Age", "年龄"), of(zh, "years", "岁"), age, 5, 0.13, 2.9, 0),
                        new PairFigure.Strip(
                                of(zh, "Bone mineral density", "骨密度"), "g/cm²", bmd, 0.06065, -0.001, 0.024, 3),
                        new PairFigure.Strip(of(zh, LONG_EN, LONG_ZH), "", sex, 0, 0, 0, 0)));
    }

    static List<Point> steps(int n, double shift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double x = 0;
        double y = 0;
        List<Point> points = new ArrayList<>();
        points.add(new Point(0, 0));
        int cases = n;
        int controls = n;
        while (cases + controls > 0) {
            double lift = y < 0.7 ? 0.25 : 0;
            double share = (double) cases / (cases + controls) * shift + lift;
            boolean up = controls == 0 || (cases > 0 && random.nextDouble() < share);
            if (up) {
                cases--;
                y = 1 - (double) cases / n;
            } else {
                controls--;
                x = 1 - (double) controls / n;
            }
            points.add(new Point(x, y));
        }
        return points;
    }

    public static RocFigure roc(boolean zh, int n, long seed) {
        List<Point> model = steps(n, 1.3, seed);
        Point cut = model.stream()
                .max(java.util.Comparator.comparingDouble(p -> p.y() - p.x()))
                .orElseThrow();
        List<Band> band = model.stream()
                .filter(p -> p.x() > 0)
                .map(p -> new Band(p.x(), Math.max(0, p.y() - 0.12), Math.min(1, p.y() + 0.08)))
                .distinct()
                .toList();
        return new RocFigure(
                "roc",
                List.of(
                        new RocFigure.Curve(
                                of(zh, "Model, matched", "模型（匹配后）"),
                                model,
                                0.929,
                                new Interval(0.88, 0.97),
                                band,
                                new RocFigure.Cut("≥ 0.47", cut.y(), 1 - cut.x())),
                        new RocFigure.Curve(
                                of(zh, "Model, unmatched", "模型（匹配前）"),
                                steps(n, 1.1, seed + 1),
                                0.853,
                                new Interval(0.8, 0.9),
                                List.of(),
                                null),
                        new RocFigure.Curve(
                                of(zh, "Thoracolumbar fascia injury", "胸腰筋膜损伤"),
                                List.of(new Point(0, 0), new Point(0.197, 0.623), new Point(1, 1)),
                                0.713,
                                new Interval(0.63, 0.79),
                                List.of(),
                                null)));
    }

    public static RocFigure awkwardRoc(boolean zh) {
        List<RocFigure.Curve> curves = new ArrayList<>();
        curves.add(new RocFigure.Curve(
                of(zh, LONG_EN, LONG_ZH),
                List.of(new Point(0, 0), new Point(0, 1), new Point(1, 1)),
                1,
                Interval.NONE,
                List.of(),
                new RocFigure.Cut("≥ 123456.7", 1, 1)));
        for (int i = 0; i < 7; i++) {
            curves.add(new RocFigure.Curve(
                    of(zh, LONG_EN, LONG_ZH),
                    steps(50 * (i + 1), 1, i),
                    0.6,
                    new Interval(0.4, 0.8),
                    List.of(),
                    i == 0 ? new RocFigure.Cut("≤ 3", 0.05, 0.02) : null));
        }
        return new RocFigure("roc-awkward", curves);
    }

    public static CalibrationFigure calibration() {
        List<CalibrationFigure.Group> groups = new ArrayList<>();
        List<Point> smooth = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double p = 0.03 + 0.06 * i;
            double o = p * p * 1.1 + 0.02;
            groups.add(new CalibrationFigure.Group(
                    p, o, i == 9 ? Interval.NONE : new Interval(Math.max(0, o - 0.05), o + 0.07), 120));
            smooth.add(new Point(p, o + 0.01));
        }
        return new CalibrationFigure("calibration", groups, smooth);
    }

    public static DecisionCurveFigure decision(boolean zh) {
        List<Point> model = new ArrayList<>();
        List<Point> all = new ArrayList<>();
        for (int i = 1; i < 100; i++) {
            double t = i / 100.0;
            all.add(new Point(t, 0.055 - 0.945 * t / (1 - t)));
            model.add(new Point(t, Math.max(-0.01, 0.05 - 0.09 * t)));
        }
        return new DecisionCurveFigure(
                "decision", List.of(new DecisionCurveFigure.Curve(of(zh, "Model", "模型"), model)), all);
    }

    private static SensitivityFigure sensitivity(boolean zh) {
        return new SensitivityFigure(
                "sensitivity",
                List.of(
                        SensitivityFigure.Row.heading(of(zh, "E-value (of the limit)", "E值（置信限）")),
                        SensitivityFigure.Row.pair(of(zh, "Smoking", "吸烟"), 3.4, 1.2),
                        SensitivityFigure.Row.heading("Γ"),
                        SensitivityFigure.Row.of(of(zh, "Smoking", "吸烟"), 1.7, Interval.NONE),
                        SensitivityFigure.Row.heading(of(zh, "Odds ratio, corrected", "校正后的OR")),
                        SensitivityFigure.Row.of("Se 0.6, Sp 0.7", 15.5, new Interval(0.67, 360.6))));
    }

    private static ClinicalImpactFigure impact() {
        List<Point> high = new ArrayList<>();
        List<Point> event = new ArrayList<>();
        for (int i = 1; i < 80; i++) {
            double t = i / 100.0;
            high.add(new Point(t, 1000 * (1 - t) * (1 - t)));
            event.add(new Point(t, 300 * (1 - t)));
        }
        return new ClinicalImpactFigure("clinical-impact", high, event);
    }

    public static NomogramFigure nomogram(boolean zh) {
        List<NomogramFigure.Mark> yesNo = List.of(
                new NomogramFigure.Mark(of(zh, "No", "否"), 0), new NomogramFigure.Mark(of(zh, "Yes", "是"), 100));
        List<NomogramFigure.Mark> ages = new ArrayList<>();
        for (int age = 50; age <= 100; age += 5) {
            ages.add(new NomogramFigure.Mark(Integer.toString(age), (age - 50) * 1.2));
        }
        List<NomogramFigure.Mark> risks = new ArrayList<>();
        for (double r : new double[] {0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99}) {
            risks.add(new NomogramFigure.Mark(Double.toString(r), 150 + 28 * Math.log(r / (1 - r))));
        }
        return new NomogramFigure(
                "nomogram",
                100,
                List.of(
                        new NomogramFigure.Ruler(of(zh, "Thoracolumbar fascia injury", "胸腰筋膜损伤"), yesNo),
                        new NomogramFigure.Ruler(
                                of(zh, LONG_EN, LONG_ZH),
                                List.of(
                                        new NomogramFigure.Mark(of(zh, "Grade I", "I级"), 0),
                                        new NomogramFigure.Mark(of(zh, "Grade II", "II级"), 4),
                                        new NomogramFigure.Mark(of(zh, "Grade III", "III级"), 70))),
                        new NomogramFigure.Ruler(of(zh, "Age (years)", "年龄（岁）"), ages)),
                300,
                of(zh, "Risk of residual pain", "残余疼痛风险"),
                risks);
    }
}
