package org.counterpart.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.yaml.YamlKey;

/** Reads the {@code matching:} section of a plan whose design does not choose controls. */
final class MatchedFileReader {
    private static final Set<String> OF_SETS = Set.of("sets", "exact", "note", "seed");
    private static final Set<String> OF_OTHERS = Set.of("frequency", "note", "seed");

    private final YamlKey section;
    private final StudyDesign design;
    private final PlanVariables variables;

    private MatchedFileReader(YamlKey section, StudyDesign design, PlanVariables variables) {
        this.section = section;
        this.design = design;
        this.variables = variables;
    }

    static MatchedFile read(YamlKey section, StudyDesign design, PlanVariables variables) {
        return new MatchedFileReader(section, design, variables).read();
    }

    private MatchedFile read() {
        Set<String> known = design.hasSets() ? OF_SETS : OF_OTHERS;
        section.keys().forEach((name, key) -> {
            if (!known.contains(name)) {
                key.problem("plan.matching-not-in-" + design.word(), name);
            }
        });
        Label note = section.key("note").label("");
        return design.hasSets()
                ? new MatchedFile(sets(), exact(), List.of(), note)
                : new MatchedFile("", List.of(), frequency(), note);
    }

    /** The column need not be declared: what stands in it is only compared with itself. */
    private String sets() {
        YamlKey key = section.key("sets");
        if (key.text().isBlank()) {
            section.problem("plan.sets-missing");
            return "";
        }
        variables.declareAsText(key.text());
        return key.text();
    }

    private List<String> exact() {
        return variables.list(section.key("exact")).stream().map(Variable::name).toList();
    }

    private List<String> frequency() {
        YamlKey key = section.key("frequency");
        List<String> names = new ArrayList<>();
        for (Variable variable : variables.list(key)) {
            if (variable.type() == Variable.Type.TEXT || variable.type() == Variable.Type.DATE) {
                key.problem(
                        "plan.not-comparable", variable.name(), variable.type().word());
            } else {
                names.add(variable.name());
            }
        }
        return names;
    }
}
