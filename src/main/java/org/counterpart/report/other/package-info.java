/** Models of other kinds as the report shows them. */
package org.counterpart.report.other;
