package org.counterpart.report.script.code;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;

/**
 * A script being written, line by line: code by {@link #line}, anybody's words by {@link #comment} or in quotes by
 * {@link #text}.
 */
public final class ScriptText {
    private final Language language;
    private final StringBuilder written = new StringBuilder();

    public ScriptText(Language language) {
        this.language = language;
    }

    /** @param template code in which each {@code {}} stands for the next part */
    public ScriptText line(@CompileTimeConstant final String template, Code... parts) {
        return line(Code.of(template, parts));
    }

    public ScriptText line(Code code) {
        written.append(code.source()).append('\n');
        return this;
    }

    public ScriptText comment(String text) {
        written.append(language.comment(text)).append('\n');
        return this;
    }

    public Code text(String text) {
        return Code.text(language, text);
    }

    /** {@code "a", "b"}. */
    public Code texts(List<String> texts) {
        return Code.join(", ", texts.stream().map(this::text).toList());
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
