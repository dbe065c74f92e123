/** The time to an event, of a study's subjects. */
package org.counterpart.study.survival;
