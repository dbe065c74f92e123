package org.counterpart.plan;

import java.util.Optional;
import org.counterpart.prediction.reclassification.Reclassification;
import org.counterpart.prediction.roc.PartialAuc;

/**
 * The plan's {@code roc:} section.
 *
 * @param bootstrap resamples of whole sets for the optimism-corrected AUC; 0 for none
 * @param partial the part of each curve whose area is wanted besides
 * @param reclassification NRI and IDI of each model of a list against the one before, where they are wanted
 */
public record RocPlan(int bootstrap, Optional<PartialAuc> partial, Optional<Reclassification> reclassification) {}
