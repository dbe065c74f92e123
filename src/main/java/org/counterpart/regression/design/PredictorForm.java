package org.counterpart.regression.design;

/**
 * How a predictor enters a model where it is not as it was recorded: on a scale, as a curve, as scores of its levels.
 */
public sealed interface PredictorForm permits PredictorScale, Spline, LevelScores {}
