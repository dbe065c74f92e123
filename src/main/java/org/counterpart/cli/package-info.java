/** The commands: options in, exit code out. The only package that knows picocli and standard output. */
package org.counterpart.cli;
