package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.NumberStyle;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.Sizes;

/**
 * How many cases, controls and subjects a text says there are. A size is read when there is one of its kind, or when
 * one of several makes the total with another; a number of some cases only (smoking cases, cases reported earlier) is
 * none.
 */
final class SizeReader {
    private static final int CASE = Pattern.CASE_INSENSITIVE;
    private static final String N = "(?<![\\d.,:])(\\d{1,3}(?:[ ,]\\d{3})+|\\d+)(?![\\d.]*\\d)(?! ?%)";
    private static final String KIND =
            "(?:(?:age- and (?:sex|gender)-matched|sex- and age-matched|matched|eligible|incident|confirmed|consecutive|healthy|hospital|population|age-matched|sex-matched) ){0,4}";
    /** Where a name begins: cases, not smoking cases. */
    private static final String BEGIN =
            "(?<=^|[,;:.(。、\\n]|\\band|\\bthe|\\ball|\\bof|\\binto|\\bboth|和|与|及|将|为|入)\\s{0,2}";

    private static final String NOT_THESE =
            "(?! (?:reported|of the literature|in the literature|were excluded|excluded|lost|had|with|without|died|per\\b|of [a-z]+ in ))(?! ?/\\d)(?! ?\\(\\d+(?:\\.\\d+)? ?%)";
    private static final String IN = " ?[(\\[](?:[nN] ?= ?" + N + "|" + N + " ?(?:[例名] ?)?[)\\]])";
    private static final String NOT_BEFORE = "(?<!excluding )(?<!excluded )(?<!other )(?<!previous )(?<!\\d{4} and )";
    private static final List<Pattern> CASES = patterns(
            NOT_BEFORE + N + " " + KIND + "cases\\b" + NOT_THESE,
            BEGIN + "(?:the )?(?:case|observation|study)[ -]groups?" + IN,
            BEGIN + KIND + "cases" + IN,
            BEGIN + "(?:病例组|观察组|研究组)(?:" + IN + "| ?" + N + " ?[例名](?!\\())",
            N + " patients who (?:experienced|developed|had)\\b(?! [^.;]{0,40}exclu)");
    private static final List<Pattern> CONTROLS = patterns(
            NOT_BEFORE + "(?<!matched to )(?<!matched with )" + N + " " + KIND
                    + "control(?:s\\b| subjects| patients| participants)" + NOT_THESE,
            BEGIN + "(?:the )?control[ -]groups?" + IN,
            BEGIN + KIND + "controls" + IN,
            BEGIN + "对照组(?:" + IN + "| ?" + N + " ?[例名](?!\\())");
    private static final List<Pattern> EACH =
            patterns("\\(?[nN] ?= ?" + N + " (?:per|in each|for each|each) ?group", "(?:两组)?(?:各|每组) ?" + N + " ?[例名]");
    private static final Pattern SEVERAL =
            Pattern.compile("[三四五六]组|(?:three|four|five|six) (?:[a-z]+ )?(?:groups|doses|arms)");
    private static final String SUBJECTS =
            "(?:patients|subjects|participants|women|men|children|adults|individuals|people|persons|neonates|infants)\\b";
    /** Those that were looked at first, and those of a part of the study, are not its subjects. */
    private static final String NOT_ALL = "(?! (?:were |was )?(?:screened|assessed|approached|invited|excluded))"
            + "(?![^.;]{0,40}\\b(?:in|to|into) (?:the|a) (?:(?:internal|external) )?"
            + "(?:training|derivation|development|discovery|validation|test|intervention|treatment|placebo|surgery))";

    private static final List<Pattern> TOTAL = patterns(
            "(?:data (?:from|on|of)|total of|enrolled|recruited|included) ?" + N + "(?= ?(?:[a-z-]+ ){0,2}" + SUBJECTS
                    + "(?! (?:with|in the|in a)\\b)" + NOT_ALL + ")",
            "(?<![各组])(?:共纳入|共收集|共选取|总计|合计|纳入|选取|收集)(?:患者)? ?" + N + "(?= ?[例名])",
            "共(?:纳入|收集|选取)(?![^\\d]{0,14}(?:对照|健康))\\p{IsHan}{1,14}患者 ?" + N + "(?= ?[例名])",
            "(?:total|overall|共) ?[(\\[][nN] ?= ?" + N + " ?[)\\]]",
            N + " " + SUBJECTS + " ?\\((?=\\d+ (?:" + KIND + ")?cases)",
            N + " (?:[a-z]+ )?" + SUBJECTS + " were (?:included|enrolled|recruited|analy[sz]ed)\\b(?! in the| in a)"
                    + NOT_ALL,
            "(?:\\A|[.。!?]\\s) ?(?:Of|Among) (?:the )?" + N + " " + SUBJECTS + "(?! (?:with|in the)\\b)" + NOT_ALL);
    /** Of how many somebody else are; a total is not less than any of them. */
    private static final List<Pattern> OTHERS = patterns(
            N + " (?:[a-z-]+ ){0,2}" + SUBJECTS + "(?! (?:were |was )?(?:screened|assessed|approached|invited))",
            "(?:drawn|selected|derived|recruited|sampled) from (?:a (?:cohort|total|population) of |the )?" + N
                    + "(?! (?:hospitals|cent(?:er|re)s|sites|countries))",
            N + " ?[例名]");

    private static final Pattern ONE_SEX = Pattern.compile("\\d ?(?:wom[ae]n|m[ae]n|females?|males?)\\b", CASE);
    private static final Pattern HAN_GROUPS = Pattern.compile(
            "(?:死亡|病死|复发|感染|阳性|发生|不良|骨折|残余痛|疼痛|谵妄|预后不良|发病)组 ?(?:\\([nN] ?= ?)?(\\d+) ?(?:\\)|例(?!\\()) ?[,、和与]+ ?"
                    + "(?:(?:未|无|非)[\\p{IsHan}]{1,8}|生存|存活|阴性|良好|对照|健康|预后良好)组 ?(?:\\([nN] ?= ?)?(\\d+) ?(?:\\)|例(?!\\())");
    private static final Pattern LATIN_GROUPS = Pattern.compile(
            "\\b([A-Za-z]+) groups? ?\\([nN] ?= ?(\\d+)\\)[^.\\d]{1,30}?\\bnon-?\\1 groups? ?\\([nN] ?= ?(\\d+)\\)",
            CASE);
    /** Two groups of which one is the cases and the other the controls, as they are without a matching. */
    private static final Pattern TWO = Pattern.compile("\\bcases? and controls?\\b|\\bcontrol group|病例|对照组", CASE);

    private static final Pattern WANTED =
            Pattern.compile("sample size|\\d ?% power|power of|were (?:required|needed)|样本量|检验效能|把握度", CASE);
    private static final Pattern OTHER_TWO = Pattern.compile("propensity|\\bPSM\\b|倾向|\\bdose|\\barms?\\b|剂量", CASE);

    private final PlainText plain;
    private final Said said;
    private final NumberStyle style;

    SizeReader(PlainText plain, Said said, NumberStyle style) {
        this.plain = plain;
        this.said = said;
        this.style = style;
    }

    private static List<Pattern> patterns(String... patterns) {
        return java.util.Arrays.stream(patterns)
                .map(p -> Pattern.compile(p, CASE))
                .toList();
    }

    /** A number that may be a size. */
    private record Candidate(int from, int to, Printed n) {}

    Sizes read() {
        boolean arms = found(Pattern.compile("random|随机", CASE));
        boolean two = found(TWO) && !found(OTHER_TWO) && !found(SEVERAL);
        if (arms) {
            return new Sizes("all", take(total(), "n_total"), Printed.NONE, Printed.NONE, false);
        }
        List<Candidate> each = two ? candidates(EACH) : List.of();
        List<Candidate> cases = candidates(CASES);
        List<Candidate> controls = candidates(CONTROLS);
        groups(HAN_GROUPS, 1, 2, cases, controls);
        groups(LATIN_GROUPS, 2, 3, cases, controls);
        if (each.size() == 1 && cases.isEmpty()) {
            cases.addAll(each);
        }
        if (each.size() == 1 && controls.isEmpty()) {
            controls.addAll(each);
        }
        Candidate total = total();
        int all = total == null ? -1 : total.n().count();
        Candidate someCases = only(cases, c -> all - c.n().count());
        Candidate someControls = only(controls, c -> all - c.n().count());
        return new Sizes(
                "all", take(total, "n_total"), take(someCases, "n_cases"), take(someControls, "n_controls"), false);
    }

    private boolean found(Pattern pattern) {
        return pattern.matcher(plain.text()).find();
    }

    /** Where the text speaks of more, or of women and of men, what it calls a total may be one of a part. */
    private Candidate total() {
        Candidate total = only(candidates(TOTAL), c -> -1);
        if (total == null) {
            return null;
        }
        boolean more = candidates(OTHERS).stream()
                .anyMatch(c -> c.n().count() > total.n().count());
        boolean sex = ONE_SEX.matcher(plain.text())
                .region(total.to() - 1, plain.text().length())
                .lookingAt();
        boolean both = ONE_SEX.matcher(plain.text()).results().count() > 1;
        return more || (sex && both) ? null : total;
    }

    private List<Candidate> candidates(List<Pattern> patterns) {
        List<Candidate> found = new ArrayList<>();
        for (Pattern pattern : patterns) {
            Matcher m = pattern.matcher(plain.text());
            while (m.find()) {
                for (int g = 1; g <= m.groupCount(); g++) {
                    if (m.group(g) != null) {
                        add(found, m, g);
                    }
                }
            }
        }
        return found;
    }

    private void add(List<Candidate> to, Matcher m, int group) {
        Printed n = style.count(m.group(group), plain.line(m.start(group)));
        boolean free = !said.taken(m.start(group), m.end(group)) && !isWanted(m.start(group));
        if (n.count() > 0 && free) {
            to.add(new Candidate(m.start(group), m.end(group), n));
        }
    }

    /** Whether a sentence is of how many subjects a study would need. */
    private boolean isWanted(int at) {
        String text = plain.text();
        int from = Math.max(text.lastIndexOf(". ", at), text.lastIndexOf('。', at));
        int stop = text.indexOf(". ", at);
        int zh = text.indexOf('。', at);
        int end = Math.min(stop < 0 ? text.length() : stop, zh < 0 ? text.length() : zh);
        return WANTED.matcher(text.substring(Math.max(0, from), end)).find();
    }

    private void groups(
            Pattern pattern, int caseGroup, int controlGroup, List<Candidate> cases, List<Candidate> controls) {
        Matcher m = pattern.matcher(plain.text());
        while (m.find()) {
            add(cases, m, caseGroup);
            add(controls, m, controlGroup);
        }
    }

    /** The one that all candidates say; of several the one whose rest of the total stands in the text too. */
    private Candidate only(List<Candidate> candidates, ToIntFunction<Candidate> rest) {
        List<Integer> values =
                candidates.stream().map(c -> c.n().count()).distinct().toList();
        if (values.size() == 1) {
            return candidates.get(0);
        }
        List<Candidate> sure = candidates.stream()
                .filter(c -> rest.applyAsInt(c) > 0
                        && Pattern.compile("(?<![\\d.])" + rest.applyAsInt(c) + "(?![\\d.]*\\d)")
                                .matcher(plain.text())
                                .find())
                .toList();
        return sure.stream().map(c -> c.n().count()).distinct().count() == 1 ? sure.get(0) : null;
    }

    private Printed take(Candidate candidate, String what) {
        if (candidate == null) {
            return Printed.NONE;
        }
        said.understand(what, candidate.from(), candidate.to());
        return candidate.n();
    }
}
