package org.counterpart.audit.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.HosmerLemeshow;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Proportion;
import org.counterpart.audit.paper.PublishedResults.Remark;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.PublishedResults.Threshold;
import org.counterpart.audit.paper.PublishedResults.TwoByTwoTable;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.source.TextFile;
import org.counterpart.stats.Note;
import org.counterpart.yaml.FullWidthMarks;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;
import org.counterpart.yaml.YamlNode.Mapping;
import org.counterpart.yaml.YamlNode.Scalar;
import org.counterpart.yaml.YamlProblems;
import org.counterpart.yaml.YamlReader;
import org.counterpart.yaml.YamlSchema;

/**
 * Reads a file of published results ({@code data-schema/published.md}): YAML, held against its schema. Everything that
 * is wrong is told at once, each with its line; what is right but of no use to the audit is left out with a remark.
 */
public final class PublishedReader {
    static final YamlSchema SCHEMA = YamlSchema.beside(PublishedReader.class, "published.schema.json");

    private static final String ABSENT = "(?i)|na|n/a|nr|-+|–+|—+|/|\\.|none|null|~";

    private final String source;
    private final List<Remark> remarks = new ArrayList<>();

    private PublishedReader(String source) {
        this.source = source;
    }

    /** @throws ProblemsException with every problem of the file */
    public static PublishedResults read(Path file) throws IOException {
        return read(TextFile.read(file), file.toString());
    }

    /** @throws ProblemsException with every problem of the text */
    public static PublishedResults read(String yaml, String source) {
        YamlProblems problems = new YamlProblems(source);
        YamlNode root = YamlReader.parse(yaml, problems);
        if (root instanceof Mapping) {
            SCHEMA.check(root, problems);
        } else if (root != null) {
            problems.add(root.line(), "", "", "audit.problem.not-results");
        }
        if (problems.any()) {
            FullWidthMarks.tell(yaml, problems);
        }
        problems.throwIfAny();
        PublishedReader reader = new PublishedReader(source);
        return reader.results(reader.new Row(YamlKey.top(problems, root)));
    }

    private PublishedResults results(Row top) {
        Map<String, String> citation = citation(top.key("citation"));
        String design = top.text("design");
        Sizes all = sizes(top, "all");
        List<Sizes> groups = top.list("groups", g -> sizes(g, g.text("name")));
        List<Model> models = top.list("model", this::model);
        List<Auc> aucs = top.list("auc", this::auc);
        List<Threshold> thresholds = top.list("threshold", this::threshold);
        List<Count> counts = top.list("counts", this::count);
        List<Mean> means = top.list("means", this::mean);
        List<Proportion> proportions = top.list("proportions", this::proportion);
        top.finish();
        return new PublishedResults(
                source,
                citation,
                design,
                all,
                groups,
                models,
                aucs,
                thresholds,
                counts,
                means,
                proportions,
                remarks,
                Map.of());
    }

    private static Map<String, String> citation(YamlKey key) {
        Map<String, String> citation = new LinkedHashMap<>();
        if (key.node() instanceof Scalar && key.present()) {
            citation.put("title", key.text());
        }
        key.keys().forEach((name, part) -> {
            if (part.node() instanceof Scalar) {
                citation.put(name, part.text());
            }
        });
        return citation;
    }

    private Sizes sizes(Row row, String name) {
        Printed printed = row.number("n_controls");
        Printed derived = row.number("n_controls_derived");
        return new Sizes(
                name,
                row.number("n_total"),
                row.number("n_cases"),
                printed.present() ? printed : derived,
                !printed.present() && derived.present());
    }

    private Model model(Row row) {
        String effect = row.text("effect");
        return new Model(
                row.text("label"),
                effect.isEmpty() ? "OR" : effect,
                row.text("group"),
                row.text("link"),
                TestOfP.of(row.text("test")),
                row.one("hosmer_lemeshow", k -> new HosmerLemeshow(k.number("chi2"), k.number("df"), k.number("p")))
                        .orElse(HosmerLemeshow.NONE),
                row.list("predictors", this::predictor));
    }

    private Predictor predictor(Row row) {
        return new Predictor(
                row.text("name"),
                row.text("type"),
                row.number("or"),
                row.number("ci_low"),
                row.number("ci_high"),
                row.number("p"),
                row.number("b"),
                row.number("se"),
                row.number("wald"),
                table(row));
    }

    private TwoByTwoTable table(Row row) {
        return row.one(
                        "table2x2",
                        k -> new TwoByTwoTable(
                                k.number("exposed_cases"),
                                k.number("exposed_controls"),
                                k.number("unexposed_cases"),
                                k.number("unexposed_controls")))
                .orElse(null);
    }

    private Auc auc(Row row) {
        return new Auc(
                row.text("group"),
                row.text("label"),
                row.number("value"),
                row.number("ci_low"),
                row.number("ci_high"),
                row.number("p"),
                row.number("se"),
                row.number("n_cases"),
                row.number("n_controls"));
    }

    private Threshold threshold(Row row) {
        return new Threshold(
                row.text("group"),
                row.text("label"),
                row.text("cutoff"),
                row.number("sensitivity"),
                row.number("specificity"),
                row.number("youden"),
                row.number("ppv"),
                row.number("npv"),
                row.number("accuracy"),
                row.number("lr_pos"),
                row.number("lr_neg"),
                row.number("tp"),
                row.number("fp"),
                row.number("fn"),
                row.number("tn"));
    }

    private Count count(Row row) {
        return new Count(
                row.text("name"),
                row.text("group"),
                row.number("cases_n"),
                row.number("cases_pct"),
                row.number("controls_n"),
                row.number("controls_pct"),
                row.number("p_2x2"),
                row.number("chi2"));
    }

    private Proportion proportion(Row row) {
        return new Proportion(row.text("name"), row.number("count"), row.number("total"), row.number("pct"));
    }

    private Mean mean(Row row) {
        return new Mean(
                row.text("name"),
                row.text("group"),
                row.text("integer").matches("(?i)true|yes|y|1|是"),
                row.number("cases_mean"),
                row.number("cases_sd"),
                row.number("controls_mean"),
                row.number("controls_sd"),
                row.number("t"),
                row.number("p"));
    }

    /** One mapping of the file: its keys are asked for by name, what was never asked for is remarked on at the end. */
    private final class Row {
        private final YamlKey at;
        private final Set<String> asked = new HashSet<>();

        Row(YamlKey at) {
            this.at = at;
        }

        YamlKey key(String name) {
            asked.add(name);
            return at.key(name);
        }

        String text(String name) {
            return key(name).text().strip();
        }

        Printed number(String name) {
            String text = text(name);
            if (text.matches(ABSENT)) {
                return Printed.NONE;
            }
            YamlKey key = key(name);
            Printed printed = Printed.of(text, key.node().line());
            if (!printed.isNumber()) {
                remark(key, key.node().line(), Note.of("audit.remark.not-a-number", text));
            }
            return printed;
        }

        <T> List<T> list(String name, Function<Row, T> read) {
            return key(name).items().stream().map(item -> read(item, read)).toList();
        }

        <T> Optional<T> one(String name, Function<Row, T> read) {
            YamlKey key = key(name);
            return key.present() ? Optional.of(read(key, read)) : Optional.empty();
        }

        private <T> T read(YamlKey key, Function<Row, T> read) {
            Row row = new Row(key);
            T value = read.apply(row);
            row.finish();
            return value;
        }

        /** The schema allows no other keys than those asked for and those that are only carried along. */
        void finish() {
            at.keys().forEach((name, key) -> {
                if (!asked.contains(name)) {
                    remark(key, key.line(), Note.of("audit.remark.carried"));
                }
            });
        }

        private void remark(YamlKey key, int line, Note what) {
            remarks.add(new Remark(line, key.path(), what));
        }
    }
}
