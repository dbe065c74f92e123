package org.counterpart.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The characters of the terminal: those the Java of this machine was told or found ({@code stdout.encoding}, {@code
 * stderr.encoding}), on Windows else those of the
 * system, elsewhere UTF-8. JSON is always UTF-8. What the character set lacks is written by what it is made of: ² by 2,
 * − by a hyphen.
 */
public final class Console extends CharacterWriter {
    private static final Map<Character, String> PLAIN =
            Map.of('−', "-", '–', "-", '⁻', "-", '✓', "v", '✗', "x", '─', "-", '…', "...");

    private final CharsetEncoder encoder;

    private Console(Writer out, Charset charset) {
        super(out);
        this.encoder = charset.newEncoder();
    }

    /** @param stream {@code stdout} or {@code stderr} */
    public static Writer of(OutputStream out, String stream, String... args) {
        Charset charset = charset(stream, System::getProperty, args);
        Writer writer = new OutputStreamWriter(out, charset);
        return charset.equals(StandardCharsets.UTF_8) ? writer : new Console(writer, charset);
    }

    static Charset charset(String stream, UnaryOperator<String> property, String... args) {
        if (stream.equals("stdout") && isJson(args)) {
            return StandardCharsets.UTF_8;
        }
        String system = String.valueOf(property.apply("os.name")).toLowerCase(Locale.ROOT);
        String[] named = {
            property.apply(stream + ".encoding"),
            property.apply("sun." + stream + ".encoding"),
            system.startsWith("windows") ? property.apply("native.encoding") : null
        };
        for (String name : named) {
            if (name != null && Charset.isSupported(name)) {
                Charset charset = Charset.forName(name);
                // A system without a language says ASCII and shows UTF-8.
                return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean isJson(String... args) {
        List<String> all = List.of(args);
        int at = all.indexOf("--format");
        return all.contains("--format=json")
                || (at >= 0 && at + 1 < all.size() && all.get(at + 1).equals("json"));
    }

    @Override
    public void write(int one) throws IOException {
        char c = (char) one;
        if (Character.isSurrogate(c) || encoder.canEncode(c)) {
            out.write(c);
            return;
        }
        // A mark above the letter before it has no plain form of its own: the letter says it (x̄ is x).
        if (Character.getType(c) == Character.NON_SPACING_MARK) {
            return;
        }
        String plain = PLAIN.getOrDefault(c, Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD));
        for (int i = 0; i < plain.length(); i++) {
            char p = plain.charAt(i);
            String shown = PLAIN.getOrDefault(p, String.valueOf(p));
            out.write(encoder.canEncode(p) ? String.valueOf(p) : encoder.canEncode(shown) ? shown : "?");
        }
    }
}
