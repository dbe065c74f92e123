/** How the pairs are found: candidates, distances, assignment. */
package org.counterpart.matching.search;
