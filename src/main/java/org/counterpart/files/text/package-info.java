/**
 * What texts have in common, whatever kind of file they stand in: the encoding that their bytes tell, the signs that
 * show nothing, the words of rows that are no subjects.
 */
package org.counterpart.files.text;
