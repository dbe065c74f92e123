package org.counterpart.report.script.spss;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Locale;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.Language;
import org.counterpart.report.script.code.ScriptText;

/** SPSS syntax being written: commands, headings, and what Counterpart found, echoed above what SPSS will. */
final class SyntaxText {
    /** SPSS takes no longer label, and older ones no longer line. */
    private static final int LONGEST_LABEL = 120;

    /** Of a model, before a term and its numbers. */
    private static final int LONGEST_NAME = 40;

    private final ScriptText text = new ScriptText(Language.SPSS);

    SyntaxText line(@CompileTimeConstant final String template, Code... parts) {
        text.line(template, parts);
        return this;
    }

    SyntaxText line(Code code) {
        text.line(code);
        return this;
    }

    SyntaxText comment(String words) {
        text.comment(words);
        return this;
    }

    void heading(String title) {
        text.line("").comment(title);
    }

    Code text(String words) {
        return text.text(words);
    }

    void found(String what) {
        text.line(Code.of("ECHO {}.", text("Counterpart: " + what)));
    }

    Code label(String name) {
        return text(shortened(name));
    }

    static String shortened(String name) {
        return shortened(name, LONGEST_LABEL);
    }

    private static String shortened(String name, int longest) {
        int[] letters = name.codePoints().limit(longest).toArray();
        String start = new String(letters, 0, letters.length);
        return start.length() < name.length() ? start + "…" : name;
    }

    /** Six significant digits: what SPSS shows, and a few more. */
    static String shown(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    static boolean finite(RegressionSummary model) {
        return model.coefficients().stream().allMatch(c -> Double.isFinite(c.b()));
    }

    /** @param model what the echoed lines begin with */
    void coefficients(String model, RegressionSummary summary) {
        for (Coefficient c : summary.coefficients()) {
            String term =
                    shortened(model, LONGEST_NAME) + ", " + shortened(c.term().name()) + ": ";
            found(
                    Double.isFinite(c.b()) && Double.isFinite(c.se())
                            ? term + "B " + shown(c.b()) + ", S.E. " + shown(c.se()) + ", Wald " + shown(c.wald())
                                    + ", P " + shown(c.p()) + ", OR " + shown(c.oddsRatio()) + " ("
                                    + shown(c.ci().low()) + " to " + shown(c.ci().high()) + ")"
                            : term + "no finite estimate");
        }
    }

    void area(String of, double auc, Code score) {
        found(shortened(of) + ": AUC " + shown(auc));
        line("ROC {} BY case(1) /PLOT=CURVE(REFERENCE) /PRINT=SE.", score);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
