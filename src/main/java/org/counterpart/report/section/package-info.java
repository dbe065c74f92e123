/** The sections of a study's report: tables and figures, one subject a file. */
package org.counterpart.report.section;
