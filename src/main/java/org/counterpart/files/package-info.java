/**
 * Data files of every format as one thing: a table of plain cells, read row by row. A format has a room of its own
 * below; whoever reads a cohort sees only {@link org.counterpart.files.PlainTable}.
 */
package org.counterpart.files;
