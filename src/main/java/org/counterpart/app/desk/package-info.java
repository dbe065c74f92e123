/** What lies on the desk: the data file, the text of the plan, what it counts, a run of it, its results. */
package org.counterpart.app.desk;
