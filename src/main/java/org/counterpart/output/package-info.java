/** What is written: the files of a run, their manifest, and a folder that is whole or not there. */
package org.counterpart.output;
