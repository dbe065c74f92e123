package org.counterpart.files.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the encoding of a text from the text itself: every name, label and cell is tried, or every line.
 *
 * <p>Strict UTF-8 is never met by chance, so it goes before what an old file claims. GB18030 takes most sequences of
 * bytes, and windows-1252 nearly all: each is believed only where it then reads as people write ({@link Likeness}).
 * GBK, GB2312 and EUC-CN are parts of GB18030 and are often declared where characters of the whole were written.
 */
public final class TextTrial {
    /** Of the Chinese national standard, a superset of GBK. */
    public static final Charset GB18030 = Charset.forName("GB18030");

    /** Of western Europe. */
    public static final Charset WESTERN = Charset.forName("windows-1252");

    private final Candidate utf8 = new Candidate(StandardCharsets.UTF_8);
    private final Candidate chinese = new Candidate(GB18030);
    private final Candidate western = new Candidate(WESTERN);
    private final List<Candidate> all = new ArrayList<>(List.of(utf8, chinese, western));
    private final Optional<Candidate> declared;
    private final boolean mayBeCut;
    private boolean anyForeign;

    /**
     * @param declared what the file says, if it says anything that is to be believed where the text allows it
     * @param mayBeCut whether a text may end within a character, as texts do that a program cut at a number of bytes
     */
    public TextTrial(Optional<Charset> declared, boolean mayBeCut) {
        this.mayBeCut = mayBeCut;
        Optional<Charset> other = declared.filter(c -> !c.equals(WESTERN) && !c.equals(StandardCharsets.ISO_8859_1));
        this.declared = other.map(
                c -> all.stream().filter(a -> a.charset.equals(c)).findFirst().orElseGet(() -> new Candidate(c)));
        this.declared.filter(c -> !all.contains(c)).ifPresent(all::add);
    }

    /** Characters of one byte each, as ISO 8859-1 makes them of bytes. */
    public void see(String latin) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        see(bytes, 0, bytes.length);
    }

    public void see(byte[] text, int from, int to) {
        if (isAscii(text, from, to)) {
            return;
        }
        anyForeign = true;
        for (Candidate c : all) {
            c.see(text, from, to, mayBeCut);
        }
    }

    /** Whether anything outside ASCII was seen: without it the encoding does not matter. */
    public boolean anyForeign() {
        return anyForeign;
    }

    /** Empty when nothing fits. */
    public Optional<Charset> decide() {
        if (declared.isPresent() && declared.get().fits) {
            return declared.map(c -> c.charset);
        }
        if (utf8.fits) {
            return Optional.of(utf8.charset);
        }
        if (chinese.fits && chinese.likeness.chinese()) {
            return Optional.of(chinese.charset);
        }
        return western.fits && western.likeness.western() ? Optional.of(western.charset) : Optional.empty();
    }

    /** Whether the bytes are GB18030 throughout, whatever they then read as. */
    public boolean mayBeChinese() {
        return chinese.fits;
    }

    public static boolean isAscii(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static final class Candidate {
        private final Charset charset;
        private final CharsetDecoder decoder;
        private final Likeness likeness = new Likeness();
        private CharBuffer out = CharBuffer.allocate(1024);
        private boolean fits = true;

        Candidate(Charset charset) {
            this.charset = charset;
            this.decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        void see(byte[] text, int from, int to, boolean mayBeCut) {
            if (!fits) {
                return;
            }
            int most = (int) Math.ceil((to - from) * (double) decoder.maxCharsPerByte());
            if (out.capacity() < most) {
                out = CharBuffer.allocate(2 * most);
            }
            out.clear();
            decoder.reset();
            // Where it is not told that the input ends, a character that is cut off at the end is no fault.
            fits = !decoder.decode(ByteBuffer.wrap(text, from, to - from), out, !mayBeCut)
                    .isError();
            if (fits) {
                likeness.see(out.flip());
            }
        }
    }
}
