/** Which format a data file has, told by its content, and the reader of each. */
package org.counterpart.files.format;
