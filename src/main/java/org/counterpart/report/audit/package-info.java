/** The audit of a paper as JSON, tables and a page. */
package org.counterpart.report.audit;
