/** What every fit needs: factorisations, steps, likelihoods of a set. */
package org.counterpart.regression.algebra;
