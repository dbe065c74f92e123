package org.counterpart.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.counterpart.ReferenceCase;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.RegressionSummary.CiMethod;
import org.counterpart.regression.summary.SelectionMethod;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.TextTable;
import org.counterpart.report.Wording;
import org.junit.jupiter.api.Test;

class RegressionTablesTest {
    private static final Variable INDUCED = new Variable(
            "induced",
            Variable.Type.INTEGER,
            List.of(),
            new Label("Induced abortions", "人工流产次数"),
            Label.NONE,
            null,
            null,
            List.of(),
            Map.of());

    private final ReferenceCase data = ReferenceCase.of("clogit_infert");
    private final DesignMatrix x = DesignMatrix.ofColumns(
            List.of("spontaneous", "induced"), new double[][] {data.numbers("spontaneous"), data.numbers("induced")});
    private final double[] y = data.numbers("case");
    private final int[] set = ConditionalLogistic.numbered(data.texts("stratum"));
    private final RegressionTables tables =
            new RegressionTables(Messages.ZH, new Wording(Messages.ZH, List.of(INDUCED)));

    @Test
    void conditionalBelowUnconditional() {
        RegressionSummary plain = RegressionSummary.of(Logistic.withDefaults().fit(x, y), CiMethod.WALD);
        RegressionSummary conditional =
                RegressionSummary.of(ConditionalLogistic.withDefaults().fit(x, y, set), CiMethod.WALD);
        Table table = tables.both(plain, conditional);
        assertThat(table.heads()).hasSize(6);
        assertThat(table.rows()).hasSize(2 + 3 + 2); // each model under its name; no intercept in the conditional one
        assertThat(table.rows().get(6).cells().get(0).text()).isEqualTo("人工流产次数");
        // survival's own test of infert: 1.4090116 (0.36071244)
        assertThat(table.rows().get(6).cells().get(1).text()).isEqualTo("1.409");
        assertThat(table.rows().get(6).cells().get(2).text()).isEqualTo("0.361");
    }

    /** Each number of a coefficient says where it comes from, with the rows used. */
    @Test
    void originsOfNumbers() {
        RegressionSummary conditional =
                RegressionSummary.of(ConditionalLogistic.withDefaults().fit(x, y, set), CiMethod.WALD);
        List<Table.Cell> cells = tables.coefficients(conditional).rows().get(0).cells();
        assertThat(cells.stream().filter(c -> !Double.isNaN(c.value())))
                .hasSize(5)
                .allSatisfy(c -> assertThat(c.origin()).isNotEmpty());
        assertThat(cells.get(1).origin())
                .contains(
                        "条件似然", conditional.fit().n() + " 行", conditional.fit().events() + " 例");
    }

    /**
     * infert: the conditional P of spontaneous is 1.55e-8 and of induced 9.4e-5 (survival 3.5-3, see the reference
     * case).
     */
    @Test
    void asManyDecimalsOfPAsAsked() {
        RegressionSummary conditional =
                RegressionSummary.of(ConditionalLogistic.withDefaults().fit(x, y, set), CiMethod.WALD);
        Table table = tables.coefficients(conditional);
        double p = table.rows().get(1).cells().get(4).value();
        assertThat(p).isBetween(5e-5, 1.5e-4);
        assertThat(table.rows().get(1).cells().get(4).text()).isEqualTo("<0.001");
        Table finer = table.withP(5);
        assertThat(finer.rows().get(1).cells().get(4).text()).isEqualTo(Shown.fixed(p, 5));
        assertThat(finer.rows().get(0).cells().get(4).text()).isEqualTo("<0.00001");
        assertThat(finer.rows().get(1).cells().get(1))
                .isEqualTo(table.rows().get(1).cells().get(1));
    }

    @Test
    void traceAndFit() {
        StepwiseSelection.Result trace = StepwiseSelection.withDefaults()
                .with(SelectionMethod.FORWARD_LR)
                .select(x, y, set);
        Table table = tables.selection(trace);
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(0).cells().get(1).text()).isEqualTo("进入");
        RegressionSummary summary =
                RegressionSummary.of(ConditionalLogistic.withDefaults().fit(x, y, set), CiMethod.PROFILE, trace, null);
        assertThat(TextTable.of(tables.fit(summary))).contains("McFadden R²").doesNotContain("AUC");
        assertThat(tables.coefficients(summary).notes()).anyMatch(n -> n.contains("剖面似然法"));
    }
}
