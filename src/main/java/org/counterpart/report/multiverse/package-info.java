/** A multiverse as JSON, tables and curves. */
package org.counterpart.report.multiverse;
