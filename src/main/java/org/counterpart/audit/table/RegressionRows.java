package org.counterpart.audit.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.TestNaming;
import org.counterpart.audit.paper.PaperBuilder;
import org.counterpart.audit.paper.Place;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.TwoByTwoTable;
import org.counterpart.audit.paper.TestOfP;
import org.counterpart.audit.table.Heads.Known;
import org.counterpart.audit.table.RowLabels.Label;

/** Ratios with their intervals and what stands beside them: one model a block of columns and a heading of rows. */
final class RegressionRows {
    private static final Pattern CONSTANT = Pattern.compile("(?i)constant|intercept|\\(intercept\\)|常量|常数项?|截距");
    /** Rows of other measures among the ratios: of interaction, of the fit of the model. */
    private static final Pattern OTHER_MEASURE = Pattern.compile(
            "(?i)(?:.*: )?(?:RERI|AP|synergy.*|relative excess.*|attributable.*|(?:nagelkerke|cox).*|(?:pseudo )?R ?[2²].*"
                    + "|AIC|BIC|N|(?:no\\. of )?(?:observations|events)|goodness.*"
                    + "|(?:log|restricted)?[- ]?likelihood.*|-2 ?log.*|hosmer.*|AUC.*|c[- ](?:index|statistic).*"
                    + "|(?:mean |risk )?difference.*|p (?:for|of) .*)");

    /** What says that ratios are meant: HR and RR are heart and respiratory rates too. */
    private static final Pattern RATIOS = Pattern.compile(
            "(?i)\\bC\\.?I\\b|confidence|credible|ratios?\\b|regression|logistic|\\bcox\\b|置信|可信|回归|危险因素");

    private static final Pattern SINGLE = Pattern.compile("(?i)univaria|unadjusted|crude|单因素|单变量");
    private static final Pattern SEVERAL = Pattern.compile("(?i)multivaria|multiple|adjusted|多因素|多变量");

    private final PrintedTable grid;
    private final Scope scope;
    private final Exposures exposures;

    /** @param exposures counts of cases and controls beside the ratios */
    RegressionRows(PrintedTable grid, Scope scope, Exposures exposures) {
        this.grid = grid;
        this.scope = scope;
        this.exposures = exposures;
    }

    private record Sample(String model, String part) {}

    private static final class Rows {
        private final List<Predictor> predictors = new ArrayList<>();
        private final List<Place> places = new ArrayList<>();
    }

    /** Without an interval in any row it is no table of ratios: a column HR may hold heart rates. */
    void read(Block block, List<Label> labels, int heads, PaperBuilder into, List<Use> uses) {
        Map<Sample, Rows> models = new LinkedHashMap<>();
        List<Use> used = new ArrayList<>();
        boolean intervals = false;
        if (!saysRatios(block, heads)) {
            return;
        }
        List<RowValues> read = RowValues.of(grid, labels, block);
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            RowValues values = read.get(i);
            if (CONSTANT.matcher(label.name()).matches()) {
                // Understood, and nothing is computed from it.
                values.uses().forEach(u -> used.add(u.as("constant")));
                continue;
            }
            if (OTHER_MEASURE.matcher(label.name()).matches()) {
                continue;
            }
            used.addAll(values.uses());
            if (values.has("or")) {
                intervals |= values.has("ci_low") && values.has("ci_high");
                Rows rows = models.computeIfAbsent(new Sample(label.model(), label.part()), s -> new Rows());
                rows.places.add(scope.place(grid, label.row() - heads + 1));
                boolean crude = SINGLE.matcher(label(block, label.model())).find();
                rows.predictors.add(predictor(label.name(), values, crude ? table(label, labels, read) : null));
            }
        }
        if (!intervals) {
            return;
        }
        uses.addAll(used);
        models.forEach((sample, rows) -> into.add(
                new Model(
                                label(block, sample.model()),
                                block.ratio().effect(),
                                scope.group(sample.part()),
                                link(),
                                rows.predictors)
                        .with(test(block, heads)),
                rows.places));
    }

    /** The test of its P values that the table names: above them, by a column of Wald statistics, or in words. */
    private TestOfP test(Block block, int heads) {
        TestOfP test = TestNaming.ofTable(grid.caption(), grid.notes());
        for (Known known : block.columns()) {
            if (known.what().kind() == TableColumn.Kind.WALD) {
                return TestOfP.WALD;
            }
            for (int r = 0; known.what().kind() == TableColumn.Kind.P && r < heads; r++) {
                TestOfP above = TestNaming.ofHead(grid.at(r, known.column()).text());
                test = above == TestOfP.NOT_SAID ? test : above;
            }
        }
        return test;
    }

    private boolean saysRatios(Block block, int heads) {
        StringBuilder words = new StringBuilder(grid.about());
        boolean limits = false;
        for (Known known : block.columns()) {
            TableColumn.Kind kind = known.what().kind();
            limits |= kind == TableColumn.Kind.INTERVAL || kind == TableColumn.Kind.LOWER;
            for (int r = 0; r < heads; r++) {
                words.append(' ').append(grid.at(r, known.column()).text());
            }
        }
        return limits || RATIOS.matcher(words).find();
    }

    /** Counts of this level and of its reference, the one level of its variable without a ratio. */
    private TwoByTwoTable table(Label label, List<Label> labels, List<RowValues> read) {
        List<Label> reference = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (read.get(i).isReference() && RowLabels.ofOneVariable(label, labels.get(i), labels)) {
                reference.add(labels.get(i));
            }
        }
        return reference.size() == 1 ? exposures.of(label, reference.get(0)) : null;
    }

    private static Predictor predictor(String name, RowValues values, TwoByTwoTable table) {
        return new Predictor(
                name,
                "",
                values.of("or"),
                values.of("ci_low"),
                values.of("ci_high"),
                values.of("p"),
                values.of("b"),
                values.of("se"),
                values.of("wald"),
                table);
    }

    /** The words of the block, or of the caption where they say one kind of analysis alone. */
    private String label(Block block, String heading) {
        String words = (block.label() + " " + heading).strip();
        if (!words.isEmpty()) {
            return words;
        }
        String caption = grid.caption();
        boolean single = SINGLE.matcher(caption).find();
        boolean several = SEVERAL.matcher(caption).find();
        return single != several ? caption.strip() : "";
    }

    private String link() {
        String about = grid.about().toLowerCase(Locale.ROOT);
        return about.contains("conditional logistic") || about.contains("条件logistic")
                ? "conditional"
                : about.contains("logistic") ? "logistic" : "";
    }
}
