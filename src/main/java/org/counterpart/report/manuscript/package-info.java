/** Paragraphs, references and checklists that an author takes from a run into a manuscript. */
package org.counterpart.report.manuscript;
