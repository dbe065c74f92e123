/** Arithmetic of small dense matrices, and bounds of quadratic forms. Knows no tables. */
package org.counterpart.audit.attainable.matrix;
