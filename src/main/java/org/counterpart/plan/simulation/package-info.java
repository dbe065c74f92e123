/** Reads the model of a synthetic cohort. */
package org.counterpart.plan.simulation;
