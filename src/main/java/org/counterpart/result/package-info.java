/** What a result is called, what it means and what it tells of few subjects: described once, for all that show it. */
package org.counterpart.result;
