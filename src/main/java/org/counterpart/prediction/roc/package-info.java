/** How well a score tells cases from controls: curves, areas, cuts. */
package org.counterpart.prediction.roc;
