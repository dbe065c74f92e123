/** The page in the browser: a server for this machine alone, over what the commands stand on too. */
package org.counterpart.app;
