package org.counterpart.report.json;

import java.util.List;
import java.util.function.BiConsumer;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Fields;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.univariate.AllTests;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.Comparison.Row;
import org.counterpart.univariate.EffectSize;
import org.counterpart.univariate.Summary;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.posthoc.PostHoc;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;
import org.counterpart.univariate.test.TestResult;

/** A comparison of groups as JSON, in the fields of the contract. */
public final class ComparisonJson {
    private final Comparison comparison;

    private ComparisonJson(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * @param stratified of the comparison's binary variables, each beside its row
     * @param posthoc of its rows, each beside its own; empty where nobody asked
     */
    public static void write(
            Fields out, Comparison comparison, List<StratifiedOddsRatio> stratified, List<PostHoc> posthoc) {
        write(out, comparison, (row, of) -> {
            stratified(row, of, stratified);
            posthoc(row, of, posthoc);
        });
    }

    /** Of those the row's own; no field where there is none. */
    static void posthoc(Fields row, Row of, List<PostHoc> posthoc) {
        String name = of.variable().name();
        posthoc.stream()
                .filter(p -> p.variable().equals(name))
                .forEach(p -> PostHocJson.write(row, p, row.disclosure().hidesTable(name)));
    }

    /** Of those the row's own; no field where there is none. */
    static void stratified(Fields row, Row of, List<StratifiedOddsRatio> stratified) {
        List<StratifiedOddsRatio> own = stratified.stream()
                .filter(s -> s.variable().equals(of.variable().name()))
                .toList();
        if (!own.isEmpty()) {
            row.each("stratified", own, StratifiedJson::write);
        }
    }

    /** @param beside writes what is known of a row besides */
    static void write(Fields out, Comparison comparison, BiConsumer<Fields, Row> beside) {
        ComparisonJson json = new ComparisonJson(comparison);
        json.group(out.object("group"));
        out.each("rows", comparison.rows(), (row, of) -> json.row(row, of, beside));
        out.notesIfAny("notes", comparison.notes());
    }

    private void group(Fields out) {
        out.put("variable", comparison.group()).texts("levels", comparison.levels());
        Fields n = out.object("n");
        for (int g = 0; g < comparison.levels().size(); g++) {
            n.put(comparison.levels().get(g), comparison.n().get(g));
        }
    }

    private void row(Fields out, Row row, BiConsumer<Fields, Row> beside) {
        Disclosure disclosure = out.disclosure();
        boolean table = disclosure.hidesTable(row.variable().name());
        boolean pairs = disclosure.hidesPairs(row.variable().name());
        out.put("variable", row.variable().name()).put("type", row.kind().word());
        out.put("missing", row.missingInAll());
        Fields summary = out.object("summary");
        for (int g = 0; g < comparison.levels().size(); g++) {
            summary(summary.object(comparison.levels().get(g)), row, g);
        }
        chosen(out, row, row.chosen(), row.unpaired() == null ? table : pairs);
        Fields shown = out.hidden(table);
        shown.put("smd", row.smd());
        if (!Double.isFinite(row.smd())) {
            shown.put("smdReason", out.messages().text(smdReason(row)));
        }
        if (comparison.levels().size() > 2) {
            EffectSize effect = EffectSize.of(row);
            shown.object("effect")
                    .put("measure", effect.measure().word())
                    .put("value", effect.value(), out.messages().text("univariate.undefined"));
        }
        if (row.unpaired() != null) {
            chosen(out.object("unpaired"), row, row.unpaired(), table);
        }
        if (row.crude() != null) {
            oddsRatio(shown.object("crudeOr"), row.crude());
        }
        if (row.paired() != null) {
            paired(out.object("paired"), row, pairs);
        }
        beside.accept(out, row);
        if (!row.tests().isEmpty()) {
            // Each of many tests on a small table tells something else of it.
            Fields tests = out.hidden(disclosure.asked()).object("tests");
            row.tests().forEach((test, entry) -> entry(tests.object(test.key()), entry));
        }
    }

    private static Note smdReason(Row row) {
        return Note.of(Double.isInfinite(row.smd()) ? "univariate.no-overlap" : "univariate.no-smd");
    }

    private static void summary(Fields out, Row row, int group) {
        Disclosure disclosure = out.disclosure();
        String variable = row.variable().name();
        out.put("missing", row.missing().get(group));
        if (!row.summaries().isEmpty()) {
            Summary s = row.summaries().get(group);
            String none = out.messages().text("univariate.too-few", s.n());
            out.put("n", s.n());
            out.hidden(disclosure.hidesTable(variable) || disclosure.small(s.n()))
                    .put("mean", s.mean(), none)
                    .put("sd", s.sd(), none)
                    .put("median", s.median(), none)
                    .put("q1", s.q1(), none)
                    .put("q3", s.q3(), none)
                    .put("min", s.min(), none)
                    .put("max", s.max(), none);
        }
        if (row.kind() != Kind.NUMERIC) {
            out.put("n", row.counts().columnTotal(group));
            Fields counts = out.object("counts");
            for (int i = 0; i < row.categories().size(); i++) {
                String level = row.categories().get(i);
                counts.hidden(disclosure.hides(variable, level))
                        .put(level, row.counts().count(i, group));
            }
        }
    }

    /** A test; where its numbers are hidden, P only as below alpha or not, if that may be told. */
    private static void chosen(Fields all, Row row, TestChoice.Chosen chosen, boolean hidden) {
        Disclosure disclosure = all.disclosure();
        Fields out = all.hidden(hidden);
        all.hidden(hidden && disclosure.hidesTest(row, chosen))
                .put("test", chosen.test().key());
        out.put("why", out.messages().text(chosen.why()));
        result(all.hidden(hidden && disclosure.hidesDf(row, chosen)), out, chosen.result());
        double p = chosen.result().p();
        boolean paired = row.paired() != null && chosen.equals(row.paired().chosen());
        boolean told = !(paired && disclosure.hidesSide(row.variable().name()));
        if (hidden && told && Double.isFinite(p)) {
            all.put("pBelowAlpha", p < disclosure.alpha());
        }
    }

    private static void result(Fields out, TestResult r) {
        result(out, out, r);
    }

    private static void result(Fields ofDf, Fields out, TestResult r) {
        String reason = out.messages()
                .text(
                        !r.notes().isEmpty()
                                ? r.notes().get(0)
                                : Note.of(
                                        Double.isNaN(r.statistic()) ? "univariate.no-statistic" : "univariate.no-df"));
        out.put("statistic", r.statistic(), reason);
        ofDf.put("df", r.df(), reason);
        if (!Double.isNaN(r.df2())) {
            out.put("df2", r.df2());
        }
        if (!Double.isNaN(r.z())) {
            out.put("z", r.z());
        }
        out.put("p", r.p(), reason);
        if (!Double.isNaN(r.estimate()) || !r.ci().equals(Interval.NONE)) {
            out.put("estimate", r.estimate(), out.messages().text("univariate.undefined"));
            out.put("ci", r.ci());
        }
        out.notesIfAny("notes", r.notes());
    }

    private static void entry(Fields out, AllTests.Entry entry) {
        if (entry.single()) {
            result(out, entry.result());
        } else {
            entry.byGroup().forEach((group, r) -> result(out.object(group), r));
        }
    }

    private static void oddsRatio(Fields out, TestResult crude) {
        String reason = out.messages().text("univariate.zero-cell");
        out.put("or", crude.estimate(), reason).put("ci", crude.ci()).put("p", crude.p(), reason);
    }

    private static void paired(Fields out, Row row, boolean hidden) {
        chosen(out, row, row.paired().chosen(), hidden);
        out.put("sets", row.paired().sets());
        if (row.paired().oddsRatio() != null) {
            Fields or = out.hidden(hidden).object("discordant");
            or.put("caseOnly", row.paired().oddsRatio().b());
            or.put("controlOnly", row.paired().oddsRatio().c());
            or.put("or", row.paired().oddsRatio().estimate(), or.messages().text("univariate.undefined"));
            or.put("ci", row.paired().oddsRatio().ci());
        }
    }
}
