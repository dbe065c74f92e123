package org.counterpart.files.stat;

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
 * Finds the encoding of a file's text from the text itself: every name, label and cell is tried. A text may end within
 * a character, as texts do that a program cut at a number of bytes.
 *
 * <p>Strict UTF-8 is never met by chance, so it goes before what an old file claims. GB18030 takes most sequences of
 * bytes: it is believed only where bytes above 127 stand mostly side by side, as in Chinese; in western text they stand
 * alone between letters, which is read as windows-1252. GBK, GB2312 and EUC-CN are parts of GB18030 and are often
 * declared where characters of the whole were written.
 */
public final class TextTrial {
    /** Of the Chinese national standard, a superset of GBK. */
    public static final Charset GB18030 = Charset.forName("GB18030");

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final Candidate utf8 = new Candidate(StandardCharsets.UTF_8);
    private final Candidate chinese = new Candidate(GB18030);
    private final Candidate western = new Candidate(WESTERN);
    private final List<Candidate> all = new ArrayList<>(List.of(utf8, chinese, western));
    private final Optional<Candidate> declared;
    private boolean anyForeign;
    private long alone;
    private long together;

    /** @param declared what the file says, if it says anything that is to be believed where the text allows it */
    public TextTrial(Optional<Charset> declared) {
        Optional<Charset> other = declared.filter(c -> !c.equals(WESTERN) && !c.equals(StandardCharsets.ISO_8859_1));
        this.declared = other.map(
                c -> all.stream().filter(a -> a.charset.equals(c)).findFirst().orElseGet(() -> new Candidate(c)));
        this.declared.filter(c -> !all.contains(c)).ifPresent(all::add);
    }

    /** Characters of one byte each, as {@link ByteReader#latin} makes them. */
    public void see(String latin) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        see(bytes, 0, bytes.length);
    }

    public void see(byte[] text, int from, int to) {
        if (isAscii(text, from, to)) {
            return;
        }
        anyForeign = true;
        countRuns(text, from, to);
        for (Candidate c : all) {
            c.see(text, from, to);
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
        if (chinese.fits && together > alone) {
            return Optional.of(chinese.charset);
        }
        return western.fits && alone >= together ? Optional.of(western.charset) : Optional.empty();
    }

    private void countRuns(byte[] text, int from, int to) {
        int run = 0;
        for (int i = from; i <= to; i++) {
            if (i < to && text[i] < 0) {
                run++;
                continue;
            }
            if (run == 1) {
                alone++;
            } else {
                together += run;
            }
            run = 0;
        }
    }

    static boolean isAscii(byte[] text, int from, int to) {
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
        private final CharBuffer out = CharBuffer.allocate(1024);
        private boolean fits = true;

        Candidate(Charset charset) {
            this.charset = charset;
            this.decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        void see(byte[] text, int from, int to) {
            if (!fits) {
                return;
            }
            ByteBuffer in = ByteBuffer.wrap(text, from, to - from);
            decoder.reset();
            while (true) {
                out.clear();
                // Not told that the input ends: a character that is cut off at the end is no fault.
                var result = decoder.decode(in, out, false);
                if (result.isError()) {
                    fits = false;
                }
                if (!result.isOverflow()) {
                    return;
                }
            }
        }
    }
}
