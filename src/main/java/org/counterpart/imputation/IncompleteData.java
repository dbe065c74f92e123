package org.counterpart.imputation;

import java.util.List;
import java.util.Optional;

/**
 * Subjects of whom some values are missing, in an order that the file's rows do not decide.
 *
 * @param variables in the order of the models' terms
 * @param outcome 1 for a case, 0 for a control; a predictor in each imputation model, imputed by none
 * @param sets of matched subjects, numbered from 0: the means of the others of a subject's set are predictors too.
 *     Where a variable of a set's members is normal about the set with a shift of the cases, its mean given the others
 *     depends on their mean and on who is the case alone; so the matched-set imputation of Seaman SR, Keogh RH (2015),
 *     doi:10.1111/biom.12358, needs no column for each member
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the chains, never compared
public record IncompleteData(List<ImputedVariable> variables, double[] outcome, Optional<int[]> sets) {
    public IncompleteData {
        variables = List.copyOf(variables);
    }

    public int size() {
        return outcome.length;
    }
}
