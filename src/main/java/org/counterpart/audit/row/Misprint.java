package org.counterpart.audit.row;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.counterpart.audit.paper.Printed;

/** The smallest slips of the pen that turn one printed number into another. */
public final class Misprint {
    private Misprint() {}

    /** Numbers that differ by two neighbouring digits exchanged or a decimal point moved. */
    public static List<Printed> slips(Printed printed) {
        String text = printed.text();
        Set<String> out = new LinkedHashSet<>();
        for (int i = 0; i < text.length(); i++) {
            int next = i + 1 < text.length() && !Character.isDigit(text.charAt(i + 1)) ? i + 2 : i + 1;
            if (next < text.length()
                    && Character.isDigit(text.charAt(i))
                    && Character.isDigit(text.charAt(next))
                    && text.charAt(i) != text.charAt(next)) {
                StringBuilder s = new StringBuilder(text);
                s.setCharAt(i, text.charAt(next));
                s.setCharAt(next, text.charAt(i));
                out.add(s.toString());
            }
        }
        int point = text.indexOf('.');
        if (point >= 0) {
            String digits = text.substring(0, point) + text.substring(point + 1);
            for (int to : new int[] {point - 1, point + 1}) {
                if (to >= 1 && to < digits.length()) {
                    out.add(digits.substring(0, to) + "." + digits.substring(to));
                }
            }
            out.add(text.substring(0, point + 1) + "0" + text.substring(point + 1));
        }
        return parsed(out, printed);
    }

    /** Numbers that differ by one digit. */
    static List<Printed> otherDigits(Printed printed) {
        String text = printed.text();
        Set<String> out = new LinkedHashSet<>();
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) {
                continue;
            }
            for (char d = '0'; d <= '9'; d++) {
                if (d != text.charAt(i)) {
                    out.add(text.substring(0, i) + d + text.substring(i + 1));
                }
            }
        }
        return parsed(out, printed);
    }

    /** The nearest number, by kind of slip, that would fit; {@link Printed#NONE} when none does. */
    public static Printed nearest(Printed printed, Predicate<Printed> fits) {
        for (List<Printed> candidates : List.of(slips(printed), otherDigits(printed))) {
            Printed best = Printed.NONE;
            for (Printed candidate : candidates) {
                boolean nearer = !best.present()
                        || Math.abs(candidate.value() - printed.value()) < Math.abs(best.value() - printed.value());
                if (nearer && fits.test(candidate)) {
                    best = candidate;
                }
            }
            if (best.present()) {
                return best;
            }
        }
        return Printed.NONE;
    }

    private static List<Printed> parsed(Set<String> texts, Printed like) {
        return texts.stream()
                .map(t -> Printed.of(t, like.line()))
                .filter(p -> p.isNumber() && !p.text().matches("\\D*0\\d.*"))
                .toList();
    }
}
