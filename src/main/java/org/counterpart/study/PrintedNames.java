package org.counterpart.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.Term;

/**
 * Which variable or term of the study a paper's table means: by name or label, whatever the case, spaces and hyphens.
 */
final class PrintedNames {
    private final List<Variable> variables;

    PrintedNames(List<Variable> variables) {
        this.variables = variables;
    }

    Optional<Variable> variable(String printed) {
        return variables.stream()
                .filter(v -> names(v).anyMatch(n -> plain(n).equals(plain(printed))))
                .findFirst();
    }

    /**
     * Whether a printed row is this term: that of a variable, any of its contrasts when only the variable is named, or
     * one level.
     */
    boolean means(String printed, Term term) {
        return variable(printed).map(v -> term.isOf(v.name())).orElseGet(() -> isLevel(term, printed));
    }

    /** A level of a category: by its term, {@code asa=III}, or with the variable's label before it. */
    private boolean isLevel(Term term, String printed) {
        return term.level().isPresent()
                && variables.stream()
                        .filter(v -> term.isOf(v.name()))
                        .flatMap(PrintedNames::names)
                        .anyMatch(n -> plain(n + " " + term.level().get()).equals(plain(printed)));
    }

    private static Stream<String> names(Variable variable) {
        return Stream.of(
                variable.name(), variable.label().en(), variable.label().zh());
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_=-]+", " ").strip();
    }
}
