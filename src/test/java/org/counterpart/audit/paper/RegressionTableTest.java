package org.counterpart.audit.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.cohort.cell.ProblemsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionTableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Variable,OR,95% CI lower,95% CI upper,P value\nTFI,5.378,2.010,14.390,<0.05\n",
                "变量,OR值,95%CI下限,95%CI上限,P值\nTFI,5.378,2.010,14.390,<0.05\n",
                "name,or,ci_low,ci_high,p\nTFI,5.378,2.010,14.390,<0.05\n",
                "Factor\tOR\t95%CI\tP\nTFI\t5.378\t2.010~14.390\t<0.05\n",
                "变量;比值比(95%置信区间);P\nTFI;5.378 (2.010–14.390);<0.05\n",
                "Characteristic,Exp(B),Lower,Upper,Sig.\nTFI,5.378,2.010,14.390,<0.05\n"
            })
    void knowsColumnsByTheirHeads(String csv) throws IOException {
        PublishedResults table = RegressionTable.read(csv, "t.csv");
        Predictor row = table.models().get(0).predictors().get(0);
        assertThat(row.name() + " " + row.or().text() + " " + row.ciLow().text() + " "
                        + row.ciHigh().text() + " " + row.p().text())
                .isEqualTo("TFI 5.378 2.010 14.390 <0.05");
        assertThat(row.or().line()).isEqualTo(2);
        assertThat(table.models().get(0).effect()).isEqualTo("OR");
    }

    @Test
    void readsSpssColumnsAndRemarksOnUnknownOnes() throws IOException {
        PublishedResults table = RegressionTable.read(
                "因素,回归系数,标准误,Wald χ2,P,HR,下限,上限,备注\n\"年龄,岁\",0.039,0.015,6.76,0.009,1.04,1.01,1.07,x\n", "t.csv");
        Predictor row = table.models().get(0).predictors().get(0);
        assertThat(row.name()).isEqualTo("年龄,岁");
        assertThat(row.b().text() + " " + row.se().text() + " " + row.wald().text())
                .isEqualTo("0.039 0.015 6.76");
        assertThat(table.models().get(0).effect()).isEqualTo("HR");
        assertThat(table.notes()).extracting(PublishedResults.Remark::key).containsExactly("备注");
    }

    @Test
    void refusesATableWithoutRatios() {
        assertThatThrownBy(() -> RegressionTable.read("a,b\n1,2\n", "t.csv")).isInstanceOf(ProblemsException.class);
        assertThatThrownBy(() -> RegressionTable.read("", "t.csv")).isInstanceOf(ProblemsException.class);
    }
}
