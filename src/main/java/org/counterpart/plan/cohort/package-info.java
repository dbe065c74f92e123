/** The plan's {@code cohort:}: which file or database holds the subjects, and how it is written. */
package org.counterpart.plan.cohort;
