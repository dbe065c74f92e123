package org.counterpart.files.stata;

/**
 * A variable as the file describes it; its texts are bytes, a character each.
 *
 * @param at its first byte in a row
 * @param labels the name of its set of value labels; empty without one
 */
record DtaVariable(String name, String label, DtaType type, int at, String format, String labels) {}
