/** From a file to rows of cells: letters, delimiters, lines, blocks. */
package org.counterpart.cohort.source;
