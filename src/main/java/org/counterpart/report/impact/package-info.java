/** Whom acting on a model would reach, as a table, a figure and JSON. */
package org.counterpart.report.impact;
