package org.counterpart.cohort;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who is a case and who may be a control. A subject whose recorded cells leave the case rule open is neither, whatever
 * the control rule says.
 *
 * @param caseRule null in a study without an outcome, where everybody is compared with everybody
 * @param controlRule what a control must fulfil besides being known not to be a case, or null when that suffices
 */
public record CaseDefinition(Rule caseRule, Rule controlRule) {

    public enum Status {
        CASE,
        CONTROL,
        /** Missing cells leave open which it is. */
        UNDETERMINED,
        /** Known to be no case and known to fail the control rule. */
        NEITHER
    }

    public static CaseDefinition of(Rule caseRule) {
        return new CaseDefinition(caseRule, null);
    }

    public Status[] statuses(Cohort cohort) {
        Rule.InCohort isCase = caseRule == null ? row -> Truth.FALSE : caseRule.in(cohort);
        Rule.InCohort isControl = controlRule == null ? row -> Truth.TRUE : controlRule.in(cohort);
        Status[] statuses = new Status[cohort.size()];
        for (int row = 0; row < statuses.length; row++) {
            statuses[row] = status(isCase.of(row), isControl.of(row));
        }
        return statuses;
    }

    /** Names of the variables that define cases and controls. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        if (caseRule != null) {
            names.addAll(caseRule.variables());
        }
        if (controlRule != null) {
            names.addAll(controlRule.variables());
        }
        return names;
    }

    private static Status status(Truth isCase, Truth isControl) {
        return switch (isCase) {
            case TRUE -> Status.CASE;
            case UNKNOWN -> Status.UNDETERMINED;
            case FALSE ->
                switch (isControl) {
                    case TRUE -> Status.CONTROL;
                    case UNKNOWN -> Status.UNDETERMINED;
                    case FALSE -> Status.NEITHER;
                };
        };
    }
}
