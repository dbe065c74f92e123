package org.counterpart.study;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads the plan's {@code cohort:} section. */
final class CohortFileReader {
    private CohortFileReader() {}

    static CohortFile read(Key key, Path plan) {
        Key encoding = key.key("encoding");
        if (encoding.present() && !encoding.text().equals("auto") && !isCharset(encoding.text())) {
            encoding.problem("plan.encoding");
        }
        String delimiter = key.key("delimiter").text("auto");
        Key missing = key.key("missing");
        return new CohortFile(
                key.key("file").text(),
                beside(plan, key.key("file")),
                key.key("id").text(),
                encoding.text("auto"),
                delimiter.equals("tab") ? "\t" : delimiter,
                key.key("decimal").text(".").charAt(0),
                missing.present() ? missing.texts() : List.of("", "NA"),
                key.key("synthetic").flag(false));
    }

    /** The file this key names, from the plan's folder. */
    static Path beside(Path plan, Key key) {
        try {
            return plan.resolveSibling(key.text()).normalize();
        } catch (InvalidPathException e) {
            key.problem("plan.not-a-path");
            return plan;
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
