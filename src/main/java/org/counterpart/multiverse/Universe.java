package org.counterpart.multiverse;

import org.counterpart.stats.Note;
import org.counterpart.study.model.Reanalysis;

/**
 * One re-analysis.
 *
 * @param specification position among the specifications
 * @param draw of the matching lottery, from 1; 0 for the specification's own matching
 * @param sets matched sets; 0 when none
 * @param result {@link Reanalysis#EMPTY} when it failed
 * @param failure why there is no analysis; {@code null} when there is one
 */
public record Universe(int specification, int draw, int sets, Reanalysis result, Note failure) {
    public boolean failed() {
        return failure != null;
    }

    static Universe failed(int specification, int draw, Note why) {
        return new Universe(specification, draw, 0, Reanalysis.EMPTY, why);
    }
}
