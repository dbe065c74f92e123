package org.counterpart.plan.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.counterpart.cohort.CaseDefinition;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Scale;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.simulation.Distribution;
import org.counterpart.simulation.SimulationModel;
import org.counterpart.simulation.SimulationModel.Drawn;
import org.counterpart.simulation.SimulationModel.Effect;
import org.counterpart.simulation.SimulationModel.Outcome;
import org.counterpart.simulation.SimulationModel.Shown;
import org.counterpart.yaml.YamlKey;

/** Reads the plan's {@code simulation:} section. */
public final class SimulationReader {
    private final PlanVariables variables;
    private final String idName;
    private final Map<String, Variable> drawable = new LinkedHashMap<>();
    private final Map<String, Distribution> drawn = new LinkedHashMap<>();

    public SimulationReader(PlanVariables variables, String idName) {
        this.variables = variables;
        this.idName = idName;
        variables.declared().forEach(v -> drawable.put(v.name(), written(v)));
    }

    public Optional<SimulationModel> read(YamlKey key, CaseDefinition definition) {
        if (!key.present()) {
            return Optional.empty();
        }
        if (definition.caseRule() != null) {
            definition.variables().stream()
                    .filter(name -> variables.stage(name) != Stage.RECORD)
                    .forEach(name -> key.problem("plan.simulation-quantiles", name));
        }
        if (idName.isEmpty()) {
            key.problem("plan.simulation-id");
        }
        List<Drawn> columns = new ArrayList<>();
        YamlKey distributions = key.key("variables");
        distributions.keys().forEach((name, item) -> column(name, item).ifPresent(columns::add));
        Set<String> depends = new LinkedHashSet<>(available());
        Outcome outcome = outcome(key.key("outcome"), depends, key.key("n").whole(Integer.MAX_VALUE));
        for (Variable variable : variables.declared()) {
            if (!drawn.containsKey(variable.name()) && distributions.present()) {
                distributions.problem("plan.simulation-lacks", variable.name());
            }
        }
        return Optional.of(new SimulationModel(
                key.key("n").whole(2),
                key.key("seed").whole(1L),
                key.key("id").text("P0001"),
                idName,
                columns,
                outcome,
                List.copyOf(drawable.values())));
    }

    private Optional<Drawn> column(String name, YamlKey key) {
        Optional<Variable> variable = variable(key, name);
        if (variable.isEmpty()) {
            return Optional.empty();
        }
        Optional<Distribution> distribution =
                new DistributionReader(variable.get()).read(key, Set.of("depends-on", "missing"));
        List<Effect> shifts = effects(key.key("depends-on"), available(), false);
        if (distribution.isPresent()
                && !distribution.get().shiftable()
                && key.key("depends-on").present()) {
            key.key("depends-on")
                    .problem("plan.not-shiftable", key.key("distribution").text());
        }
        drawn.put(name, distribution.orElse(new Distribution.Constant(0)));
        return distribution.map(d -> new Drawn(
                variable.get(),
                d,
                variable.get().type() == Variable.Type.TEXT ? DistributionReader.words(key) : List.of(),
                shifts,
                key.key("missing").number(0)));
    }

    private Outcome outcome(YamlKey key, Set<String> depends, int n) {
        YamlKey cases = key.key("cases");
        YamlKey share = key.key("share");
        if (cases.present() == share.present() && key.present()) {
            key.problem("plan.simulation-cases-or-share");
        }
        if (cases.whole(0) >= n) {
            cases.problem("plan.simulation-cases", n);
        }
        List<Effect> effects = effects(key.key("odds-ratios"), depends, true);
        List<Shown> shown = new ArrayList<>();
        key.key("records").keys().forEach((name, item) -> {
            Optional<Variable> variable = variable(item, name);
            if (variable.isPresent()) {
                DistributionReader reader = new DistributionReader(variable.get());
                Optional<Distribution> ifCase = reader.read(item.key("case"), Set.of());
                Optional<Distribution> ifNot = reader.read(item.key("other"), Set.of());
                if (variable.get().type() == Variable.Type.TEXT) {
                    item.problem("plan.simulation-text", name);
                } else if (ifCase.isPresent() && ifNot.isPresent()) {
                    shown.add(new Shown(
                            variable.get(),
                            ifCase.get(),
                            ifNot.get(),
                            item.key("missing").number(0)));
                }
                drawn.put(name, ifNot.orElse(new Distribution.Constant(0)));
            }
        });
        return new Outcome(effects, cases.whole(0), share.number(Double.NaN), shown);
    }

    /** A declared variable that has not been drawn yet. */
    private Optional<Variable> variable(YamlKey key, String name) {
        Variable variable = drawable.get(name);
        if (variable == null) {
            key.unknown(name, "plan.unknown-variable", drawable.keySet());
        } else if (variables.unsure(name)) {
            drawn.putIfAbsent(name, new Distribution.Constant(0));
            return Optional.empty();
        } else if (drawn.containsKey(name)) {
            key.problem("plan.simulation-twice", name);
            return Optional.empty();
        }
        return Optional.ofNullable(variable);
    }

    /** What is drawn so far, and what can be derived from it. */
    private Set<String> available() {
        Set<String> names = new LinkedHashSet<>(drawn.keySet());
        for (Derivation derivation : variables.derivations()) {
            if (derivation.stage() == Stage.RECORD && names.containsAll(derivation.variables())) {
                names.add(derivation.name());
            }
        }
        return names;
    }

    /** {@code variable: coefficient} or {@code variable=level: coefficient}. */
    private List<Effect> effects(YamlKey key, Set<String> available, boolean oddsRatios) {
        List<Effect> effects = new ArrayList<>();
        key.keys().forEach((term, item) -> {
            int at = available.contains(term) ? -1 : term.indexOf('=');
            String name = at < 0 ? term : term.substring(0, at).strip();
            String level = at < 0 ? null : term.substring(at + 1).strip();
            if (!available.contains(name)) {
                item.unknown(name, "plan.simulation-not-drawn", available);
                return;
            }
            Variable variable = drawable.getOrDefault(name, variables.known().get(name));
            boolean levels = variable.type() == Variable.Type.CATEGORICAL || variable.type() == Variable.Type.ORDINAL;
            if (variable.type() == Variable.Type.TEXT || (level == null) == levels) {
                item.problem("plan.simulation-level", name);
            } else if (level != null && new Scale(variable).position(level).isEmpty()) {
                item.unknown(level, "plan.unknown-level", variable.levels());
            } else if (item.decimal() != null) {
                double value = item.decimal().doubleValue();
                effects.add(new Effect(
                        name,
                        level,
                        level == null && drawn.containsKey(name) && variable.type() != Variable.Type.BINARY
                                ? drawn.get(name).centre()
                                : 0,
                        oddsRatios ? Math.log(value) : value));
            }
        });
        return effects;
    }

    /** The variable as its cells will be written: a binary one without words of its own gets 0 and 1. */
    private static Variable written(Variable v) {
        return v.type() != Variable.Type.BINARY || v.levels().size() == 2
                ? v
                : new Variable(
                        v.name(),
                        v.type(),
                        List.of("0", "1"),
                        v.label(),
                        v.unit(),
                        v.min(),
                        v.max(),
                        v.formats(),
                        v.levelLabels());
    }
}
