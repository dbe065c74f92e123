package org.counterpart.plan.matching;

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
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.matching.design.ScoreRule.Of;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;

/** Reads the plan's {@code matching:} section. */
public final class MatchingReader {
    /** The keys that say whom a subject may be matched with. */
    private static final List<String> RULES = List.of("exact", "caliper", "score", "distance-variables", "risk-set");

    private final YamlKey section;
    private final PlanVariables variables;
    private final List<Caliper> calipers = new ArrayList<>();

    private final Of of;
    private Optional<ScoreRule> score = Optional.empty();

    private MatchingReader(YamlKey section, PlanVariables variables, Of of) {
        this.section = section;
        this.variables = variables;
        this.of = of;
    }

    /** @param of whom the design gives partners, which is what a score is of */
    public static MatchingDesign read(YamlKey section, PlanVariables variables, Of of) {
        return new MatchingReader(section, variables, of).design();
    }

    /** Whether a section says whom a subject may be matched with. */
    public static boolean asksForPartners(YamlKey section) {
        return RULES.stream().anyMatch(name -> section.key(name).present());
    }

    private MatchingDesign design() {
        refuseWhatIsOfOtherDesigns();
        score = ScoreReader.read(section.key("score"), variables, of);
        section.key("caliper").keys().forEach((name, key) -> caliper(name, key).ifPresent(calipers::add));
        Map<String, BigDecimal> externalSd = new LinkedHashMap<>();
        section.key("sd").keys().forEach((name, key) -> {
            if ((isScore(name) || variables.find(key, name).isPresent()) && !hasCaliper(name, true)) {
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
        Distance distance = distance();
        Order order = order(method);
        int ratio = section.key("ratio").whole(1);
        requireARule();
        return new MatchingDesign(
                exact(),
                calipers,
                score,
                RiskSetReader.read(section.key("risk-set"), variables, of),
                section.key("sd").word(SdOf.COHORT),
                externalSd,
                Math.max(1, ratio),
                method,
                distance,
                distanceVariables(distance),
                order,
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

    /** Where there is a score it is the distance, unless the plan says another. */
    private Distance distance() {
        YamlKey key = section.key("distance");
        Distance distance = key.word(score.isPresent() ? Distance.SCORE : Distance.CALIPER);
        if (distance == Distance.SCORE && score.isEmpty()) {
            if (!section.key("score").present()) {
                key.problem("plan.by-score-without");
            }
            return Distance.CALIPER;
        }
        return distance;
    }

    private Order order(Method method) {
        YamlKey key = section.key("order");
        Order order = key.word(Order.CLOSEST);
        if (!order.isByScore()) {
            return order;
        }
        if (method == Method.OPTIMAL) {
            key.problem("plan.order-is-nearest");
        }
        if (score.isPresent()) {
            return order;
        }
        if (!section.key("score").present()) {
            key.problem("plan.by-score-without");
        }
        return Order.CLOSEST;
    }

    /** A plan must say what it matches on: without it nothing but chance would pair, and nobody would notice. */
    private void requireARule() {
        boolean rule = RULES.stream()
                .map(section::key)
                .anyMatch(key -> !key.items().isEmpty() || !key.keys().isEmpty());
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
        Optional<Variable> variable = isScore(name) ? Optional.empty() : variables.find(key, name);
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

    /** Whether the name means the plan's score; without one it is a variable like others. */
    private boolean isScore(String name) {
        return section.key("score").present() && name.equals(ScoreRule.COLUMN);
    }

    private static boolean isNumber(Variable variable) {
        return variable.type() == Variable.Type.NUMERIC
                || variable.type() == Variable.Type.INTEGER
                || variable.type() == Variable.Type.DATE;
    }
}
