/**
 * Tables of papers, wherever they were printed: the head says what each column holds, the words before the columns
 * name the rows, a row without numbers heads those below it. A cell that cannot be one of its column is not read, and
 * neither is a column whose head is not certain.
 */
package org.counterpart.audit.table;
