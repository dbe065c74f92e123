package org.counterpart.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.Variable;
import org.counterpart.files.DataPlace;
import org.counterpart.files.TableRequest;
import org.counterpart.plan.ValidationPlan.Kind;
import org.counterpart.plan.ValidationPlan.Place;
import org.counterpart.plan.cohort.CohortFile;
import org.counterpart.plan.cohort.CohortFileReader;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.plan.variable.RuleReader;
import org.counterpart.yaml.YamlKey;

/** Reads the plan's {@code validation:}. */
record ValidationReader(PlanVariables variables, CohortFile cohort, StudyDesign design, Path plan) {

    /** Empty without such a section, and when something is wrong with it, which then has been told. */
    Optional<ValidationPlan> read(YamlKey key) {
        if (!key.present()) {
            return Optional.empty();
        }
        if (design == StudyDesign.GROUPS) {
            key.problem("plan.validation-of-groups");
            return Optional.empty();
        }
        YamlKey split = key.key("split");
        YamlKey file = key.key("cohort");
        if (split.present() == file.present()) {
            key.problem(split.present() ? "plan.validation-both" : "plan.validation-neither");
            return Optional.empty();
        }
        return split.present() ? split(split) : second(file);
    }

    private Optional<ValidationPlan> split(YamlKey split) {
        YamlKey share = split.key("share");
        boolean byRule = split.keys().keySet().stream().anyMatch(k -> !k.equals("share") && !k.equals("seed"));
        if (share.present() == byRule) {
            split.problem(byRule ? "plan.split-both" : "plan.split-neither");
            return Optional.empty();
        }
        if (!byRule) {
            return share.decimal() == null
                    ? Optional.empty()
                    : Optional.of(new ValidationPlan(
                            Kind.RANDOM,
                            share.decimal().doubleValue(),
                            split.key("seed").whole(1L),
                            Optional.empty(),
                            Optional.empty(),
                            place(share)));
        }
        if (split.key("seed").present()) {
            split.key("seed").problem("plan.split-seed");
        }
        return new RuleReader(variables, Stage.RECORD)
                .rule(split)
                .map(rule -> new ValidationPlan(
                        kind(rule), Double.NaN, 1, Optional.of(rule), Optional.empty(), place(split)));
    }

    private Kind kind(Rule rule) {
        boolean dates = rule.variables().stream()
                .map(variables.known()::get)
                .allMatch(v -> v != null && v.type() == Variable.Type.DATE);
        return dates ? Kind.TEMPORAL : Kind.VARIABLE;
    }

    private Optional<ValidationPlan> second(YamlKey file) {
        Path found = CohortFileReader.beside(plan, file);
        DataPlace place = DataPlace.of(found);
        if (place.equals(cohort.place())) {
            file.problem("plan.validation-same-file");
            return Optional.empty();
        }
        CohortFile second = new CohortFile(
                file.text(),
                place,
                cohort.id(),
                cohort.file().isPresent() ? cohort.csv() : cohort.csv().with(TableRequest.ANY),
                cohort.synthetic());
        return Optional.of(
                new ValidationPlan(Kind.EXTERNAL, Double.NaN, 1, Optional.empty(), Optional.of(second), place(file)));
    }

    private static Place place(YamlKey key) {
        return new Place(key.line(), key.path(), key.text());
    }
}
