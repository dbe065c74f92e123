/** Whom acting on a model would reach, as a table and a figure. */
package org.counterpart.report.impact;
