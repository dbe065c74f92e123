package org.counterpart.audit.paper;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Proportion;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.PublishedResults.Threshold;

/**
 * The numbers of a pasted sentence or abstract, English or Chinese: {@code OR=5.378, 95%CI: 2.010~14.390, P<0.05},
 * lists of ratios, AUC with interval, sensitivity and specificity, group sizes, {@code k/n (p%)}. Every number of the
 * text is either in {@link Reading#understood} or in {@link Reading#left}: nothing is dropped silently.
 */
public final class PastedText {
    /**
     * A number and what it was taken for ({@code or}, {@code ci}, {@code p}, {@code auc} ...), or the words around one
     * that was not.
     */
    public record Quoted(String what, String text, String context) {}

    public record Reading(PublishedResults results, List<Quoted> understood, List<Quoted> left) {}

    private static final String N = "(\\d*\\.?\\d+(?:\\.\\d+)?%?)";
    private static final String IS = "\\s*(?:值|s)?\\)?\\s*(?:=|:|of|was|were|is|are|为|是|达|约为)?\\s*(?:=|:)?\\s*";
    /** {@code odds ratio, 2.35; 95% confidence interval, 1.20 to 4.60}, but not {@code OR, 95% CI}. */
    private static final String COMMA = "(?:\\s*,(?=\\s*\\d*\\.\\d+(?![\\d.]*\\s*%)))?";

    private static final String TO = "\\s*(?:~|-+|–|—|to|至|,|;)\\s*";
    private static final String CI =
            "(?:95\\s*%\\s*(?:CI|C\\.I\\.|confidence interval|置信区间|可信区间)?\\s*(?:\\(CI\\))?,?" + IS + ")";
    private static final String LIMITS = "[\\s,;，(\\[]*" + CI + "?[\\[(]?\\s*" + N + TO + N + "\\s*[\\])]?";
    private static final String P =
            "[\\s,;，()\\[\\]]*(?:all|均|both)?\\s*\\(?\\s*P\\s*(?:值|-?value)?\\s*(?:均)?\\s*([<>=≤≥])\\s*=?\\s*(0?\\.\\d+)";
    private static final Pattern RATIO = Pattern.compile(
            "(?<![A-Za-z])a?(OR|HR|RR|PR|odds ratio|hazard ratio|risk ratio|比值比|优势比|风险比|危险比)(?:\\s*\\((?:OR|HR|RR)\\))?"
                    + COMMA + IS + N + "(?:" + LIMITS + ")?(?:" + P + ")?",
            Pattern.CASE_INSENSITIVE);
    private static final String PLAIN = "(\\d*\\.?\\d+)(?![\\d.]*\\s*%)";
    private static final Pattern RATIO_LIST = Pattern.compile(
            "(?<![A-Za-z])(OR|HR|RR|odds ratio)s?(?:\\s*\\((?:OR|HR|RR)s?\\))?\\s*(?:值)?\\s*(?:of|were|are|分别为|为)\\s*"
                    + PLAIN + "((?:\\s*(?:,|、|and|和)+\\s*(?:and\\s*)?" + PLAIN + ")+)(?:" + P + ")?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AUC = Pattern.compile(
            "(?:AUC|AUROC|area under the (?:receiver operating characteristic |ROC )?curve(?:\\s*\\(AUC\\))?|c-index|c-statistic|曲线下面积(?:\\s*\\(AUC\\))?|C统计量)"
                    + "(?:\\s*[^\\d,;，。()]{0,40}?)" + IS + N + "(?:" + LIMITS + ")?(?:" + P + ")?",
            Pattern.CASE_INSENSITIVE);
    private static final String SENS = "(?:sensitivity|灵敏度|敏感度|敏感性)";
    private static final String SPEC = "(?:specificity|特异度|特异性)";
    private static final Pattern BOTH = Pattern.compile(
            SENS + "\\s*(?:and|,|、|和|与|及)\\s*(?:the\\s*)?" + SPEC + "[^\\d]{0,30}?" + N + "\\s*(?:and|,|、|和|与|及)\\s*"
                    + N,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OVER =
            Pattern.compile("(?<![\\d.])(\\d+)\\s*/\\s*(\\d+)\\s*[(,]\\s*(\\d+(?:\\.\\d+)?%)");
    private static final Pattern CASES = Pattern.compile(
            "(?:(?:case|observation|study) group|cases|观察组|病例组)\\s*[(:=]?\\s*(?:n\\s*=\\s*)?(\\d[\\d ,]*)(?:\\s*例)?|(?<![\\d.])(\\d[\\d ,]*)\\s*(?:cases\\b|patients who (?:experienced|developed|had))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROLS = Pattern.compile(
            "(?:control group|controls|对照组)\\s*[(:=]?\\s*(?:n\\s*=\\s*)?(\\d[\\d ,]*)(?:\\s*例)?|(?<![\\d.])(\\d[\\d ,]*)\\s*(?:matched )?control(?:s\\b| subjects| patients)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TOTAL = Pattern.compile(
            "(?:data (?:from|on|of)|total of|included|enrolled|n\\s*=|共纳入|纳入|选取|收集)\\s*(\\d[\\d ,]*)(?:\\s*(?:patients|subjects|participants|例|名))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d*\\.?\\d+%?");

    private final String original;
    private final String text;
    private final String source;
    private final BitSet used = new BitSet();
    private final List<Quoted> understood = new ArrayList<>();

    private PastedText(String original, String source) {
        this.original = original;
        this.source = source;
        this.text = narrow(original);
    }

    public static Reading read(String text, String source) {
        return new PastedText(text, source).reading();
    }

    private Reading reading() {
        List<Predictor> rows = new ArrayList<>();
        String[] effect = {"OR"};
        ratioLists(rows, effect);
        ratios(rows, effect);
        List<Auc> aucs = aucs();
        List<Threshold> thresholds = thresholds();
        List<Proportion> shares = shares();
        Sizes sizes =
                new Sizes("all", size(TOTAL, "n_total"), size(CASES, "n_cases"), size(CONTROLS, "n_controls"), false);
        PublishedResults results = new PublishedResults(
                source,
                Map.of(),
                design(),
                sizes,
                List.of(),
                rows.isEmpty() ? List.of() : List.of(new Model("", effect[0], "all", "", rows)),
                aucs,
                thresholds,
                List.of(),
                List.of(),
                shares,
                List.of());
        return new Reading(results, List.copyOf(understood), left());
    }

    private void ratioLists(List<Predictor> rows, String[] effect) {
        Matcher m = RATIO_LIST.matcher(text);
        while (m.find()) {
            effect[0] = effect(m.group(1));
            Printed p = p(m, 5);
            List<Printed> values = new ArrayList<>();
            values.add(number("or", m, 2));
            Matcher each = NUMBER.matcher(m.group(3));
            while (each.find()) {
                values.add(number("or", m.start(3) + each.start(), m.start(3) + each.end()));
            }
            for (int i = 0; i < values.size(); i++) {
                rows.add(row("#" + (rows.size() + 1), values.get(i), Printed.NONE, Printed.NONE, p));
            }
        }
    }

    private void ratios(List<Predictor> rows, String[] effect) {
        Matcher m = RATIO.matcher(text);
        while (m.find()) {
            if (taken(m.start(2), m.end(2))) {
                continue;
            }
            effect[0] = effect(m.group(1));
            Printed or = number("or", m, 2);
            Printed low = number("ci_low", m, 3);
            Printed high = number("ci_high", m, 4);
            confidence(m.start(), m.end());
            rows.add(row(name(m.start(), rows.size() + 1), or, low, high, p(m, 5)));
        }
    }

    private static Predictor row(String name, Printed or, Printed low, Printed high, Printed p) {
        return new Predictor(name, "", or, low, high, p, Printed.NONE, Printed.NONE, Printed.NONE, null);
    }

    private static String effect(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        return w.startsWith("h") || w.equals("危险比") || w.equals("风险比")
                ? "HR"
                : w.startsWith("r") ? "RR" : w.equals("pr") ? "PR" : "OR";
    }

    private List<Auc> aucs() {
        List<Auc> aucs = new ArrayList<>();
        Matcher m = AUC.matcher(text);
        while (m.find()) {
            if (!taken(m.start(1), m.end(1))) {
                Printed value = number("auc", m, 1);
                Printed low = number("ci_low", m, 2);
                Printed high = number("ci_high", m, 3);
                confidence(m.start(), m.end());
                Printed p = p(m, 4);
                aucs.add(new Auc("all", "", value, low, high, p, Printed.NONE, Printed.NONE, Printed.NONE));
            }
        }
        return aucs;
    }

    private List<Threshold> thresholds() {
        Printed sensitivity = Printed.NONE;
        Printed specificity = Printed.NONE;
        Matcher both = BOTH.matcher(text);
        if (both.find()) {
            sensitivity = number("sensitivity", both, 1);
            specificity = number("specificity", both, 2);
        } else {
            sensitivity = after("sensitivity", SENS);
            specificity = after("specificity", SPEC);
        }
        Printed youden = after("youden", "(?:youden(?:'s)? (?:index|J)|约登指数)");
        Printed ppv = after("ppv", "(?:PPV|positive predictive value|阳性预测值)");
        Printed npv = after("npv", "(?:NPV|negative predictive value|阴性预测值)");
        Printed accuracy = after("accuracy", "(?:accuracy|准确率|准确度|符合率)");
        Printed cutoff = after("cutoff", "(?:cut-?off(?: value| point)?|截断值|临界值|界值)");
        if (!sensitivity.present() && !specificity.present() && !youden.present()) {
            return List.of();
        }
        Printed none = Printed.NONE;
        return List.of(new Threshold(
                "all",
                "",
                cutoff.text(),
                sensitivity,
                specificity,
                youden,
                ppv,
                npv,
                accuracy,
                none,
                none,
                none,
                none,
                none,
                none));
    }

    private Printed after(String what, String word) {
        Matcher m = Pattern.compile(
                        word + "(?:\\s*\\([A-Z]+\\))?[^\\d,;，。()]{0,20}?[=:(]?\\s*" + N, Pattern.CASE_INSENSITIVE)
                .matcher(text);
        while (m.find()) {
            if (!taken(m.start(1), m.end(1))) {
                return number(what, m, 1);
            }
        }
        return Printed.NONE;
    }

    private List<Proportion> shares() {
        List<Proportion> shares = new ArrayList<>();
        Matcher m = OVER.matcher(text);
        while (m.find()) {
            shares.add(new Proportion(
                    name(m.start(), shares.size() + 1),
                    number("count", m, 1),
                    number("total", m, 2),
                    number("pct", m, 3)));
        }
        return shares;
    }

    /** The first size of its kind. */
    private Printed size(Pattern pattern, String what) {
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            int group = m.group(1) != null ? 1 : 2;
            String digits = m.group(group).strip();
            int end = m.start(group) + digits.length();
            if (!taken(m.start(group), end) && digits.matches("\\d{1,3}([ ,]\\d{3})*|\\d+")) {
                return number(what, m.start(group), end);
            }
        }
        return Printed.NONE;
    }

    private String design() {
        Matcher ratio = Pattern.compile("1\\s*:\\s*([1-9])").matcher(text);
        boolean matched = PublishedResults.matches(text, "(?<!un)match|匹配|配对|配比");
        if (!matched) {
            return "";
        }
        if (ratio.find()) {
            used.set(ratio.start(), ratio.end());
            understood.add(new Quoted("design", original.substring(ratio.start(), ratio.end()), ""));
            return "matched 1:" + ratio.group(1);
        }
        return "matched";
    }

    private Printed number(String what, Matcher m, int group) {
        return m.group(group) == null ? Printed.NONE : number(what, m.start(group), m.end(group));
    }

    private Printed number(String what, int start, int end) {
        used.set(start, end);
        understood.add(new Quoted(what, original.substring(start, end), ""));
        return Printed.of(text.substring(start, end), line(start));
    }

    /** The P with its sign, which stands in two groups. */
    private Printed p(Matcher m, int group) {
        if (m.group(group) == null) {
            return Printed.NONE;
        }
        used.set(m.start(group), m.end(group + 1));
        String shown = (m.group(group).equals("=") ? "" : m.group(group)) + m.group(group + 1);
        understood.add(new Quoted("p", shown, ""));
        return Printed.of(shown, line(m.start(group)));
    }

    /** The 95 of a 95% interval is understood too. */
    private void confidence(int start, int end) {
        Matcher m = Pattern.compile("95\\s*%").matcher(text).region(start, end);
        while (m.find()) {
            used.set(m.start(), m.end());
        }
    }

    private boolean taken(int start, int end) {
        return used.get(start, end).cardinality() > 0;
    }

    private int line(int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    /** The words before a number, back to the last separator. */
    private String name(int at, int number) {
        int from = at;
        while (from > 0 && at - from < 40 && ",;，。、.:\n)]".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        String words =
                original.substring(from, at).replaceAll("[(（\\[]\\s*$", "").strip();
        String last = words.replaceFirst("(?i)^(and|the|和|及)\\s*", "");
        return last.isEmpty() || last.matches(".*\\d$") ? "#" + number : last;
    }

    private List<Quoted> left() {
        List<Quoted> left = new ArrayList<>();
        Matcher m = NUMBER.matcher(text);
        while (m.find()) {
            if (!taken(m.start(), m.end())) {
                String context = original.substring(Math.max(0, m.start() - 20), Math.min(text.length(), m.end() + 12))
                        .replaceAll("\\s+", " ")
                        .strip();
                left.add(new Quoted("", original.substring(m.start(), m.end()), context));
            }
        }
        return left;
    }

    /** Half-width letters, digits and signs, one for one, so that places in both texts agree. */
    private static String narrow(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(
                    switch (c) {
                        case '，' -> ',';
                        case '；' -> ';';
                        case '～', '∼', '〜' -> '~';
                        case '：', '∶' -> ':';
                        case '−', '‐', '‑' -> '-';
                        case '·', '∙' -> '.';
                        case '\u00A0', '\u2009', '\u202F', '\u3000' -> ' ';
                        default -> c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
                    });
        }
        return out.toString();
    }
}
