package org.counterpart.audit.text;

import org.counterpart.audit.lexicon.Cue;

/**
 * One value that a text states.
 *
 * @param name of the row, for a ratio
 * @param model the words by which the text tells its models apart; may be empty
 * @param chain the measures that follow one another without a word of their own between them
 * @param position in a list of values; 0 where there is one
 */
record Statement(Cue measure, String name, Item item, String model, int chain, int position) {
    Statement of(String part) {
        return new Statement(measure, name, item.of(item.subject(), part), model, chain, position);
    }
}
