package org.counterpart.multiverse;

import java.util.Optional;
import org.counterpart.regression.design.Term;

/**
 * A number that every universe has: the log odds ratio of a term of the unconditional model, or the AUC.
 *
 * @param term empty for the AUC
 */
public record Quantity(Optional<Term> term) {
    public static final Quantity AUC = new Quantity(Optional.empty());

    static Quantity of(Term term) {
        return new Quantity(Optional.of(term));
    }

    /** For files. */
    public String name() {
        return term.map(Term::name).orElse("auc");
    }
}
