/** Scripts for other programs that re-do a study and compare. */
package org.counterpart.report.script;
