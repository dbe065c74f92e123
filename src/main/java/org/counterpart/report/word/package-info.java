/** A report as a Word document, the only place that knows Apache POI. */
package org.counterpart.report.word;
