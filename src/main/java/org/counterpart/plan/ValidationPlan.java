package org.counterpart.plan;

import java.util.Optional;
import org.counterpart.cohort.Rule;
import org.counterpart.plan.cohort.CohortFile;

/**
 * The plan's {@code validation:} section: whom the model is made from and whom it is tried on. Exactly one of share,
 * rule and file says so.
 *
 * <p>What may be called external: Collins and others (2024), doi:10.1136/bmj-2023-074819; Steyerberg and Harrell
 * (2016), doi:10.1016/j.jclinepi.2015.04.005.
 *
 * @param share of the cases, of the controls and of whole sets that make the derivation part; NaN unless the split is
 *     at random
 * @param seed of the random split
 * @param rule true for the derivation part, false for the validation part, open for neither
 * @param file whose subjects are the validation part, read by the plan's own declarations
 * @param place where a problem of the split is told
 */
public record ValidationPlan(
        Kind kind, double share, long seed, Optional<Rule> rule, Optional<CohortFile> file, Place place) {

    /** What a report may call it. */
    public enum Kind {
        /** Subjects of one file dealt out by chance: no new patients, whatever it is called elsewhere. */
        RANDOM,
        /** Subjects of one file, earlier and later ones. */
        TEMPORAL,
        /** Subjects of one file, told apart by something else. */
        VARIABLE,
        /** Subjects of another file. */
        EXTERNAL
    }

    /** The line and path of what the plan says, and its words. */
    public record Place(int line, String path, String text) {}
}
