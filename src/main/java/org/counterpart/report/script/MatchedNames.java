package org.counterpart.report.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Variable;

/**
 * The names of the columns of {@code matched.csv}: {@code set}, {@code case}, the ids under their own name, then every
 * variable under its own. Underscores follow a name that another column has already, so that no two are alike.
 */
public final class MatchedNames {
    private final Set<String> taken;
    private final Map<String, String> variables = new HashMap<>();
    private final String id;

    public MatchedNames(Cohort cohort) {
        this(cohort, Set.of("set", "case"));
    }

    /** @param ours names of columns that are no variables */
    public MatchedNames(Cohort cohort, Set<String> ours) {
        taken = new HashSet<>(ours);
        id = free(cohort.idName().isEmpty() ? "id" : cohort.idName(), cohort.variables());
        for (Variable v : cohort.variables()) {
            variables.put(v.name(), free(v.name(), cohort.variables()));
        }
    }

    /** The name itself where it is free: another variable may have the one with an underscore. */
    private String free(String name, List<Variable> all) {
        String free = name;
        while (taken.contains(free) || (!free.equals(name) && has(all, free))) {
            free += "_";
        }
        taken.add(free);
        return free;
    }

    private static boolean has(List<Variable> all, String name) {
        return all.stream().anyMatch(v -> v.name().equals(name));
    }

    /** That of the ids. */
    public String id() {
        return id;
    }

    /** That of a variable. */
    public String of(String variable) {
        return variables.get(variable);
    }
}
