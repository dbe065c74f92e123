/** The tests of two or more groups, one a file, and the laws they need. */
package org.counterpart.univariate.test;
