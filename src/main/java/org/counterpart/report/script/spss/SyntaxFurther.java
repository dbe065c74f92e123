package org.counterpart.report.script.spss;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.script.code.Code;
import org.counterpart.study.Further;
import org.counterpart.study.StudyResult;
import org.counterpart.study.model.Subgroups;

/** The part of {@code verify.sps} that re-does the models of a plan's list after the first, and the subgroups. */
record SyntaxFurther(StudyResult result, SyntaxFrame data, SyntaxText out) {

    void write() {
        List<Further.OfList> models = result.further().models();
        for (int i = 1; i < models.size(); i++) {
            model(models.get(i), Code.of("m{}x", Code.of(i + 1)), Code.of("model{}", Code.of(i + 1)));
        }
        List<Subgroups> subgroups = result.further().subgroups();
        for (int i = 0; i < subgroups.size(); i++) {
            subgroups(subgroups.get(i), i + 1);
        }
    }

    /** @param stem of the names of its terms */
    private void model(Further.OfList one, Code stem, Code risk) {
        out.heading("The model " + one.name());
        RegressionSummary summary = one.models().unconditional();
        if (summary == null) {
            out.comment("No variable entered.");
            return;
        }
        List<Code> terms = new ArrayList<>();
        summary.slopes()
                .forEach(c -> terms.add(data.compute(
                        stem, terms.size() + 1, c.term(), one.models().design().predictors())));
        boolean selected = summary.selection() != null;
        if (selected) {
            out.line("COMPUTE inside={}.", data.complete(one.models().offered()))
                    .line("FILTER BY inside.");
        }
        Code x = Code.join(" ", terms);
        out.coefficients(one.name(), summary);
        out.line("LOGISTIC REGRESSION VARIABLES=case WITH {} /PRINT=CI(95).", x);
        if (one.models().conditional() != null) {
            out.coefficients(one.name() + ", conditional", one.models().conditional());
            out.line("COMPUTE time=2-case.")
                    .line(
                            "COXREG VARIABLES=time WITH {} /STATUS=case(1) /STRATA=set /METHOD=ENTER {}"
                                    + " /PRINT=CI(95).",
                            x,
                            x);
        }
        one.auc().ifPresent(auc -> {
            out.line("COMPUTE {}=1/(1+EXP(-({}))).", risk, SyntaxFrame.linear(summary, terms));
            out.area(one.name(), auc.auc(), risk);
            out.comment("Its area less that of the model before is not re-done here: ROC has no DeLong's test.");
        });
        if (selected) {
            out.line("FILTER OFF.");
        }
    }

    private void subgroups(Subgroups of, int at) {
        out.heading("The model in each level of " + of.by().name());
        for (Subgroups.Level level : of.levels()) {
            level(of, level, at);
        }
        interactions(of, at);
    }

    /** The models of levels are fitted by a filter: who is in the level, and has every variable of the model. */
    private void level(Subgroups of, Subgroups.Level level, int at) {
        String what = of.by().name() + " " + level.level();
        RegressionSummary summary = level.summary();
        if (summary == null) {
            out.comment(SyntaxText.shortened(what) + ": no model.");
            return;
        }
        int code = of.by().levels().indexOf(level.level());
        List<Code> terms = new ArrayList<>();
        summary.slopes()
                .forEach(c -> terms.add(data.compute(
                        Code.of("g{}l{}x", Code.of(at), Code.of(code)),
                        terms.size() + 1,
                        c.term(),
                        summary.fit().design().predictors())));
        out.line(
                        "COMPUTE inside=({}={}) AND {}.",
                        data.name(of.by().name()),
                        Code.of(code),
                        data.complete(of.predictors()))
                .line("FILTER BY inside.");
        out.found(SyntaxText.shortened(what) + ": " + level.n() + " subjects, " + level.events() + " cases");
        out.coefficients(what, summary);
        Code x = Code.join(" ", terms);
        if (of.conditional()) {
            out.line("COMPUTE time=2-case.")
                    .line(
                            "COXREG VARIABLES=time WITH {} /STATUS=case(1) /STRATA=set /METHOD=ENTER {}"
                                    + " /PRINT=CI(95).",
                            x,
                            x);
        } else {
            out.line("LOGISTIC REGRESSION VARIABLES=case WITH {} /PRINT=CI(95).", x);
        }
        out.line("FILTER OFF.");
    }

    /** SPSS tests no products by likelihood ratio, but prints the two likelihoods. */
    private void interactions(Subgroups of, int at) {
        DesignMatrix base = of.base();
        int by = base.predictors().size() - 1;
        if (of.predictors().isEmpty() || base.columns() == 0) {
            return;
        }
        if (of.conditional()) {
            out.comment("Interaction: the likelihoods are conditional on the sets; verify.R does the test again.");
            return;
        }
        List<Code> all = new ArrayList<>();
        for (int j = 0; j < base.columns(); j++) {
            all.add(data.compute(
                    Code.of("g{}b", Code.of(at)), j + 1, base.terms().get(j), base.predictors()));
        }
        out.comment("Interaction: the -2 log likelihood of the first model less that of each further one is the"
                + " statistic.");
        out.line("LOGISTIC REGRESSION VARIABLES=case WITH {}.", Code.join(" ", all));
        List<Code> products = new ArrayList<>();
        for (int p = 0; p < by; p++) {
            List<Code> own = new ArrayList<>();
            for (int j = 0; j < base.columns(); j++) {
                for (int level = 0; base.predictorOf(j) == p && level < base.columns(); level++) {
                    if (base.predictorOf(level) == by) {
                        Code product = Code.of("g{}p{}", Code.of(at), Code.of(products.size() + own.size() + 1));
                        out.line("COMPUTE {}={}*{}.", product, all.get(j), all.get(level));
                        own.add(product);
                    }
                }
            }
            if (!own.isEmpty()) {
                products.addAll(own);
                test(
                        of.predictors().get(p) + " by " + of.by().name(),
                        of.interactions().get(p).test(),
                        all,
                        own);
            }
        }
        test("all by " + of.by().name(), of.together(), all, products);
    }

    private void test(String what, ModelTest test, List<Code> all, List<Code> products) {
        if (Double.isNaN(test.p())) {
            out.comment(SyntaxText.shortened(what) + ": no test.");
            return;
        }
        out.found(SyntaxText.shortened(what) + ": likelihood ratio " + SyntaxText.shown(test.statistic()) + ", df "
                + test.df() + ", P " + SyntaxText.shown(test.p()));
        out.line("LOGISTIC REGRESSION VARIABLES=case WITH {} {}.", Code.join(" ", all), Code.join(" ", products));
    }
}
