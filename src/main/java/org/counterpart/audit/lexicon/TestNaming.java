package org.counterpart.audit.lexicon;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.TestOfP;

/**
 * Which test a text says in plain words that the P values of its regressions are of. What it says is used where it
 * names one kind of test alone, and nothing by which P values or intervals are made in another way; where it names
 * tests of counts or means too, crude ratios may be printed beside those, and only adjusted ones are taken to be said.
 *
 * @param test said plainly; {@code NOT_SAID} where none is, or more than one is named
 * @param adjustedAlone whether only rows of a table that says it is adjusted are meant
 * @param clear whether nothing named in the text contradicts what a table says of itself
 * @param from where the sentence begins that says it
 */
public record TestNaming(TestOfP test, boolean adjustedAlone, boolean clear, int from, int to) {
    private static final Pattern WALD =
            words("\\bWald(?:['’]s)?[ -]?(?:type )?(?:tests?\\b|statistics?\\b|chi|χ|Χ|x ?[2²]"
                    + "|z\\b|p\\b|检验|统计量|卡方)|\\(Wald\\)|\\bWald[;.]?$");
    private static final Pattern RATIO = words(
            "(?<!positive )(?<!negative )(?<!diagnostic )likelihood[- ]ratios?[ -](?:\\(LR\\) )?(?:tests?\\b|statistics?\\b|chi|χ|Χ|x ?[2²])"
                    + "|\\bLR[ -]?(?:tests?|chi|χ)|\\bLRTs?\\b|似然比 ?(?:检验|统计量|χ|卡方)");
    /** What a test of a regression is of. */
    private static final Pattern OF_ROWS = words(
            "\\bP[ -]?(?:values?|值)|(?:statistical )?significance|coefficients?\\b"
                    + "|\\b(?:odds|hazard|risk|rate) ratios?|\\b[ah]?(?:OR|HR)s?\\b|predictors?\\b|covariates?\\b|统计学意义|显著性|回归系数");
    /** Tests of something else, and sentences on how a model was made. */
    private static final Pattern OF_OTHERS =
            words("trend|interact|modif|heterogen|linear(?:ity|ly)?\\b|splines?\\b|overall"
                    + "|joint|global|omnibus|whole|\\bfit\\b|goodness|select|stepwise|backward|forward|enter|remov|retain|inclu"
                    + "|exclu|eliminat|categor|levels of|models? (?:was|were)? ?compar|compar|nested|assum|contrasts?\\b|equal"
                    + "|differ|\\bnot?\\b|threshold|趋势|交互|整体|总体|拟合|筛选|逐步|后退|前进|向前|向后|纳入|引入|剔除|进入|比较|差异|未|分类|非线性|假定|假设");

    private static final Pattern OTHER_WAYS =
            words("score tests?\\b|score statistic|profile|bootstrap|permutation|Firth|penali[sz]"
                    + "|exact (?:conditional )?logistic|imput|survey|weight(?:ed|ing)\\b|estimating equation|\\bGEE\\b|robust|sandwich"
                    + "|mixed[- ]effect|Bayes|Bonferroni|false discovery|\\bFDR\\b|\\bHolm\\b|Hochberg|one-(?:sided|tailed)|t[- ]statistics?\\b"
                    + "|单侧|插补|加权|自助法?抽样|稳健|轮廓似然|得分检验|计分检验|精确 ?logistic|混合效应|多重比较|惩罚");
    private static final Pattern OF_COUNTS = words(
            "(?<!wald )(?<!ratio )(?<!wald)(?:chi[- ]?squared?|[χΧ] ?[2²]) ?(?:tests?\\b|检验)|Fisher"
                    + "|Mann|Wilcoxon|\\bt[ -]?(?:tests?\\b|检验)|Kruskal|log-?rank|ANOVA|variance|(?<!Wald)(?<!比)卡方检验|秩和|方差分析");
    private static final Pattern ADJUSTED =
            words("multivaria|multiple|(?<!un)adjusted|多因素|多变量|多元|(?<!未)(?<!未经)(?:校正|调整)");
    private static final Pattern CRUDE = words("univaria|unadjusted|crude|bivaria|单因素|单变量|未经?[校调][正整]");
    private static final Pattern SENTENCE = Pattern.compile("[^.。;\\n]*(?:\\.(?![ \\n]|$)[^.。;\\n]*)*");
    /** A note that a mark in the table calls, of some of its cells. */
    private static final Pattern MARKED = Pattern.compile("(?:[*†‡§¶#△▲☆★]|[a-h](?![A-Za-z])).*", Pattern.DOTALL);

    /** Words end where their Latin letters do: Han letters stand beside them without a space. */
    private static Pattern words(String words) {
        String edge = "(?:(?<![A-Za-z0-9])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?![A-Za-z0-9]))";
        return Pattern.compile(words.replace("\\b", edge), Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }

    /** @param text in plain signs */
    public static TestNaming in(String text) {
        boolean wald = WALD.matcher(text).find();
        boolean ratio = RATIO.matcher(text).find();
        boolean clear = !(wald && ratio) && !OTHER_WAYS.matcher(text).find();
        if (!clear || wald == ratio) {
            return new TestNaming(TestOfP.NOT_SAID, false, clear, 0, 0);
        }
        Pattern named = wald ? WALD : RATIO;
        Matcher m = SENTENCE.matcher(text);
        while (m.find()) {
            String sentence = m.group();
            boolean plain = named.matcher(sentence).find()
                    && OF_ROWS.matcher(sentence).find()
                    && !OF_OTHERS.matcher(sentence).find();
            boolean crude = CRUDE.matcher(sentence).find();
            boolean adjusted = ADJUSTED.matcher(sentence).find();
            if (plain && (adjusted || !crude)) {
                boolean alone = adjusted != crude || OF_COUNTS.matcher(text).find();
                int lead = sentence.length() - sentence.stripLeading().length();
                TestOfP test = wald ? TestOfP.WALD : TestOfP.LIKELIHOOD_RATIO;
                return new TestNaming(test, alone, true, m.start() + lead, m.end());
            }
        }
        return new TestNaming(TestOfP.NOT_SAID, false, true, 0, 0);
    }

    /** What a table says of all its P values: a note that a mark calls is of some. */
    public static TestOfP ofTable(String caption, List<String> notes) {
        StringBuilder words = new StringBuilder(caption);
        notes.stream()
                .filter(n -> !MARKED.matcher(n.strip()).matches())
                .forEach(n -> words.append('\n').append(n));
        TestNaming said = in(PlainText.of(words.toString()).text());
        boolean both = WALD.matcher(String.join("\n", notes)).find()
                && RATIO.matcher(String.join("\n", notes)).find();
        return both || said.adjustedAlone ? TestOfP.NOT_SAID : said.test;
    }

    /** The test that a head of a column of P values names. */
    public static TestOfP ofHead(String head) {
        boolean wald = words("\\bWald\\b").matcher(head).find();
        boolean ratio = RATIO.matcher(head).find()
                || words("likelihood[- ]ratio|\\bLR\\b|似然比").matcher(head).find();
        return wald == ratio ? TestOfP.NOT_SAID : wald ? TestOfP.WALD : TestOfP.LIKELIHOOD_RATIO;
    }

    /** The models of a paper whose whole text this is, each with the test it is said to be of. */
    public PublishedResults of(PublishedResults paper) {
        return paper.withModels(paper.models().stream().map(m -> m.with(of(m))).toList());
    }

    private TestOfP of(Model model) {
        // A column of Wald statistics says what the P beside them is of, whatever else the paper tests.
        if (model.predictors().stream().anyMatch(p -> p.wald().present())) {
            return TestOfP.WALD;
        }
        if (!clear || (model.test() != TestOfP.NOT_SAID && test != TestOfP.NOT_SAID && test != model.test())) {
            return TestOfP.NOT_SAID;
        }
        boolean adjusted = ADJUSTED.matcher(model.label()).find() && !model.univariable();
        return model.test() != TestOfP.NOT_SAID ? model.test() : adjustedAlone && !adjusted ? TestOfP.NOT_SAID : test;
    }
}
