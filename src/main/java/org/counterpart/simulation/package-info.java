/** Synthetic cohorts drawn from a declared model. */
package org.counterpart.simulation;
