package org.counterpart.audit.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column of a table holds, by the words at its head. */
record TableColumn(Kind kind, Cue measure) {
    enum Kind {
        /** A measure, with its interval in the same cell or without. */
        MEASURE,
        INTERVAL,
        LOWER,
        UPPER,
        P,
        COEFFICIENT,
        STANDARD_ERROR,
        WALD
    }

    private static final String CI = "(?:95 ?% ?)?(?:CI|C\\.I\\.|confidence intervals?|置信区间|可信区间)";
    private static final Pattern INTERVAL =
            Pattern.compile(CI + "(?: (?:for|of) .{1,20})?|(?:OR|HR|RR|AUC) ?的? ?" + CI);
    private static final Pattern LOWER =
            Pattern.compile("(?:" + CI + " ?)?(?:lower(?: limit| bound)?|下限)(?: ?" + CI + ")?");
    private static final Pattern UPPER =
            Pattern.compile("(?:" + CI + " ?)?(?:upper(?: limit| bound)?|上限)(?: ?" + CI + ")?");
    private static final Pattern P = Pattern.compile("P(?:[ -]?values?)? ?值?", Pattern.CASE_INSENSITIVE);
    private static final Pattern COEFFICIENT =
            Pattern.compile("B|β|beta|coefficient|regression coefficient|回归系数|β ?值|B ?值", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR =
            Pattern.compile("S\\.?E\\.?|standard error|标准误|SE ?值", Pattern.CASE_INSENSITIVE);
    private static final Pattern WALD =
            Pattern.compile("Wald(?: ?[χx][2²]| chi-?square)? ?值?", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXP = Pattern.compile("Exp ?\\(?(?:B|β)\\)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern REST =
            Pattern.compile("(?: ?值)?[ ,]*[(\\[]? ?(?:" + CI + ")? ?[)\\]]?", Pattern.CASE_INSENSITIVE);

    static Optional<TableColumn> of(String head) {
        String h = head.strip();
        if (INTERVAL.matcher(h).matches()) {
            return column(Kind.INTERVAL);
        }
        if (LOWER.matcher(h.toLowerCase(Locale.ROOT).replace("ci", "CI")).matches()) {
            return column(Kind.LOWER);
        }
        if (UPPER.matcher(h.toLowerCase(Locale.ROOT).replace("ci", "CI")).matches()) {
            return column(Kind.UPPER);
        }
        if (WALD.matcher(h).matches()) {
            return column(Kind.WALD);
        }
        if (ERROR.matcher(h).matches()) {
            return column(Kind.STANDARD_ERROR);
        }
        if (EXP.matcher(h).matches()) {
            return Optional.of(new TableColumn(Kind.MEASURE, Cue.ODDS_RATIO));
        }
        Optional<TableColumn> measure = measure(h);
        if (measure.isPresent()) {
            return measure;
        }
        if (P.matcher(h).matches()) {
            return column(Kind.P);
        }
        return COEFFICIENT.matcher(h).matches() ? column(Kind.COEFFICIENT) : Optional.empty();
    }

    private static Optional<TableColumn> column(Kind kind) {
        return Optional.of(new TableColumn(kind, null));
    }

    private static Optional<TableColumn> measure(String head) {
        String bare = head.replaceFirst("(?i)^(?:adjusted|unadjusted|crude) ", "");
        for (Cue cue : Cue.values()) {
            int end = cue.end(bare, 0);
            if (end > 0) {
                boolean whole =
                        cue.isMeasure() && REST.matcher(bare.substring(end)).matches();
                return whole ? Optional.of(new TableColumn(Kind.MEASURE, cue)) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
