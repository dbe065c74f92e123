package org.counterpart.report.section;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.prediction.Calibration;
import org.counterpart.prediction.DecisionCurve;
import org.counterpart.prediction.Nomogram;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.Predictor;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.study.CohortRisk;
import org.counterpart.study.RiskModel;
import org.counterpart.study.StudyResult;

/**
 * Absolute risk: points, calibration and net benefit of the model refitted in the source cohort, with its coefficients,
 * or of the study's own model where everybody eligible is analysed.
 */
final class RiskTables {
    /** Risks of the nomogram's last ruler, in thousandths. */
    private static final int[] RISKS = {1, 2, 5, 10, 20, 50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950, 990};

    /** Thresholds, in per cent, that the table shows of the decision curve. */
    private static final List<Integer> THRESHOLDS = List.of(1, 2, 5, 10, 15, 20, 30, 40, 50);

    private final RiskModel model;
    private final boolean refitted;
    private final Wording wording;
    private final List<Predictor> predictors;
    private final Messages messages;
    private final Origins origins;

    /** @param result with a model whose risks are absolute */
    RiskTables(StudyResult result, Wording wording, Messages messages) {
        this.predictors = result.models().design().predictors();
        this.model = result.risk();
        this.refitted = result.source() != null;
        this.wording = wording;
        this.messages = messages;
        this.origins = new Origins(messages);
    }

    List<Table> all(Disclosure disclosure) {
        List<Table> all = new ArrayList<>();
        if (refitted) {
            all.add(coefficients(disclosure));
        }
        if (model.nomogram() != null) {
            all.add(points(model.nomogram()));
        }
        if (model.risk() != null) {
            List<Table> risk = List.of(calibration(model.risk()), netBenefit(model.risk()));
            all.addAll(
                    disclosure.hidesSizes() ? risk.stream().map(Table::hidden).toList() : risk);
        }
        return disclosure.hidesModels() ? all.stream().map(Table::hidden).toList() : all;
    }

    private Table coefficients(Disclosure disclosure) {
        RegressionFit fit = model.model().fit();
        Origins.Size size = disclosure.source(fit.n(), fit.events());
        Table coefficients = new RegressionTables(messages, wording).coefficients(model.model(), size);
        return new Table(
                "source-model",
                messages.text("study.source.title", messages.count(size.subjects()), messages.count(size.cases())),
                coefficients.heads(),
                coefficients.rows(),
                coefficients.notes());
    }

    private Table points(Nomogram nomogram) {
        List<Row> rows = new ArrayList<>();
        String points = origins.text("nomogram-points", nomogram.pointsPerLogOdds());
        String sum = origins.text("nomogram-total", nomogram.base(), nomogram.pointsPerLogOdds());
        for (Nomogram.Ruler ruler : nomogram.rulers()) {
            boolean first = true;
            for (Nomogram.Mark mark : ruler.marks()) {
                rows.add(Row.of(
                        Cell.of(first ? name(ruler) : ""),
                        Cell.of(value(ruler, mark)),
                        Cell.of(Shown.fixed(mark.points(), 1), mark.points()).from(points)));
                first = false;
            }
        }
        String label = messages.text("figure.nomogram.total");
        for (Total total : totals(nomogram)) {
            rows.add(Row.of(
                    Cell.of(label),
                    Cell.of(messages.text("study.risk.risk-is", total.text())),
                    Cell.of(Shown.fixed(total.points(), 1), total.points()).from(sum)));
            label = "";
        }
        return new Table(
                "nomogram",
                messages.text("study.risk.points"),
                List.of(
                        Head.left(messages.text("study.risk.predictor")),
                        Head.left(messages.text("study.risk.value")),
                        Head.right(messages.text("figure.nomogram.points"))),
                rows,
                List.of(messages.text("study.risk.points-note")));
    }

    /** A level that is its own code is no or yes. */
    private String word(String level) {
        return switch (level) {
            case "0" -> messages.text("study.no");
            case "1" -> messages.text("study.yes");
            default -> level;
        };
    }

    /** So many that no mark of the ruler loses a digit: 0.8, 1.0, 1.2. */
    private static int decimals(Nomogram.Ruler ruler) {
        return ruler.marks().stream()
                .filter(mark -> mark.level().isEmpty())
                .mapToInt(mark -> BigDecimal.valueOf(mark.value())
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .scale())
                .reduce(0, Math::max);
    }

    /** With its unit; of a logarithm, that it is one. */
    String name(Nomogram.Ruler ruler) {
        return predictors.stream()
                .filter(p -> p.name().equals(ruler.variable()))
                .flatMap(p -> p.scale().stream())
                .filter(scale -> !scale.isLinear())
                .findFirst()
                .map(scale -> messages.text(
                        "report.scale.log",
                        wording.label(ruler.variable()),
                        scale.amount().stripTrailingZeros().toPlainString()))
                .orElseGet(() -> wording.withUnit(ruler.variable()));
    }

    String value(Nomogram.Ruler ruler, Nomogram.Mark mark) {
        return mark.level().isEmpty()
                ? Shown.fixed(mark.value(), decimals(ruler))
                : word(wording.level(ruler.variable(), mark.level()));
    }

    /** A total of points and the risk it stands for, as printed. */
    record Total(double points, String text) {}

    /** Round risks that the rulers reach. */
    static List<Total> totals(Nomogram nomogram) {
        List<Total> totals = new ArrayList<>();
        for (int risk : RISKS) {
            double total = nomogram.total(risk / 1000.0);
            if (total >= 0 && total <= nomogram.totalMost()) {
                totals.add(new Total(total, Shown.fixed(risk / 10.0, risk % 10 == 0 ? 0 : 1) + "%"));
            }
        }
        return totals;
    }

    private Table calibration(CohortRisk risk) {
        Calibration.Result c = risk.calibration();
        List<Row> rows = new ArrayList<>();
        int n = c.n();
        int cases = c.events();
        rows.add(row(
                messages.text("study.risk.slope"),
                Shown.estimate(c.slope(), c.slopeCi(), 3),
                c.slope(),
                origins.text("calibration-slope", n, cases)));
        rows.add(row(
                messages.text("study.risk.large"),
                Shown.fixed(c.inTheLarge(), 3),
                c.inTheLarge(),
                origins.text("calibration-large", n, cases)));
        rows.add(row(
                messages.text("study.risk.ratio"),
                Shown.estimate(c.expectedOverObserved(), c.expectedOverObservedCi(), 3),
                c.expectedOverObserved(),
                origins.text("calibration-ratio", c.expected(), cases)));
        rows.add(row(
                messages.text("study.risk.brier"),
                Shown.fixed(c.brier(), 3),
                c.brier(),
                origins.text("calibration-brier", n)));
        rows.add(row(
                messages.text("study.risk.scaled-brier"),
                Shown.fixed(c.scaledBrier(), 3),
                c.scaledBrier(),
                origins.text("calibration-scaled-brier", cases, n)));
        return new Table(
                "calibration",
                messages.text("study.risk.calibration", risk.folds()),
                List.of(
                        Head.left(messages.text("study.validation.measure")),
                        Head.right(messages.text("study.validation.value"))),
                rows,
                List.of(messages.text("study.risk.cross-validated", risk.folds())));
    }

    private static Row row(String what, String text, double value, String origin) {
        return Row.of(Cell.of(what), Cell.of(text, value).from(origin));
    }

    private Table netBenefit(CohortRisk risk) {
        List<Row> rows = new ArrayList<>();
        int n = risk.decision().n();
        int cases = risk.decision().events();
        for (DecisionCurve.Point p : risk.decision().points()) {
            int percent = (int) Math.round(p.threshold() * 100);
            if (THRESHOLDS.contains(percent)) {
                rows.add(Row.of(
                        Cell.of(percent + "%", p.threshold()),
                        Cell.of(Shown.fixed(p.netBenefit(), 4), p.netBenefit()).from(origins.text("net-benefit", n)),
                        Cell.of(Shown.fixed(p.treatAll(), 4), p.treatAll()).from(origins.text("treat-all", cases, n))));
            }
        }
        return new Table(
                "net-benefit",
                messages.text("study.risk.net-benefit"),
                List.of(
                        Head.left(messages.text("figure.decision.x")),
                        Head.right(messages.text("study.risk.model")),
                        Head.right(messages.text("figure.decision.all"))),
                rows,
                List.of(messages.text("study.risk.cross-validated", risk.folds())));
    }
}
