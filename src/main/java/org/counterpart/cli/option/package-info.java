/** Options that several commands or one idea share. */
package org.counterpart.cli.option;
