/** The script that re-does a study in SPSS. */
package org.counterpart.report.script.spss;
