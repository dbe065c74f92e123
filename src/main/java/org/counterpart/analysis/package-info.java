/**
 * One analysis of one file, as a command or a program asks for it: its columns by name, no plan. What is not certain
 * about a column is an exception that says what to declare.
 */
package org.counterpart.analysis;
