package org.counterpart.app.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.PaperReading;

/** A pasted text whose numbers carry the verdicts of the checks that they were part of. */
public final class MarkedText {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.·]\\d+)?|[.·]\\d+");
    private static final int BEFORE = 20;
    private static final int BEHIND = 12;

    private final String text;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * A piece of the text.
     *
     * @param kind {@code plain}, {@code read}, {@code left} or the word of a verdict
     * @param claim the number of the claim that says why; -1 for none
     */
    public record Piece(String text, String kind, int claim) {}

    private static final class Mark {
        private final int from;
        private final int to;
        private String kind;
        private int claim = -1;

        Mark(int from, int to, String kind) {
            this.from = from;
            this.to = to;
            this.kind = kind;
        }
    }

    MarkedText(String text, PaperReading reading, List<Claim> claims) {
        this.text = text;
        reading.left().forEach(this::left);
        List<Mark> understood = new ArrayList<>();
        int at = 0;
        for (PaperReading.Quoted quoted : reading.understood()) {
            Matcher number = NUMBER.matcher(quoted.text());
            while (number.find()) {
                Mark mark = next(number.group(), at);
                if (mark != null) {
                    marks.add(mark);
                    understood.add(mark);
                    at = mark.to;
                }
            }
        }
        for (int i = 0; i < claims.size(); i++) {
            mark(claims.get(i), i, understood);
        }
        marks.sort(Comparator.comparingInt(m -> m.from));
    }

    /** What was not understood stands where its surroundings are the same. */
    private void left(PaperReading.Quoted left) {
        for (int at = text.indexOf(left.text()); at >= 0; at = text.indexOf(left.text(), at + 1)) {
            int to = at + left.text().length();
            String around = text.substring(Math.max(0, at - BEFORE), Math.min(text.length(), to + BEHIND))
                    .replaceAll("\\s+", " ")
                    .strip();
            if (around.equals(left.context()) && free(at, to)) {
                marks.add(new Mark(at, to, "left"));
                return;
            }
        }
    }

    private boolean free(int from, int to) {
        return marks.stream().noneMatch(m -> from < m.to && m.from < to);
    }

    private Mark next(String number, int from) {
        for (int at = text.indexOf(number, from); at >= 0; at = text.indexOf(number, at + 1)) {
            int to = at + number.length();
            boolean whole = (at == 0 || !digit(text.charAt(at - 1)) || !digit(number.charAt(0)))
                    && (at == 0 || !(text.charAt(at - 1) == '.' && at > 1 && digit(text.charAt(at - 2))))
                    && (to == text.length() || !digit(text.charAt(to)));
            if (whole && free(at, to)) {
                return new Mark(at, to, "read");
            }
        }
        return null;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The numbers of a claim that stand nearest together, behind its name if that is in the text. */
    private void mark(Claim claim, int number, List<Mark> understood) {
        List<String> wanted = new ArrayList<>();
        Matcher m = NUMBER.matcher(claim.reported());
        while (m.find()) {
            wanted.add(m.group());
        }
        if (wanted.isEmpty()) {
            return;
        }
        int named = claim.name().isEmpty() ? -1 : text.indexOf(claim.name());
        List<Mark> best = List.of();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < understood.size(); i++) {
            List<Mark> found = from(understood, i, wanted);
            if (found.size() == wanted.size()) {
                int first = found.get(0).from;
                long far = named >= 0 ? Math.abs(first - named) + (first < named ? text.length() : 0) : first;
                long wide = found.get(found.size() - 1).to - (long) first;
                long cost = 3 * wide + far;
                if (cost < least) {
                    least = cost;
                    best = found;
                }
            }
        }
        for (Mark mark : best) {
            if (rank(claim.verdict().word()) > rank(mark.kind)) {
                mark.kind = claim.verdict().word();
                mark.claim = number;
            }
        }
    }

    /** The marks from one on that hold these numbers, each once, in any order. */
    private List<Mark> from(List<Mark> understood, int first, List<String> wanted) {
        List<String> open = new ArrayList<>(wanted);
        List<Mark> found = new ArrayList<>();
        for (int i = first; i < understood.size() && !open.isEmpty(); i++) {
            Mark mark = understood.get(i);
            if (open.remove(text.substring(mark.from, mark.to))) {
                found.add(mark);
            } else if (i == first) {
                return List.of();
            }
        }
        return found;
    }

    private static int rank(String kind) {
        return kind.equals(Verdict.INCONSISTENT.word())
                ? 3
                : kind.equals(Verdict.UNDETERMINED.word()) ? 2 : kind.equals(Verdict.CONSISTENT.word()) ? 1 : 0;
    }

    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Mark mark : marks) {
            if (mark.from > at) {
                pieces.add(new Piece(text.substring(at, mark.from), "plain", -1));
            }
            pieces.add(new Piece(text.substring(mark.from, mark.to), mark.kind, mark.claim));
            at = mark.to;
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), "plain", -1));
        }
        return pieces;
    }
}
