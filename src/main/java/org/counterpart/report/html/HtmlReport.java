package org.counterpart.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.counterpart.report.Report;

/**
 * Writes reports of one study, one a language, as a single HTML file: no script, no outside file, no link but to
 * doi.org. The first language is shown, the others by a link at the top; any part can be linked to ({@code
 * report.html#zh-section-roc}).
 */
public final class HtmlReport {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private HtmlReport() {}

    public static String html(List<Report> languages) {
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("a report must be in at least one language");
        }
        StringOutput out = new StringOutput();
        ENGINE.render("report/page.jte", new Page(languages, style()), out);
        return out.toString().replace("\r\n", "\n");
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
