package org.counterpart.report.script.code;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.stream.Collectors;
import org.counterpart.report.Shown;
import org.counterpart.result.Glossary;

/**
 * A piece of a script. It is made of constants of this program, of numbers, and of texts in quotes; the compiler
 * refuses anything else, so that no name
 * of a file or plan gets into a script as code.
 */
public final class Code {
    private static final String PLACE = "{}";

    private final String source;

    private Code(String source) {
        this.source = source;
    }

    /** @param template code in which each {@code {}} stands for the next part */
    public static Code of(@CompileTimeConstant final String template, Code... parts) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Code part : parts) {
            int place = template.indexOf(PLACE, from);
            out.append(template, from, place).append(part.source);
            from = place + PLACE.length();
        }
        return new Code(out.append(template, from, template.length()).toString());
    }

    /** What gives a field of the results in R, as the glossary says. */
    public static Code equivalent(@CompileTimeConstant final String field) {
        return new Code(Glossary.committed().field(field).equivalent());
    }

    /** A text of anybody's, in quotes. */
    public static Code text(Language language, String text) {
        return new Code(language.quoted(text));
    }

    public static Code of(int number) {
        return new Code(Integer.toString(number));
    }

    /** Every digit of a double. */
    public static Code of(double number) {
        return new Code(Shown.exact(number));
    }

    public static Code join(@CompileTimeConstant final String between, List<Code> parts) {
        return new Code(parts.stream().map(p -> p.source).collect(Collectors.joining(between)));
    }

    public String source() {
        return source;
    }
}
