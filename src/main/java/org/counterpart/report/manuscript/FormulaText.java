package org.counterpart.report.manuscript;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.counterpart.cohort.derived.Digits;
import org.counterpart.cohort.derived.Formula;
import org.counterpart.cohort.derived.Formula.Term;

/** A formula with what people call its variables, and no parenthesis more than it needs. */
final class FormulaText {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    private final Function<String, String> name;

    private FormulaText(Function<String, String> name) {
        this.name = name;
    }

    static String of(Formula formula, UnaryOperator<String> name) {
        return new FormulaText(name).text(formula.root(), SUM);
    }

    /** @param least how closely the text must bind to stand without parentheses */
    private String text(Term term, int least) {
        String text = bare(term);
        return binds(term) < least ? "(" + text + ")" : text;
    }

    private String bare(Term term) {
        if (term instanceof Formula.Constant constant) {
            return Digits.text(constant.value());
        }
        if (term instanceof Formula.Name of) {
            return name.apply(of.name());
        }
        if (term instanceof Formula.Negative negative) {
            return "−" + text(negative.of(), SIGN);
        }
        if (term instanceof Formula.Call call) {
            return call.function().word() + list(call.arguments());
        }
        Formula.Operation operation = (Formula.Operation) term;
        return switch (operation.sign()) {
            case '+' -> text(operation.left(), SUM) + " + " + text(operation.right(), PRODUCT);
            case '-' -> text(operation.left(), SUM) + " − " + text(operation.right(), PRODUCT);
            case '*' -> text(operation.left(), PRODUCT) + " × " + text(operation.right(), SIGN);
            case '/' -> text(operation.left(), PRODUCT) + " / " + text(operation.right(), SIGN);
            default -> text(operation.left(), ATOM) + "^" + text(operation.right(), SIGN);
        };
    }

    private String list(List<Term> terms) {
        return terms.stream().map(t -> text(t, SUM)).collect(Collectors.joining(", ", "(", ")"));
    }

    private static int binds(Term term) {
        if (term instanceof Formula.Negative) {
            return SIGN;
        }
        if (term instanceof Formula.Operation operation) {
            return switch (operation.sign()) {
                case '+', '-' -> SUM;
                case '*', '/' -> PRODUCT;
                default -> POWER;
            };
        }
        return ATOM;
    }
}
