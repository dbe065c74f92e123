/**
 * From subjects to a fitted model, by the plan: {@link ModelRoute} is the one place that
 * knows what is offered, what is selected and when there is no model. The run, each resample of the bootstrap and each
 * universe of the multiverse go along it; they differ in how {@link AnalysedSubjects} gives a
 * table and a design, and in what is taken from the end.
 */
package org.counterpart.study.model;
