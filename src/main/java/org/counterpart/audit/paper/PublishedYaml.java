package org.counterpart.audit.paper;

import java.util.List;
import java.util.function.BiConsumer;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.HosmerLemeshow;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Proportion;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.PublishedResults.Threshold;
import org.counterpart.audit.paper.PublishedResults.TwoByTwoTable;

/**
 * What was read of a paper as a {@code published.yaml}, numbers as printed: to be looked at, corrected, audited. What
 * was not printed is left out, and so is what was only added up.
 */
public final class PublishedYaml {
    private final StringBuilder out = new StringBuilder();

    private PublishedYaml() {}

    public static String of(PublishedResults paper) {
        PublishedYaml yaml = new PublishedYaml();
        yaml.write(paper);
        return yaml.out.isEmpty() ? "{}\n" : yaml.out.toString();
    }

    private void write(PublishedResults paper) {
        if (!paper.citation().isEmpty()) {
            out.append("citation:\n");
            paper.citation().forEach((key, value) -> line("  ", quoted(key), value));
        }
        line("", "design", paper.design());
        sizes("", paper.all());
        each("groups", paper.groups(), this::group);
        each("model", paper.models(), this::model);
        each("auc", paper.aucs(), this::auc);
        each("threshold", paper.thresholds(), this::threshold);
        each("counts", paper.counts(), this::count);
        each("means", paper.means(), this::mean);
        each("proportions", paper.proportions(), this::proportion);
    }

    /** One entry of a list: its first key stands behind the dash. */
    private final class Row {
        private final String indent;
        private boolean begun;

        private Row(String indent) {
            this.indent = indent;
        }

        private Row put(String key, String value) {
            if (!value.isEmpty()) {
                line(begin(), key, value);
            }
            return this;
        }

        private Row put(String key, Printed number) {
            return put(key, number.text());
        }

        private String begin() {
            String lead = begun ? indent + "  " : indent + "- ";
            begun = true;
            return lead;
        }
    }

    private <T> void each(String key, List<T> items, BiConsumer<Row, T> writer) {
        if (!items.isEmpty()) {
            out.append(key).append(":\n");
            items.forEach(item -> writer.accept(new Row("  "), item));
        }
    }

    private void sizes(String indent, Sizes sizes) {
        line(indent, "n_total", sizes.nTotal().text());
        line(indent, "n_cases", sizes.nCases().text());
        line(
                indent,
                sizes.controlsDerived() ? "n_controls_derived" : "n_controls",
                sizes.nControls().text());
    }

    private void group(Row row, Sizes sizes) {
        row.put("name", sizes.name()).put("n_total", sizes.nTotal()).put("n_cases", sizes.nCases());
        row.put(sizes.controlsDerived() ? "n_controls_derived" : "n_controls", sizes.nControls());
    }

    private void model(Row row, Model model) {
        row.put("label", model.label()).put("effect", model.effect().isEmpty() ? "OR" : model.effect());
        row.put("group", model.group())
                .put("link", model.link())
                .put("test", model.test().word());
        HosmerLemeshow fit = model.hosmerLemeshow();
        if (!fit.equals(HosmerLemeshow.NONE)) {
            out.append("    hosmer_lemeshow:\n");
            line("      ", "chi2", fit.chi2().text());
            line("      ", "df", fit.df().text());
            line("      ", "p", fit.p().text());
        }
        out.append("    predictors:\n");
        model.predictors().forEach(p -> predictor(new Row("      "), p));
    }

    private void predictor(Row row, Predictor p) {
        row.put("name", p.name()).put("type", p.type());
        row.put("or", p.or())
                .put("ci_low", p.ciLow())
                .put("ci_high", p.ciHigh())
                .put("p", p.p());
        row.put("b", p.b()).put("se", p.se()).put("wald", p.wald());
        if (p.table() != null) {
            TwoByTwoTable t = p.table();
            out.append("        table2x2:\n");
            line("          ", "exposed_cases", t.exposedCases().text());
            line("          ", "exposed_controls", t.exposedControls().text());
            line("          ", "unexposed_cases", t.unexposedCases().text());
            line("          ", "unexposed_controls", t.unexposedControls().text());
        }
    }

    private void auc(Row row, Auc a) {
        row.put("group", a.group()).put("label", a.label()).put("value", a.value());
        row.put("ci_low", a.ciLow()).put("ci_high", a.ciHigh()).put("p", a.p()).put("se", a.se());
        row.put("n_cases", a.nCases()).put("n_controls", a.nControls());
    }

    private void threshold(Row row, Threshold t) {
        row.put("group", t.group()).put("label", t.label()).put("cutoff", t.cutoff());
        row.put("sensitivity", t.sensitivity()).put("specificity", t.specificity());
        row.put("youden", t.youden()).put("ppv", t.ppv()).put("npv", t.npv()).put("accuracy", t.accuracy());
        row.put("lr_pos", t.lrPos()).put("lr_neg", t.lrNeg());
        row.put("tp", t.tp()).put("fp", t.fp()).put("fn", t.fn()).put("tn", t.tn());
    }

    private void count(Row row, Count c) {
        row.put("name", c.name()).put("group", c.group());
        row.put("cases_n", c.casesN()).put("cases_pct", c.casesPct());
        row.put("controls_n", c.controlsN()).put("controls_pct", c.controlsPct());
        row.put("p_2x2", c.p2x2()).put("chi2", c.chi2());
    }

    private void mean(Row row, Mean m) {
        row.put("name", m.name()).put("group", m.group()).put("integer", m.integer() ? "true" : "");
        row.put("cases_mean", m.casesMean()).put("cases_sd", m.casesSd());
        row.put("controls_mean", m.controlsMean()).put("controls_sd", m.controlsSd());
        row.put("t", m.t()).put("p", m.p());
    }

    private void proportion(Row row, Proportion p) {
        row.put("name", p.name())
                .put("count", p.count())
                .put("total", p.total())
                .put("pct", p.pct());
    }

    private void line(String lead, String key, String value) {
        if (!value.isEmpty()) {
            out.append(lead).append(key).append(": ").append(quoted(value)).append('\n');
        }
    }

    private static String quoted(String text) {
        return "'" + text.replaceAll("[\\s\\p{Cntrl}]+", " ").replace("'", "''") + "'";
    }
}
