package org.counterpart.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.counterpart.plan.MultiversePlan.Alternative;
import org.counterpart.plan.MultiversePlan.Choice;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;
import org.counterpart.yaml.YamlNode.Kind;
import org.counterpart.yaml.YamlNode.Mapping;
import org.counterpart.yaml.YamlNode.Scalar;
import org.counterpart.yaml.YamlNode.Sequence;
import org.counterpart.yaml.YamlProblems;

/**
 * Reads the plan's {@code multiverse:} section; each alternative is held against the schema and the plan as if it stood
 * at its key.
 */
final class MultiverseReader {
    /** Sections an alternative analysis may change. */
    private static final List<String> SECTIONS = List.of(
            "matching", "univariate", "multivariable", "case", "control", "eligibility", "derive", "prevalence");

    private MultiverseReader() {}

    static MultiversePlan read(YamlKey key) {
        List<Choice> choices = new ArrayList<>();
        key.keys().forEach((name, item) -> {
            String path = name.startsWith("caliper.") ? "matching." + name : name;
            String section = path.split("[.\\[]", 2)[0];
            if (SECTIONS.contains(section) || path.equals(MultiversePlan.MISSING)) {
                choices.add(new Choice(
                        path,
                        item.items().stream()
                                .map(i -> new Alternative(yaml(i.node()), shown(i.node())))
                                .toList()));
            } else {
                item.unknown(section, "plan.multiverse-section", SECTIONS);
            }
        });
        return new MultiversePlan(choices);
    }

    /** Adds what would be wrong with the plan if an alternative stood in it. */
    static void checkAlternatives(PlanSource source, MultiversePlan multiverse, YamlProblems problems) {
        YamlKey top = YamlKey.top(problems, source.root()).key("multiverse");
        top.keys().forEach((name, key) -> {
            String path = name.startsWith("caliper.") ? "matching." + name : name;
            for (YamlKey alternative : key.items()) {
                if (path.equals(MultiversePlan.MISSING)) {
                    checkMissing(alternative);
                } else {
                    checkAlternative(source, path, alternative, problems);
                }
            }
        });
    }

    private static void checkMissing(YamlKey alternative) {
        List<String> words =
                Stream.of(MissingHandling.values()).map(YamlKey::wordOf).toList();
        if (!words.contains(alternative.text())) {
            alternative.problem("plan.multiverse-missing", words);
        }
    }

    private static void checkAlternative(PlanSource source, String path, YamlKey alternative, YamlProblems problems) {
        YamlProblems own = new YamlProblems(source.file().toString());
        try {
            StudyPlanReader.plan(source.with(path, alternative.present() ? alternative.node() : null), own);
        } catch (IllegalArgumentException noSuchItem) {
            alternative.problem("plan.multiverse-path", path);
        }
        problems.addAll(own.list());
    }

    private static String yaml(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(e -> quoted(e.getKey()) + ": " + yaml(e.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(MultiverseReader::yaml).collect(Collectors.joining(", ", "[", "]"));
        }
        Scalar scalar = (Scalar) node;
        return scalar.kind() == Kind.NULL ? "null" : scalar.kind() == Kind.TEXT ? quoted(scalar.text()) : scalar.text();
    }

    private static String shown(YamlNode node) {
        return node instanceof Scalar scalar && scalar.kind() != Kind.NULL ? scalar.text() : yaml(node);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
