/** What one cell means, and the problems of cells that mean nothing certain. */
package org.counterpart.cohort.cell;
