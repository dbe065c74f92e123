package org.counterpart.audit.text;

/**
 * One value that a text states.
 *
 * @param name of the row, for a ratio
 * @param model the words by which the text tells its models apart; may be empty
 * @param sentence its number
 */
record Statement(Cue measure, String name, Item item, String model, int sentence) {}
