/** Weights that make two groups alike, and what weighted subjects say of an outcome. */
package org.counterpart.weighting;
