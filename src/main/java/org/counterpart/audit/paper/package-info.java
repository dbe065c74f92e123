/** The numbers that a paper prints, and the readers of the files and texts that hold them. */
package org.counterpart.audit.paper;
