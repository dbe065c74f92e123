package org.counterpart.cohort.derived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.counterpart.cohort.cell.NearestName;
import org.counterpart.cohort.derived.Formula.Call;
import org.counterpart.cohort.derived.Formula.Function;
import org.counterpart.cohort.derived.Formula.Name;
import org.counterpart.cohort.derived.Formula.Negative;
import org.counterpart.cohort.derived.Formula.Operation;
import org.counterpart.cohort.derived.Formula.Term;

/**
 * Reads a formula by recursive descent.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/") signed }
 * signed  = ("-" | "+") signed | power
 * power   = atom [ "^" exponent ]
 * exponent = ("-" | "+") exponent | power
 * atom    = number | name | function "(" sum { "," sum } ")" | "(" sum ")"
 * </pre>
 *
 * <p>A name begins with a letter of any script or {@code _} and goes on with letters, digits, {@code _} and {@code .};
 * any other stands in backquotes, of which one in the name is written twice. A name before {@code (} is a function.
 */
final class FormulaParser {
    /** Deeper than any formula needs, and far from the end of the stack. */
    private static final int DEEPEST = 200;

    private static final String OPERATORS = "+-*/^";

    /** Signs that people write for an operator, and that operator. */
    private static final Map<Integer, String> MEANT = Map.ofEntries(
            Map.entry((int) '×', "*"),
            Map.entry((int) '·', "*"),
            Map.entry((int) '÷', "/"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '（', "("),
            Map.entry((int) '）', ")"),
            Map.entry((int) '，', ","),
            Map.entry((int) '＋', "+"),
            Map.entry((int) '－', "-"),
            Map.entry((int) '＊', "*"),
            Map.entry((int) '／', "/"),
            Map.entry((int) '＾', "^"),
            Map.entry((int) '²', "^2"),
            Map.entry((int) '³', "^3"),
            Map.entry((int) '[', "("),
            Map.entry((int) ']', ")"),
            Map.entry((int) '{', "("),
            Map.entry((int) '}', ")"),
            Map.entry((int) '√', "sqrt"));

    private final String text;
    private final int[] letters;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private int at;
    private int depth;

    FormulaParser(String text) {
        this.text = text;
        this.letters = text.codePoints().toArray();
    }

    Formula formula() {
        Term root = sum();
        if (at < letters.length) {
            throw letters[at] == ')' ? wrong("closed-twice") : unexpected("operator");
        }
        return new Formula(text, root, places);
    }

    private Term sum() {
        if (++depth > DEEPEST) {
            throw wrong("deep", DEEPEST);
        }
        Term left = product();
        while (next('+') || next('-')) {
            int place = at + 1;
            char sign = (char) letters[at++];
            left = new Operation(sign, left, product(), place);
        }
        depth--;
        return left;
    }

    private Term product() {
        Term left = signed();
        while (next('*') || next('/')) {
            int place = at + 1;
            char sign = (char) letters[at++];
            if (sign == '*' && at < letters.length && letters[at] == '*') {
                at--;
                throw wrong("written-else", "**", "^");
            }
            left = new Operation(sign, left, signed(), place);
        }
        return left;
    }

    private Term signed() {
        if (next('-')) {
            at++;
            return new Negative(deeper(this::signed));
        }
        if (next('+')) {
            at++;
            return deeper(this::signed);
        }
        return power();
    }

    private Term power() {
        Term base = atom();
        if (next('^')) {
            int place = ++at;
            return new Operation('^', base, deeper(this::signed), place);
        }
        return base;
    }

    private Term deeper(java.util.function.Supplier<Term> part) {
        if (++depth > DEEPEST) {
            throw wrong("deep", DEEPEST);
        }
        Term term = part.get();
        depth--;
        return term;
    }

    private Term atom() {
        skip();
        if (at == letters.length) {
            throw new FormulaException(letters.length + 1, letters.length == 0 ? "empty" : "ends");
        }
        int letter = letters[at];
        if (letter == '(') {
            int open = at++;
            Term inner = sum();
            close(open);
            return inner;
        }
        if ((letter >= '0' && letter <= '9') || letter == '.') {
            return number();
        }
        if (letter == '`') {
            int from = at;
            return name(quoted(), from);
        }
        if (Character.isLetter(letter) || letter == '_') {
            int from = at;
            String word = word();
            return next('(') ? call(word, from) : name(word, from);
        }
        throw unexpected("value");
    }

    private Term name(String name, int from) {
        places.putIfAbsent(name, from + 1);
        return new Name(name, List.copyOf(places.keySet()).indexOf(name));
    }

    private Term call(String word, int from) {
        Function function = null;
        for (Function one : Function.values()) {
            if (one.word().equals(word)) {
                function = one;
            }
        }
        if (function == null) {
            at = from;
            if (word.toLowerCase(Locale.ROOT).equals("log")) {
                throw wrong("log", word);
            }
            List<String> words = Function.words();
            throw NearestName.of(word, words)
                    .map(near -> wrong("function.nearest", word, near, String.join(", ", words)))
                    .orElseGet(() -> wrong("function", word, String.join(", ", words)));
        }
        int open = at++;
        List<Term> arguments = new ArrayList<>();
        if (!next(')')) {
            arguments.add(sum());
            while (next(',')) {
                at++;
                arguments.add(sum());
            }
        }
        close(open);
        if (arguments.size() < function.least || arguments.size() > function.most) {
            throw new FormulaException(from + 1, "arguments." + arity(function), word, arguments.size());
        }
        if (function == Function.ROUND && arguments.size() == 2) {
            arguments.set(1, new Formula.Constant(decimals(arguments.get(1), from)));
        }
        return new Call(function, arguments, from + 1);
    }

    private static String arity(Function function) {
        return function.most == 1 ? "one" : function.most == 2 ? "one-or-two" : "some";
    }

    private static double decimals(Term term, int from) {
        double decimals =
                term instanceof Formula.Constant n ? n.value() : term instanceof Negative n ? n.of(new double[0]) : 99;
        if (decimals != Math.rint(decimals) || Math.abs(decimals) > 15) {
            throw new FormulaException(from + 1, "decimals");
        }
        return decimals;
    }

    private Term number() {
        int from = at;
        digits();
        if (at < letters.length && letters[at] == '.') {
            at++;
            digits();
        }
        if (at < letters.length && (letters[at] == 'e' || letters[at] == 'E')) {
            int before = at++;
            if (at < letters.length && (letters[at] == '+' || letters[at] == '-')) {
                at++;
            }
            int power = at;
            digits();
            if (power == at) {
                at = before;
            }
        }
        String written = new String(letters, from, at - from);
        double value = written.equals(".") ? Double.NaN : Double.parseDouble(written);
        if (!Double.isFinite(value)) {
            at = from;
            throw wrong("number", written);
        }
        return new Formula.Constant(value);
    }

    private void digits() {
        while (at < letters.length && letters[at] >= '0' && letters[at] <= '9') {
            at++;
        }
    }

    private String word() {
        int from = at;
        while (at < letters.length
                && (Character.isLetterOrDigit(letters[at])
                        || Character.getType(letters[at]) == Character.NON_SPACING_MARK
                        || letters[at] == '_'
                        || letters[at] == '.')) {
            at++;
        }
        return new String(letters, from, at - from);
    }

    private String quoted() {
        int from = at++;
        StringBuilder name = new StringBuilder();
        while (at < letters.length) {
            if (letters[at] == '`') {
                if (at + 1 == letters.length || letters[at + 1] != '`') {
                    at++;
                    return name.toString();
                }
                at++;
            }
            name.appendCodePoint(letters[at++]);
        }
        at = from;
        throw wrong("backquote");
    }

    private void close(int open) {
        if (next(')')) {
            at++;
            return;
        }
        if (at == letters.length) {
            throw new FormulaException(open + 1, "not-closed");
        }
        throw unexpected("operator");
    }

    private boolean next(char sign) {
        skip();
        return at < letters.length && letters[at] == sign;
    }

    private void skip() {
        while (at < letters.length && (Character.isWhitespace(letters[at]) || Character.isSpaceChar(letters[at]))) {
            at++;
        }
    }

    /** @param wanted {@code value} or {@code operator}: what could stand here */
    private FormulaException unexpected(String wanted) {
        skip();
        String found = Character.toString(letters[at]);
        String meant = MEANT.get(letters[at]);
        if (meant != null) {
            return wrong("written-else", found, meant);
        }
        if ("=<>!&|?".indexOf(letters[at]) >= 0) {
            return wrong("comparison", found);
        }
        if ("\"'“”‘’".indexOf(letters[at]) >= 0) {
            return wrong("quote", found);
        }
        if (wanted.equals("value") && OPERATORS.indexOf(letters[at]) >= 0) {
            return wrong("two-operators", found);
        }
        return wrong("no-" + wanted, found);
    }

    private FormulaException wrong(String code, Object... arguments) {
        return new FormulaException(Math.min(at, letters.length) + 1, code, arguments);
    }
}
