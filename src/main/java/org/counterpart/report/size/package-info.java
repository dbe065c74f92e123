/** How many subjects a study needed, and the power it has. */
package org.counterpart.report.size;
