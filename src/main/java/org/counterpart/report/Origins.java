package org.counterpart.report;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.result.Glossary;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.TestChoice;

/** Where a printed number comes from: the formula or test and the rows it used, in words. */
public final class Origins {
    private final Messages messages;

    public Origins(Messages messages) {
        this.messages = messages;
    }

    /** Of a group's numbers with a value. */
    public String mean(int n) {
        return text("mean", n);
    }

    public String median(int n) {
        return text("median", n);
    }

    public String share(long withValue) {
        return text("share", withValue);
    }

    public String smd(Comparison.Row row) {
        return text(row.kind() == Comparison.Kind.NUMERIC || row.categories().size() == 2 ? "smd" : "smd-categories");
    }

    /** The test, why it was chosen, and the rows it used. */
    public String test(TestChoice.Chosen chosen, String rows) {
        return text("test", messages.text("univariate.test." + chosen.test().key()), messages.text(chosen.why()), rows);
    }

    /** How many subjects of each group had a value. */
    public String subjects(Comparison comparison, Comparison.Row row) {
        List<String> known = new ArrayList<>();
        for (int g = 0; g < comparison.n().size(); g++) {
            known.add(Integer.toString(comparison.n().get(g) - row.missing().get(g)));
        }
        return words("subjects", String.join(" + ", known));
    }

    public String sets(int sets) {
        return words("sets", sets);
    }

    public String b(RegressionSummary summary, Size size) {
        String likelihood = switch (summary.model()) {
            case LOGISTIC -> "unconditional";
            case CONDITIONAL, FIRTH, CONDITIONAL_FIRTH -> summary.model().key();
        };
        return text("b-" + likelihood, size.subjects(), size.cases());
    }

    /** How many subjects a number is of: a count, or the mark of one that is not shown. */
    public record Size(Object subjects, Object cases) {}

    /** An odds ratio of a model of one variable. */
    public String alone(RegressionSummary summary) {
        return text("alone", summary.fit().n(), summary.fit().events());
    }

    public String se(RegressionSummary summary) {
        return text(summary.robust() == null ? "se" : "se-robust");
    }

    public String wald() {
        return text("wald");
    }

    public String p(boolean profile) {
        return text(profile ? "p-likelihood-ratio" : "p-wald");
    }

    public String oddsRatio() {
        return text("or");
    }

    public String ci(boolean profile) {
        return text(profile ? "ci-profile" : "ci-wald");
    }

    public String auc(int n, int cases) {
        return text("auc", n, cases);
    }

    public String aucP() {
        return text("auc-p");
    }

    public String cut() {
        return text("cut");
    }

    public String sensitivity(int cases) {
        return text("sensitivity", cases);
    }

    public String specificity(int controls) {
        return text("specificity", controls);
    }

    /**
     * The origin that stands under this key in {@code origin.*.properties}, with the name of the number in results.json
     * and what gives it in R, as the glossary has them.
     */
    public String text(String key, Object... arguments) {
        String words = words(key, arguments);
        return Glossary.committed()
                .ofOrigin(key)
                .map(field -> field.equivalent().isEmpty()
                        ? messages.text("origin.field", words, field.name())
                        : messages.text("origin.field-r", words, field.name(), field.equivalent()))
                .orElse(words);
    }

    /** The same as a part of another sentence. */
    public String words(String key, Object... arguments) {
        return messages.text("origin." + key, arguments);
    }
}
