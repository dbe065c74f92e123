/** What went wrong, in sentences for whoever has to mend it. */
package org.counterpart.report.failure;
