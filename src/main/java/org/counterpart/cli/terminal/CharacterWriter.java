package org.counterpart.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** A writer that looks at each character of what it is given: whoever extends it says what becomes of one. */
abstract class CharacterWriter extends FilterWriter {
    CharacterWriter(Writer to) {
        super(to);
    }

    @Override
    public abstract void write(int one) throws IOException;

    @Override
    public final void write(char[] text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(text[i]);
        }
    }

    @Override
    public final void write(String text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(text.charAt(i));
        }
    }
}
