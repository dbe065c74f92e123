package org.counterpart.plan.variable;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.regression.design.PredictorScale.Kind;
import org.counterpart.yaml.YamlKey;

/** Reads the scale of an odds ratio: {@code {variable: age, per: 10}}, {@code per: -1 sd}, {@code log: 2}. */
public final class ScaleReader {
    private static final Pattern STEP = Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+))(\\s*[sS][dD])?");

    private ScaleReader() {}

    /** Empty where an item is a name alone, or says a scale that is none, of which is told. */
    public static Optional<PredictorScale> read(YamlKey item, PlanVariables variables) {
        YamlKey per = item.key("per");
        YamlKey log = item.key("log");
        if (!per.present() && !log.present()) {
            return Optional.empty();
        }
        String name = PlanVariables.named(item);
        Variable variable = variables.known().get(name);
        if (variable == null || variables.unsure(name)) {
            return Optional.empty();
        }
        YamlKey said = per.present() ? per : log;
        if (variable.type() != Variable.Type.NUMERIC && variable.type() != Variable.Type.INTEGER) {
            said.problem("plan.scale-of-number", name, variable.type().word());
            return Optional.empty();
        }
        if (per.present() && log.present()) {
            log.problem("plan.scale-twice");
            return Optional.empty();
        }
        return per.present() ? step(per) : base(log);
    }

    private static Optional<PredictorScale> step(YamlKey per) {
        Matcher step = STEP.matcher(per.text().strip());
        if (!step.matches()) {
            per.problem("plan.scale-per");
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(step.group(1));
        if (amount.signum() == 0) {
            per.problem("plan.scale-per-zero");
            return Optional.empty();
        }
        return Optional.of(PredictorScale.of(step.group(2) == null ? Kind.PER : Kind.PER_SD, amount));
    }

    /** A base that is no number the schema has told. */
    private static Optional<PredictorScale> base(YamlKey log) {
        BigDecimal base = log.decimal();
        if (base == null) {
            return Optional.empty();
        }
        if (base.compareTo(BigDecimal.ONE) <= 0) {
            log.problem("plan.scale-log");
            return Optional.empty();
        }
        return Optional.of(PredictorScale.of(Kind.LOG, base));
    }
}
