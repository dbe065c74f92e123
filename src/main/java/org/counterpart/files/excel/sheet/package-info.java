/**
 * A sheet of cells as a table, whichever format the cells come from: what numbers, dates and texts are, where the
 * header stands, which rows below the data are none, and what a reader should be told.
 */
package org.counterpart.files.excel.sheet;
