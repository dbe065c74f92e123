/** What the columns of an unknown file look like. */
package org.counterpart.cohort.profile;
