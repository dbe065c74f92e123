/** From rows of cells to typed columns, with all that was decided or is not certain. */
package org.counterpart.cohort.reading;
