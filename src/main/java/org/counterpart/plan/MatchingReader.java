package org.counterpart.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.MatchingDesign.Distance;
import org.counterpart.matching.design.MatchingDesign.Method;
import org.counterpart.matching.design.MatchingDesign.Order;
import org.counterpart.matching.design.MatchingDesign.Replacement;
import org.counterpart.matching.design.MatchingDesign.SdOf;
import org.counterpart.matching.design.MatchingDesign.Sets;
import org.counterpart.matching.design.MatchingDesign.Smd;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;

/** Reads the plan's {@code matching:} section. */
final class MatchingReader {
    private final YamlKey section;
    private final PlanVariables variables;
    private final List<Caliper> calipers = new ArrayList<>();

    private MatchingReader(YamlKey section, PlanVariables variables) {
        this.section = section;
        this.variables = variables;
    }

    static MatchingDesign read(YamlKey section, PlanVariables variables) {
        return new MatchingReader(section, variables).design();
    }

    private MatchingDesign design() {
        refuseWhatIsOfOtherDesigns();
        section.key("caliper").keys().forEach((name, key) -> caliper(name, key).ifPresent(calipers::add));
        Map<String, BigDecimal> externalSd = new LinkedHashMap<>();
        section.key("sd").keys().forEach((name, key) -> {
            if (variables.find(key, name).isPresent() && !hasCaliper(name, true)) {
                key.problem("plan.sd-without-caliper", name);
            } else if (key.decimal() != null && key.decimal().signum() > 0) {
                externalSd.put(name, key.decimal());
            }
        });
        Method method = section.key("method").word(Method.OPTIMAL);
        YamlKey replace = section.key("replace");
        if (replace.flag(false) && method == Method.OPTIMAL) {
            replace.problem("plan.replace-is-nearest");
        }
        Distance distance = section.key("distance").word(Distance.CALIPER);
        int ratio = section.key("ratio").whole(1);
        requireARule();
        return new MatchingDesign(
                exact(),
                calipers,
                section.key("sd").word(SdOf.COHORT),
                externalSd,
                Math.max(1, ratio),
                method,
                distance,
                distanceVariables(distance),
                section.key("order").word(Order.CLOSEST),
                replace.flag(false) && method == Method.NEAREST ? Replacement.WITH : Replacement.WITHOUT,
                section.key("complete-sets").flag(false) ? Sets.COMPLETE : Sets.PARTIAL,
                section.key("seed").whole(1L),
                section.key("smd").word(Smd.MEAN));
    }

    private void refuseWhatIsOfOtherDesigns() {
        for (String name : List.of("sets", "note")) {
            if (section.key(name).present()) {
                section.key(name).problem("plan.sets-need-design", name);
            }
        }
        if (!section.key("frequency").items().isEmpty()) {
            section.key("frequency").problem("plan.frequency-need-design");
        }
    }

    /** A plan must say what it matches on: without it nothing but chance would pair, and nobody would notice. */
    private void requireARule() {
        boolean rule = !section.key("exact").items().isEmpty()
                || !section.key("caliper").keys().isEmpty()
                || !section.key("distance-variables").items().isEmpty();
        if (!rule) {
            section.problem("plan.no-matching-rule");
        }
    }

    /** Variables to share exactly: anything but free text. */
    private List<String> exact() {
        YamlKey key = section.key("exact");
        List<String> names = new ArrayList<>();
        for (Variable variable : variables.list(key)) {
            if (variable.type() == Variable.Type.TEXT) {
                key.problem("plan.exact-of-text", variable.name());
            } else {
                names.add(variable.name());
            }
        }
        return names;
    }

    private List<String> distanceVariables(Distance distance) {
        YamlKey key = section.key("distance-variables");
        List<String> names = new ArrayList<>();
        for (Variable variable : variables.list(key)) {
            if (!isNumber(variable)) {
                key.problem(
                        "plan.distance-of-number",
                        variable.name(),
                        variable.type().word());
            } else if (distance == Distance.CALIPER && !hasCaliper(variable.name(), false)) {
                key.problem("plan.distance-without-caliper", variable.name());
            } else {
                names.add(variable.name());
            }
        }
        return names;
    }

    private boolean hasCaliper(String name, boolean inSd) {
        return calipers.stream().anyMatch(c -> c.variable().equals(name) && (!inSd || c.unit() == Caliper.Unit.SD));
    }

    private Optional<Caliper> caliper(String name, YamlKey key) {
        Optional<Variable> variable = variables.find(key, name);
        if (variable.isPresent() && !isNumber(variable.get())) {
            key.problem("plan.caliper-of-number", variable.get().type().word());
            return Optional.empty();
        }
        if (name.isBlank()) {
            // No variable may be called so, which has been told.
            return Optional.empty();
        }
        if (key.decimal() != null) {
            // The schema has told of a negative one.
            return key.decimal().signum() < 0
                    ? Optional.empty()
                    : Optional.of(new Caliper(name, key.decimal(), Caliper.Unit.OWN));
        }
        try {
            return key.text().isEmpty() && !(key.node() instanceof YamlNode.Scalar)
                    ? Optional.empty()
                    : Optional.of(Caliper.of(name, key.text()));
        } catch (IllegalArgumentException notACaliper) {
            if (key.present()) {
                key.problem("plan.caliper");
            }
            return Optional.empty();
        }
    }

    private static boolean isNumber(Variable variable) {
        return variable.type() == Variable.Type.NUMERIC
                || variable.type() == Variable.Type.INTEGER
                || variable.type() == Variable.Type.DATE;
    }
}
