package org.counterpart.cli.terminal;

import java.io.IOException;
import java.io.Writer;
import org.counterpart.stats.OneLine;

/**
 * What is printed, without anything that a terminal obeys: every control character but the line end and the tab, and
 * every mark that turns the direction
 * of writing, is written by its number, {@code \u001B}. That is how JSON writes it too, so that a value read back is
 * the same.
 */
public final class SeenWriter extends CharacterWriter {
    private char pending;

    public SeenWriter(Writer to) {
        super(to);
    }

    @Override
    public void write(int one) throws IOException {
        char c = (char) one;
        if (pending == '\r') {
            out.write(c == '\n' ? "\r" : OneLine.numbered('\r'));
            pending = 0;
        } else if (pending != 0) {
            char high = pending;
            pending = 0;
            if (Character.isLowSurrogate(c)) {
                character(Character.toCodePoint(high, c));
                return;
            }
            out.write('\uFFFD');
        }
        if (c == '\r' || Character.isHighSurrogate(c)) {
            pending = c;
        } else {
            character(c);
        }
    }

    private void character(int c) throws IOException {
        if (c == '\n' || c == '\t') {
            out.write(c);
        } else if (OneLine.isNoCharacter(c)) {
            out.write('\uFFFD');
        } else if (OneLine.isHidden(c)) {
            out.write(OneLine.numbered(c));
        } else {
            out.write(Character.toChars(c));
        }
    }
}
