package org.counterpart.cohort.derived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A formula over named numbers: {@code weight / (height / 100)^2}. {@code + - * / ^}, parentheses, unary minus, {@code
 * ln log10 log2 exp sqrt abs min max round}, in double precision. {@code ^} binds closer than the minus before it and
 * to the right, as in R: {@code -2^2} is -4 and {@code 2^3^2} is 512.
 *
 * @param text as written
 * @param root what is computed
 * @param places each name and where it stands first, by its first character, the first of the text being 1
 */
public record Formula(String text, Term root, Map<String, Integer> places) {
    public Formula {
        places = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    /**
     * Reads a formula; nothing of it is run.
     *
     * @throws FormulaException where it is none
     */
    public static Formula of(String text) {
        return new FormulaParser(text).formula();
    }

    /** The names, each once, in the order they are first named. */
    public List<String> names() {
        return List.copyOf(places.keySet());
    }

    /**
     * @param parts the numbers of {@link #names()}, none missing
     * @return NaN where the formula is not defined, or leaves the range of numbers
     */
    public double of(double... parts) {
        return root.of(parts);
    }

    /** What keeps the formula from a value with these numbers; empty where it has one. */
    public Optional<Fault> fault(double... parts) {
        return Double.isNaN(of(parts)) ? root.fault(parts) : Optional.empty();
    }

    /** @param place the character of the operation, the first being 1 */
    public record Fault(Kind kind, int place) {
        /** Why an operation has no value. */
        public enum Kind {
            DIVISION_BY_ZERO,
            LOGARITHM,
            ROOT,
            POWER,
            OVERFLOW;

            public String word() {
                return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            }
        }
    }

    /** The functions a formula may call. */
    public enum Function {
        LN(1, 1),
        LOG10(1, 1),
        LOG2(1, 1),
        EXP(1, 1),
        SQRT(1, 1),
        ABS(1, 1),
        MIN(1, Integer.MAX_VALUE),
        MAX(1, Integer.MAX_VALUE),
        /** With a second argument: the number of decimals, a constant. */
        ROUND(1, 2);

        final int least;
        final int most;

        Function(int least, int most) {
            this.least = least;
            this.most = most;
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static List<String> words() {
            List<String> words = new ArrayList<>();
            for (Function function : values()) {
                words.add(function.word());
            }
            return words;
        }

        private double of(double[] x) {
            double first = x[0];
            return switch (this) {
                case LN -> first <= 0 ? Double.NaN : StrictMath.log(first);
                case LOG10 -> first <= 0 ? Double.NaN : StrictMath.log10(first);
                case LOG2 -> first <= 0 ? Double.NaN : log2(first);
                case EXP -> StrictMath.exp(first);
                case SQRT -> Math.sqrt(first);
                case ABS -> Math.abs(first);
                case MIN -> java.util.Arrays.stream(x).min().orElseThrow();
                case MAX -> java.util.Arrays.stream(x).max().orElseThrow();
                case ROUND -> Digits.rounded(first, x.length == 1 ? 0 : (int) x[1]);
            };
        }

        /** Exact for powers of two. */
        private static double log2(double x) {
            int exponent = Math.getExponent(x);
            return x == Math.scalb(1.0, exponent) ? exponent : StrictMath.log(x) / StrictMath.log(2);
        }
    }

    /** A piece of a formula. */
    public sealed interface Term {
        /** NaN where any operation in it has no finite value. */
        double of(double[] parts);

        /** The first operation without a value although what it works on has one. */
        Optional<Fault> fault(double[] parts);
    }

    public record Constant(double value) implements Term {
        @Override
        public double of(double[] parts) {
            return value;
        }

        @Override
        public Optional<Fault> fault(double[] parts) {
            return Optional.empty();
        }
    }

    /** @param at position among the formula's names */
    public record Name(String name, int at) implements Term {
        @Override
        public double of(double[] parts) {
            return parts[at];
        }

        @Override
        public Optional<Fault> fault(double[] parts) {
            return Optional.empty();
        }
    }

    public record Negative(Term of) implements Term {
        @Override
        public double of(double[] parts) {
            return -of.of(parts);
        }

        @Override
        public Optional<Fault> fault(double[] parts) {
            return of.fault(parts);
        }
    }

    /** @param sign one of {@code + - * / ^} */
    public record Operation(char sign, Term left, Term right, int place) implements Term {
        @Override
        public double of(double[] parts) {
            double a = left.of(parts);
            double b = right.of(parts);
            // The power of no number to 0 would be 1.
            return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : finite(value(a, b));
        }

        private double value(double a, double b) {
            return switch (sign) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                case '/' -> a / b;
                case '^' -> b == 2 ? a * a : StrictMath.pow(a, b);
                default -> throw new IllegalStateException("no operation " + sign);
            };
        }

        @Override
        public Optional<Fault> fault(double[] parts) {
            return first(List.of(left, right), parts).or(() -> {
                if (!Double.isNaN(of(parts))) {
                    return Optional.empty();
                }
                double a = left.of(parts);
                boolean byZero = sign == '/' ? right.of(parts) == 0 : sign == '^' && a == 0;
                return Optional.of(new Fault(
                        byZero
                                ? Fault.Kind.DIVISION_BY_ZERO
                                : sign == '^' && a < 0 ? Fault.Kind.POWER : Fault.Kind.OVERFLOW,
                        place));
            });
        }
    }

    public record Call(Function function, List<Term> arguments, int place) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public double of(double[] parts) {
            double[] x = new double[arguments.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = arguments.get(i).of(parts);
                if (Double.isNaN(x[i])) {
                    return Double.NaN;
                }
            }
            return finite(function.of(x));
        }

        @Override
        public Optional<Fault> fault(double[] parts) {
            return first(arguments, parts).or(() -> {
                if (!Double.isNaN(of(parts))) {
                    return Optional.empty();
                }
                return Optional.of(new Fault(
                        switch (function) {
                            case LN, LOG10, LOG2 -> Fault.Kind.LOGARITHM;
                            case SQRT -> Fault.Kind.ROOT;
                            case EXP, ABS, MIN, MAX, ROUND -> Fault.Kind.OVERFLOW;
                        },
                        place));
            });
        }
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static Optional<Fault> first(List<Term> terms, double[] parts) {
        return terms.stream().flatMap(t -> t.fault(parts).stream()).findFirst();
    }
}
