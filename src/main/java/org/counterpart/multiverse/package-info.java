/**
 * A study re-analysed over other valid matchings and other defensible choices: how much of what it found hangs on them.
 */
package org.counterpart.multiverse;
