package org.counterpart.files.stat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.counterpart.files.text.TextTrial;

/** What a file calls the encoding of its text, by name or by the number of a code page of Windows. */
public final class EncodingNames {
    private static final Set<String> CHINESE =
            Set.of("EUC-CN", "EUC_CN", "GB2312", "GBK", "CP936", "936", "WINDOWS-936", "GB18030", "GB_18030", "MS936");

    private EncodingNames() {}

    /** Empty for names that nobody knows. */
    public static Optional<Charset> named(String name) {
        String plain = name.strip().toUpperCase(Locale.ROOT);
        return CHINESE.contains(plain) ? Optional.of(TextTrial.GB18030) : supported(plain);
    }

    /** Empty for pages that say nothing (2 and 3, which SPSS wrote for every text of bytes) or that nobody knows. */
    public static Optional<Charset> codePage(int page) {
        if (page == 936 || page == 54936) {
            return Optional.of(TextTrial.GB18030);
        }
        if (page == 65001) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (page < 100) {
            return Optional.empty();
        }
        return List.of("windows-" + page, "x-windows-" + page, page == 932 ? "windows-31j" : "IBM" + page).stream()
                .map(EncodingNames::supported)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Charset> supported(String name) {
        try {
            return Optional.of(Charset.forName(name)).filter(Charset::canEncode);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
