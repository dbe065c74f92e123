/** Time to an event that some subjects do not live to see: curves, and regression of the hazard. */
package org.counterpart.regression.survival;
