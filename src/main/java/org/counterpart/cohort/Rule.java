package org.counterpart.cohort;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A statement about a subject that its recorded cells make true, false, or leave open. */
public sealed interface Rule permits Condition, Rule.AnyOf, Rule.AllOf, Rule.Recorded {

    /** The rule bound to a cohort's columns, ready to be asked row by row. */
    InCohort in(Cohort cohort);

    /** Names of the variables the rule looks at, in its order. */
    Set<String> variables();

    /** A rule asked about one row. */
    @FunctionalInterface
    interface InCohort {
        Truth of(int row);
    }

    /** True when one of the rules is; false only when all are known to be false. */
    record AnyOf(List<Rule> rules) implements Rule {
        public AnyOf {
            rules = notEmpty(rules);
        }

        @Override
        public InCohort in(Cohort cohort) {
            List<InCohort> bound = rules.stream().map(r -> r.in(cohort)).toList();
            return row -> bound.stream().map(r -> r.of(row)).reduce(Truth.FALSE, Truth::or);
        }

        @Override
        public Set<String> variables() {
            return namesOf(rules);
        }
    }

    /** True only when all of the rules are; false when one is known to be false. */
    record AllOf(List<Rule> rules) implements Rule {
        public AllOf {
            rules = notEmpty(rules);
        }

        @Override
        public InCohort in(Cohort cohort) {
            List<InCohort> bound = rules.stream().map(r -> r.in(cohort)).toList();
            return row -> bound.stream().map(r -> r.of(row)).reduce(Truth.TRUE, Truth::and);
        }

        @Override
        public Set<String> variables() {
            return namesOf(rules);
        }
    }

    /**
     * True where a variable has a value.
     *
     * @param otherwise open, as a missing cell leaves every condition, or false where an empty cell says that nothing
     *     happened
     */
    record Recorded(String variable, Truth otherwise) implements Rule {
        public Recorded(String variable) {
            this(variable, Truth.UNKNOWN);
        }

        @Override
        public InCohort in(Cohort cohort) {
            Column column = cohort.column(variable);
            return row -> column.missing(row) ? otherwise : Truth.TRUE;
        }

        @Override
        public Set<String> variables() {
            return Set.of(variable);
        }
    }

    private static List<Rule> notEmpty(List<Rule> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("rules must not be empty");
        }
        return List.copyOf(rules);
    }

    private static Set<String> namesOf(List<Rule> rules) {
        return rules.stream()
                .flatMap(r -> r.variables().stream())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
