/** What bias could do to the results: tables of a misclassified exposure, and one figure of all. */
package org.counterpart.report.sensitivity;
