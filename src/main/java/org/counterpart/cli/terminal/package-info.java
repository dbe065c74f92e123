/** What a terminal shows: in its own characters, none of them hidden, and how far the work has come. */
package org.counterpart.cli.terminal;
