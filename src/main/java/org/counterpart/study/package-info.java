/** The study plan and the run: the one place that knows the order of the steps. */
package org.counterpart.study;
