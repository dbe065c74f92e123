/**
 * Choosing the controls: who may be paired with whom, optimal and nearest matching, balance, and why a case stayed
 * alone.
 */
package org.counterpart.matching;
