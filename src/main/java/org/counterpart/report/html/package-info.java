/** A report as one self-contained HTML file. */
package org.counterpart.report.html;
