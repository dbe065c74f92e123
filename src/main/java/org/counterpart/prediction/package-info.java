/** How well a score tells cases from controls: ROC, DeLong, cut points, calibration, optimism, flexible benchmarks. */
package org.counterpart.prediction;
