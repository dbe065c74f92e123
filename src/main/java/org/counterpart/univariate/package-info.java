/** One file a test of two or more groups, and the rule that picks the test for a row of Table 1. */
package org.counterpart.univariate;
