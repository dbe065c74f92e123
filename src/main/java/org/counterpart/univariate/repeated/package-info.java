/** One quantity measured several times on the same subjects: how it changes, and whether groups change alike. */
package org.counterpart.univariate.repeated;
