package org.counterpart.study;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.counterpart.cohort.CsvOptions;
import org.counterpart.cohort.Delimiter;

/** Reads the plan's {@code cohort:} section. */
final class CohortFileReader {
    private CohortFileReader() {}

    static CohortFile read(Key key, Path plan) {
        Key encoding = key.key("encoding");
        boolean known = CsvOptions.knowsEncoding(encoding.text("auto"));
        if (!known) {
            encoding.problem("plan.encoding");
        }
        Key missing = key.key("missing");
        CsvOptions csv = new CsvOptions(
                known ? encoding.text("auto") : "auto",
                Delimiter.of(key.key("delimiter").text("auto")).orElse(Delimiter.AUTO),
                key.key("decimal").text(".").equals(",") ? ',' : '.',
                missing.present() ? missing.texts() : CsvOptions.withDefaults().missing());
        return new CohortFile(
                key.key("file").text(),
                beside(plan, key.key("file")),
                key.key("id").text(),
                csv,
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
}
