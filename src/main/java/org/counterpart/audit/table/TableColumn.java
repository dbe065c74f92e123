package org.counterpart.audit.table;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.Cue;

/**
 * What a column of a table holds, by the words at its head.
 *
 * @param measure of a column of measures; else {@code null}
 * @param model the words before the measure that tell its model from another: adjusted, crude; may be empty
 * @param percent whether the head says that its numbers are per cent
 */
record TableColumn(Kind kind, Cue measure, String model, boolean percent) {
    enum Kind {
        /** A measure, with its interval in the same cell or without. */
        MEASURE,
        INTERVAL,
        LOWER,
        UPPER,
        P,
        COEFFICIENT,
        STANDARD_ERROR,
        WALD,
        /** Degrees of freedom, from which nothing is computed. */
        DEGREES,
        /** Student's t, or chi-square of the row's two by two table, or the one of the two that the row has. */
        T,
        CHI_SQUARE,
        T_OR_CHI_SQUARE,
        /** An estimate with an interval that is none of the measures: a subdistribution hazard, a difference. */
        OTHER
    }

    private static final String CI =
            "(?:95(?:\\.0)? ?% ?)?(?:CI|C\\.I\\.|confidence intervals?|置信区间|可信区间)(?: ?\\(95 ?%\\))?";
    private static final String OF = "(?: (?:for|of) (?:.{1,20})|(?:of|for) ?(?:Exp ?\\(?[Bβ]\\)?|OR|HR|RR|AUC))?";
    private static final Pattern INTERVAL =
            Pattern.compile("[(\\[]?" + CI + OF + "[)\\]]?|(?:OR|HR|RR|AUC|Exp ?\\(?[Bβ]\\)?) ?[的值]? ?" + CI);
    private static final Pattern LOWER = Pattern.compile(
            "(?:" + CI + OF + "[ ,]*)?(?:lower(?: limit| bound)?|下限)(?: ?" + CI + ")?", Pattern.CASE_INSENSITIVE);
    private static final Pattern UPPER = Pattern.compile(
            "(?:" + CI + OF + "[ ,]*)?(?:upper(?: limit| bound)?|上限)(?: ?" + CI + ")?", Pattern.CASE_INSENSITIVE);
    private static final String MODEL =
            "(?:(?:fully |partially |minimally )?adjusted|unadjusted|crude|univaria(?:te|ble)|multivaria(?:te|ble)"
                    + "|单因素|多因素|未?校正|未?调整|model ?[1-9A-D](?![a-z0-9])|模型 ?[1-9一二三四])";
    private static final Pattern LED = Pattern.compile("(" + MODEL + ")[:,]? ?(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern P = Pattern.compile(
            "(?:(?:Wald|LR|LRT|likelihood[- ]ratio)(?:[- ]tests?)?,? )?P(?:[ -]?values?)? ?值?"
                    + "(?: ?[,(]? ?(?:(?:by |from )?(?:the )?(?:Wald|LR|likelihood[- ]ratio|似然比)(?:[- ]?(?:tests?|检验))?|LRT)\\)?)?"
                    + "|Sig\\.?|Pr ?\\(?> ?\\|?(?:z|ChiSq)\\|?\\)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COEFFICIENT = Pattern.compile(
            "B|β|beta|(?:β |beta |regression )?coefficients?(?: ?\\(?β\\)?)?|回归系数|偏回归系数|β ?值|B ?值|[(]?β[)]?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile(
            "S\\.?E\\.?(?: ?\\(?[Bβ]\\)?)?|std\\.? error|standard error|标准误差?|SE ?值|S\\.E\\.?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WALD = Pattern.compile(
            "Wald(?:['’]s)?(?:[ -]?\\(?(?:(?:[χx] ?[2²]|chi-?squared?|卡方)(?: ?(?:values?|statistics?|tests?))?|statistics?|tests?|统计量|检验)\\)?)? ?值?"
                    + "|(?:[χΧ] ?[2²]|chi-?squared?) ?\\(?Wald\\)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DEGREES = Pattern.compile("df|d\\.f\\.|自由度", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXP = Pattern.compile("Exp ?\\(?(?:B|β)\\)?", Pattern.CASE_INSENSITIVE);
    private static final String VALUE = "(?:[- ]?(?:values?|statistics?)| ?值)?";
    private static final Pattern T = Pattern.compile("t" + VALUE);
    private static final String CHI = "(?:[χΧxX] ?[2²]|chi-?squared?)";
    private static final Pattern CHI_SQUARE = Pattern.compile("(?:" + CHI + ")" + VALUE, Pattern.CASE_INSENSITIVE);
    private static final Pattern EITHER = Pattern.compile(
            "t ?[/(]? ?(?:or )?" + CHI + "\\)?" + VALUE + "|" + CHI + " ?[/(]? ?(?:or )?t\\)?" + VALUE,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REST = Pattern.compile(
            "(?: ?[-]?(?:值|values?))?[ ,]*(?<percent>[(\\[]?%[)\\]]?)?[ ,]*(?:[(\\[] ?)?(?:" + CI + ")?[ ,;%]*[)\\]]?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIT = Pattern.compile("(?: ?值| value| point)? ?(?:[(\\[,/].{0,20})?");

    private static final Pattern WITH_INTERVAL = Pattern.compile("(?<![A-Za-z])" + CI + "(?![a-z])");
    private static final Pattern MARKS = Pattern.compile(" ?[*†‡§¶#△▲☆★]+$|(?<=[)\\]])[a-e]$");

    static Optional<TableColumn> of(String head) {
        String h = MARKS.matcher(head.strip()).replaceFirst("");
        Matcher led = LED.matcher(h);
        if (led.matches() && !led.group(2).isEmpty()) {
            return plain(led.group(2)).map(c -> new TableColumn(c.kind, c.measure, led.group(1), c.percent));
        }
        return plain(h);
    }

    /** Whether it may hold a number of several rows together. */
    boolean isTest() {
        return kind == Kind.P || kind == Kind.T || kind == Kind.CHI_SQUARE || kind == Kind.T_OR_CHI_SQUARE;
    }

    private static Optional<TableColumn> plain(String h) {
        if (LOWER.matcher(h).matches()) {
            return column(Kind.LOWER);
        }
        if (UPPER.matcher(h).matches()) {
            return column(Kind.UPPER);
        }
        if (INTERVAL.matcher(h).matches()) {
            return column(Kind.INTERVAL);
        }
        if (WALD.matcher(h).matches()) {
            return column(Kind.WALD);
        }
        if (DEGREES.matcher(h).matches()) {
            return column(Kind.DEGREES);
        }
        if (ERROR.matcher(h).matches()) {
            return column(Kind.STANDARD_ERROR);
        }
        if (EXP.matcher(h).matches()) {
            return Optional.of(new TableColumn(Kind.MEASURE, Cue.ODDS_RATIO, "", false));
        }
        if (EITHER.matcher(h).matches()) {
            return column(Kind.T_OR_CHI_SQUARE);
        }
        if (CHI_SQUARE.matcher(h).matches()) {
            return column(Kind.CHI_SQUARE);
        }
        Optional<TableColumn> measure = measure(h);
        if (measure.isPresent()) {
            return measure;
        }
        if (P.matcher(h).matches()) {
            return column(Kind.P);
        }
        if (T.matcher(h).matches()) {
            return column(Kind.T);
        }
        return COEFFICIENT.matcher(h).matches() ? column(Kind.COEFFICIENT) : Optional.empty();
    }

    /** Whether a head that names no measure still says that an estimate with its interval stands below. */
    static boolean isOther(String head) {
        boolean ofCoefficient =
                COEFFICIENT.matcher(head.replaceFirst("[(\\[,;].*", "").strip()).matches();
        return !ofCoefficient
                && of(head).isEmpty()
                && WITH_INTERVAL.matcher(head).find();
    }

    private static Optional<TableColumn> column(Kind kind) {
        return Optional.of(new TableColumn(kind, null, "", false));
    }

    private static Optional<TableColumn> measure(String head) {
        for (Cue cue : Cue.values()) {
            int end = cue.end(head, 0);
            if (end > 0) {
                Matcher rest = (cue == Cue.CUTOFF ? UNIT : REST).matcher(head.substring(end));
                if (!cue.isMeasure() || !rest.matches()) {
                    return Optional.empty();
                }
                boolean percent = rest.groupCount() > 0 && cue != Cue.CUTOFF && rest.group("percent") != null;
                if (percent && !cue.isShare()) {
                    return Optional.empty();
                }
                return Optional.of(new TableColumn(Kind.MEASURE, cue, "", percent));
            }
        }
        return Optional.empty();
    }
}
