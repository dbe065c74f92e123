package org.counterpart.study;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.cohort.Variable;
import org.counterpart.study.MatchingPlan.Caliper;
import org.counterpart.study.MatchingPlan.Distance;
import org.counterpart.study.MatchingPlan.Method;
import org.counterpart.study.MatchingPlan.Order;
import org.counterpart.study.MatchingPlan.Sd;
import org.counterpart.study.MatchingPlan.Smd;

/** Reads the plan's {@code matching:} section. */
final class MatchingReader {
    private static final Pattern CALIPER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)\\s*(sd)?", Pattern.CASE_INSENSITIVE);

    private MatchingReader() {}

    static MatchingPlan read(Key key, PlanVariables variables) {
        Map<String, Caliper> calipers = new LinkedHashMap<>();
        key.key("caliper")
                .keys()
                .forEach((name, item) -> caliper(name, item, variables).ifPresent(c -> calipers.put(name, c)));
        Map<String, BigDecimal> sds = new LinkedHashMap<>();
        key.key("sd").keys().forEach((name, item) -> {
            if (variables.find(item, name).isPresent() && item.decimal() != null) {
                sds.put(name, item.decimal());
            }
            if (!calipers.containsKey(name) || !calipers.get(name).inSd()) {
                item.problem("plan.sd-without-caliper", name);
            }
        });
        List<Variable> distance = variables.list(key.key("distance-variables"));
        distance.stream()
                .filter(v -> !isNumber(v))
                .forEach(v -> key.key("distance-variables")
                        .problem("plan.distance-of-number", v.name(), v.type().word()));
        return new MatchingPlan(
                key.key("ratio").whole(1),
                variables.list(key.key("exact")).stream().map(Variable::name).toList(),
                calipers,
                key.key("sd").word(Sd.COHORT),
                sds,
                key.key("method").word(Method.OPTIMAL),
                key.key("distance").word(Distance.CALIPER),
                distance.stream().map(Variable::name).toList(),
                key.key("order").word(Order.CLOSEST),
                key.key("replace").flag(false),
                key.key("complete-sets").flag(false),
                key.key("smd").word(Smd.MEAN),
                key.key("seed").whole(1L));
    }

    private static Optional<Caliper> caliper(String name, Key key, PlanVariables variables) {
        Optional<Variable> variable = variables.find(key, name);
        if (variable.isPresent() && !isNumber(variable.get())) {
            key.problem("plan.caliper-of-number", variable.get().type().word());
            return Optional.empty();
        }
        Matcher matcher = CALIPER.matcher(key.text().strip());
        if (!matcher.matches()) {
            // A number that is negative, or no number at all, the schema has told of.
            if (key.node() instanceof PlanNode.Scalar s && s.kind() == PlanNode.Kind.TEXT) {
                key.problem("plan.caliper");
            }
            return key.decimal() == null || key.decimal().signum() < 0
                    ? Optional.empty()
                    : Optional.of(new Caliper(key.decimal(), false, key.text()));
        }
        return Optional.of(new Caliper(new BigDecimal(matcher.group(1)), matcher.group(2) != null, key.text()));
    }

    private static boolean isNumber(Variable variable) {
        return variable.type() == Variable.Type.NUMERIC
                || variable.type() == Variable.Type.INTEGER
                || variable.type() == Variable.Type.DATE;
    }
}
