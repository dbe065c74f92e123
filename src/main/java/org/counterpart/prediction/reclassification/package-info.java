/** What a second set of probabilities tells of the same subjects beyond a first. */
package org.counterpart.prediction.reclassification;
