package org.counterpart.audit.claim;

import java.util.Optional;
import org.counterpart.audit.paper.Place;
import org.counterpart.stats.Note;

/**
 * What one check says of one printed row.
 *
 * @param id where the number stands in the file: {@code model[0].predictors[2]}
 * @param name what a reader calls it: the predictor, the marker, the row of the table
 * @param at where it is printed, of a document
 * @param reported the printed strings
 * @param computed what follows from the other printed numbers; a range when rounding leaves one
 * @param explanation one sentence for a report, its first two places being {@code reported} and {@code computed}
 * @param suggestion the smallest change that would make the numbers fit, where there is one
 */
public record Claim(
        String id,
        String name,
        Optional<Place> at,
        Check check,
        Verdict verdict,
        Severity severity,
        String reported,
        String computed,
        Note explanation,
        Optional<Note> suggestion) {}
