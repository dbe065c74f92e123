package org.counterpart.files.stat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.counterpart.files.text.TextTrial;

/**
 * Text of the encoding that was found. A character of which a program cut off the last bytes, at the width of a
 * column, is left out and counted.
 */
public final class TextDecoder {
    private final CharsetDecoder decoder;
    private long cut;

    public TextDecoder(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** Characters of one byte each, as {@link ByteReader#latin} makes them. */
    public String decode(String latin) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        return decode(bytes, 0, bytes.length);
    }

    public String decode(byte[] text, int from, int to) {
        if (TextTrial.isAscii(text, from, to)) {
            return new String(text, from, to - from, StandardCharsets.US_ASCII);
        }
        ByteBuffer in = ByteBuffer.wrap(text, from, to - from);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil((to - from) * (double) decoder.maxCharsPerByte()) + 2);
        decoder.reset();
        decoder.decode(in, out, false);
        if (in.hasRemaining()) {
            cut++;
        }
        return out.flip().toString();
    }

    /** How many texts ended within a character. */
    public long cut() {
        return cut;
    }

    /** The end of a text without the blanks and zero bytes behind it. */
    public static int trimmed(byte[] text, int from, int to) {
        int end = to;
        while (end > from && (text[end - 1] == ' ' || text[end - 1] == 0)) {
            end--;
        }
        return end;
    }

    /** A text without the blanks and zero bytes behind it. */
    public static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        return text.substring(0, end);
    }
}
