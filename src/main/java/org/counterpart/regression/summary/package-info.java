/** What is told of a fitted model: tests, measures, intervals, selection. */
package org.counterpart.regression.summary;
