package org.counterpart.audit.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Proportion;
import org.counterpart.audit.paper.PublishedResults.Remark;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.PublishedResults.Threshold;
import org.counterpart.audit.paper.PublishedResults.TwoByTwoTable;
import org.counterpart.cohort.cell.NearestName;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.source.TextFile;
import org.counterpart.stats.Note;

/**
 * Reads a file of published results (YAML). A key it does not know is left out with a remark that names the nearest one
 * it knows; a structure it cannot use is a problem with its line, and all problems are reported together.
 */
public final class PublishedReader {
    private static final Set<String> CARRIED = Set.of("derived", "notes", "pmid", "pmcid", "url", "doi", "source");
    private static final String ABSENT = "(?i)|na|n/a|nr|-+|–+|—+|/|\\.|none|null|~";

    private final String source;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    private PublishedReader(String source) {
        this.source = source;
    }

    /** @throws ProblemsException with every problem of the file */
    public static PublishedResults read(Path file) throws IOException {
        return read(TextFile.read(file), file.toString());
    }

    public static PublishedResults read(String yaml, String source) {
        PublishedReader reader = new PublishedReader(source);
        YamlTree root = YamlTree.read(yaml, source, reader.problems);
        PublishedResults results = null;
        if (root instanceof YamlTree.Mapping mapping) {
            results = reader.results(reader.new Keys("", mapping));
        } else if (reader.problems.isEmpty()) {
            reader.problem(root.line(), "", Note.of("audit.problem.not-results"));
        }
        if (!reader.problems.isEmpty()) {
            throw new ProblemsException(reader.problems);
        }
        return results;
    }

    private PublishedResults results(Keys top) {
        PublishedResults results = new PublishedResults(
                source,
                citation(top),
                top.text("design"),
                sizes(top, "all"),
                top.list("groups", g -> sizes(g, g.text("name"))),
                top.list("model", this::model),
                top.list("auc", this::auc),
                top.list("threshold", this::threshold),
                top.list("counts", this::count),
                top.list("means", this::mean),
                top.list(
                        "proportions",
                        k -> new Proportion(k.text("name"), k.number("count"), k.number("total"), k.number("pct"))),
                remarks);
        top.finish();
        return new PublishedResults(
                source,
                results.citation(),
                results.design(),
                results.all(),
                results.groups(),
                results.models(),
                results.aucs(),
                results.thresholds(),
                results.counts(),
                results.means(),
                results.proportions(),
                remarks);
    }

    private Map<String, String> citation(Keys top) {
        Map<String, String> citation = new LinkedHashMap<>();
        YamlTree node = top.take("citation");
        if (node instanceof YamlTree.Scalar title) {
            citation.put("title", title.text());
        } else if (node instanceof YamlTree.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                if (value instanceof YamlTree.Scalar scalar) {
                    citation.put(key, scalar.text());
                }
            });
        }
        return citation;
    }

    private Sizes sizes(Keys keys, String name) {
        Printed printed = keys.number("n_controls");
        Printed derived = keys.number("n_controls_derived");
        return new Sizes(
                name,
                keys.number("n_total"),
                keys.number("n_cases"),
                printed.present() ? printed : derived,
                !printed.present() && derived.present());
    }

    private Model model(Keys keys) {
        String effect = keys.text("effect");
        return new Model(
                keys.text("label"),
                effect.isEmpty() ? "OR" : effect,
                keys.text("group"),
                keys.text("link"),
                keys.list("predictors", this::predictor));
    }

    private Predictor predictor(Keys keys) {
        return new Predictor(
                keys.text("name"),
                keys.text("type"),
                keys.number("or"),
                keys.number("ci_low"),
                keys.number("ci_high"),
                keys.number("p"),
                keys.number("b"),
                keys.number("se"),
                keys.number("wald"),
                table(keys));
    }

    private TwoByTwoTable table(Keys keys) {
        List<TwoByTwoTable> table = keys.one(
                "table2x2",
                k -> new TwoByTwoTable(
                        k.number("exposed_cases"),
                        k.number("exposed_controls"),
                        k.number("unexposed_cases"),
                        k.number("unexposed_controls")));
        return table.isEmpty() ? null : table.get(0);
    }

    private Auc auc(Keys keys) {
        return new Auc(
                keys.text("group"),
                keys.text("label"),
                keys.number("value"),
                keys.number("ci_low"),
                keys.number("ci_high"),
                keys.number("p"),
                keys.number("se"),
                keys.number("n_cases"),
                keys.number("n_controls"));
    }

    private Threshold threshold(Keys keys) {
        return new Threshold(
                keys.text("group"),
                keys.text("label"),
                keys.text("cutoff"),
                keys.number("sensitivity"),
                keys.number("specificity"),
                keys.number("youden"),
                keys.number("ppv"),
                keys.number("npv"),
                keys.number("accuracy"),
                keys.number("lr_pos"),
                keys.number("lr_neg"),
                keys.number("tp"),
                keys.number("fp"),
                keys.number("fn"),
                keys.number("tn"));
    }

    private Count count(Keys keys) {
        return new Count(
                keys.text("name"),
                keys.text("group"),
                keys.number("cases_n"),
                keys.number("cases_pct"),
                keys.number("controls_n"),
                keys.number("controls_pct"),
                keys.number("p_2x2"),
                keys.number("chi2"));
    }

    private Mean mean(Keys keys) {
        return new Mean(
                keys.text("name"),
                keys.text("group"),
                keys.text("integer").matches("(?i)true|yes|y|1|是"),
                keys.number("cases_mean"),
                keys.number("cases_sd"),
                keys.number("controls_mean"),
                keys.number("controls_sd"),
                keys.number("t"),
                keys.number("p"));
    }

    private void problem(int line, String key, Note what) {
        problems.add(new Problem(source, line, key, "", what));
    }

    /** The keys of one mapping: asked for by name, what was never asked for is remarked on at the end. */
    private final class Keys {
        private final String place;
        private final YamlTree.Mapping mapping;
        private final Set<String> asked = new TreeSet<>();

        Keys(String place, YamlTree.Mapping mapping) {
            this.place = place;
            this.mapping = mapping;
        }

        YamlTree take(String key) {
            asked.add(key);
            return mapping.entries().get(key);
        }

        String text(String key) {
            YamlTree node = take(key);
            if (node == null) {
                return "";
            }
            if (node instanceof YamlTree.Scalar scalar) {
                return scalar.text().strip();
            }
            problem(node.line(), place(key), Note.of("audit.problem.not-a-value"));
            return "";
        }

        Printed number(String key) {
            String text = text(key);
            if (text.matches(ABSENT)) {
                return Printed.NONE;
            }
            int line = take(key).line();
            Printed printed = Printed.of(text, line);
            if (!printed.isNumber()) {
                remarks.add(new Remark(line, place(key), Note.of("audit.remark.not-a-number", text)));
            }
            return printed;
        }

        <T> List<T> list(String key, Function<Keys, T> read) {
            YamlTree node = take(key);
            List<T> out = new ArrayList<>();
            if (node instanceof YamlTree.Sequence sequence) {
                for (YamlTree item : sequence.items()) {
                    out.addAll(read(place(key) + "[" + out.size() + "]", item, read));
                }
            } else if (node != null
                    && !(node instanceof YamlTree.Scalar scalar && scalar.text().isEmpty())) {
                problem(node.line(), place(key), Note.of("audit.problem.not-a-list"));
            }
            return out;
        }

        <T> List<T> one(String key, Function<Keys, T> read) {
            YamlTree node = take(key);
            return node == null ? List.of() : read(place(key), node, read);
        }

        private <T> List<T> read(String where, YamlTree node, Function<Keys, T> read) {
            if (node instanceof YamlTree.Mapping inner) {
                Keys keys = new Keys(where, inner);
                T value = read.apply(keys);
                keys.finish();
                return List.of(value);
            }
            problem(node.line(), where, Note.of("audit.problem.not-a-mapping"));
            return List.of();
        }

        void finish() {
            for (String key : mapping.entries().keySet()) {
                if (asked.contains(key)) {
                    continue;
                }
                int line = mapping.lines().get(key);
                String nearest = NearestName.of(key, asked).orElse("");
                remarks.add(new Remark(
                        line,
                        place(key),
                        CARRIED.contains(key)
                                ? Note.of("audit.remark.carried")
                                : nearest.isEmpty()
                                        ? Note.of("audit.remark.unknown-key")
                                        : Note.of("audit.remark.near-miss", nearest)));
            }
        }

        private String place(String key) {
            return place.isEmpty() ? key : place + "." + key;
        }
    }
}
