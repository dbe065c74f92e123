/** The result folder: tables as CSV, the manifest, and the writing of all of it or nothing. */
package org.counterpart.report.files;
