/**
 * Who is in the study: variables, typed and validated columns, reading a CSV file, eligibility, the case definition,
 * flow counts.
 */
package org.counterpart.cohort;
