/** Arithmetic that several checks have in common: a printed row with its rounding, and what follows from it. */
package org.counterpart.audit.row;
