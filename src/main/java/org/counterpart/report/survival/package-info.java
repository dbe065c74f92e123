/** Curves of the share without an event as the report shows them. */
package org.counterpart.report.survival;
