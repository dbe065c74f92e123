package org.counterpart.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Raised letters that stand beside the statistics of a table, one a test, in the order the tests are met; one footnote
 * names them all.
 */
public final class TestLetters {
    private static final String RAISED = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";

    private final List<String> tests = new ArrayList<>();

    /** @param test the key of its name */
    public String of(String test) {
        if (test.equals("none")) {
            return "";
        }
        if (!tests.contains(test)) {
            tests.add(test);
        }
        return letter(tests.indexOf(test));
    }

    private static String letter(int index) {
        return RAISED.substring(index, index + 1);
    }

    /** Empty when no test was done. */
    public String legend(Messages messages) {
        List<String> named = new ArrayList<>();
        for (String test : tests) {
            named.add(letter(tests.indexOf(test)) + messages.text("univariate.test." + test));
        }
        return named.isEmpty()
                ? ""
                : messages.text(
                        "univariate.table.note.tests", String.join(messages.text("univariate.table.semicolon"), named));
    }
}
