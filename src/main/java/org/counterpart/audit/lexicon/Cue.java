package org.counterpart.audit.lexicon;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.paper.Printed;

/** What a word or sign says of the numbers beside it. */
public enum Cue {
    // Longer names stand before shorter ones that begin alike: the first that fits is taken.
    LR_POSITIVE("LR ?\\+", "positive likelihood ratio|阳性似然比"),
    LR_NEGATIVE("LR ?-(?! ?test)", "negative likelihood ratio|阴性似然比"),
    PPV("PPV\\b", "positive predictive values?|阳性预测值"),
    NPV("NPV\\b", "negative predictive values?|阴性预测值"),
    SENSITIVITY(
            "(?:Se|Sens)\\.?(?= ?[=:]? ?\\d+(?:\\.\\d+)? ?%)",
            "(?<!insulin )(?<!reflex )(?<!high )(?<!high-)sensitivit(?:y|ies)\\b(?! analys| to |,? C-reactive| troponin)"
                    + "|灵敏度|敏感度|(?<!对[^,。;]{1,12}的)敏感性|灵敏性|灵敏率"),
    SPECIFICITY("(?:Sp|Spec)\\.?(?= ?[=:]? ?\\d+(?:\\.\\d+)? ?%)", "specificit(?:y|ies)\\b|特异度|特异性(?!抗|Ig|标|T)|特异率"),
    ACCURACY("", "(?:diagnostic )?accurac(?:y|ies)\\b|准确率|准确度|准确性|符合率"),
    YOUDEN("", "Youden(?:'s|’s)?(?: (?:index|J))?|约登指数|约登值|尤登指数"),
    CUTOFF("", "(?:optimal )?cut-?\\s?off(?: (?:value|point|threshold)s?)?|最佳截断值|截断值|临界值|最佳界值|界值|最佳截点|截点值?"),
    AUC(
            "AUROC|AUCs?(?![A-Za-z])",
            "areas? under (?:the )?(?:(?:receiver[- ]operat(?:ing|or)[- ]characteristics?|ROC) )?curves?"
                    + "|c-(?:index|indices|statistics?)|concordance index|(?:ROC ?)?曲线下面积|C ?(?:统计量|指数)"),
    ODDS_RATIO("(?:adj|[ac])?ORs?(?![A-Za-z])(?! ?time)|AORs?(?![A-Za-z])", "(?<!diagnostic )odds[- ]ratios?|比值比|优势比"),
    HAZARD_RATIO("[acs]?HRs?(?![A-Za-z])", "hazards?[- ]ratios?|危险比|风险比"),
    RISK_RATIO("a?RRs?(?![A-Za-z])(?! ?interval)", "risk[- ]ratios?|relative[- ]risks?|相对危险度|相对风险"),
    PREVALENCE_RATIO("a?PRs?(?![A-Za-z])", "prevalence[- ]ratios?|患病率比|现患比"),
    /** A P of something else than the estimate beside it. */
    OTHER_P(
            "P ?(?:趋势|交互)",
            "p(?: ?-?values?)? (?:for|of) (?:the )?(?:\\w+ )?(?:trend|interaction|heterogeneity|nonlinearity|non-linearity)"
                    + "|p ?- ?(?:trend|inter|het)\\w*|p[_ ]?(?:trend|interaction)|趋势(?:检验)? ?P|交互(?:作用)? ?P"),
    P("", "p(?: ?-?values?)?(?![A-Za-z]) ?值?"),
    COEFFICIENT("β|B(?= ?=)", "regression coefficients?|回归系数"),
    OTHER_STATISTIC(
            "[χΧ] ?[²2]|[tFZzUrHW](?= ?=)|S\\.?E\\.?(?= ?[=:])|I²|R²|κ",
            "Wald|kappa|Nagelkerke|Hosmer|Brier|correlation"),
    /** A group of subjects that a model is made from or tried on. */
    PART(
            "",
            "(?:(?:(?:internal|external|temporal) )?(?:training|derivation|development|discovery|internal|external|validation"
                    + "|test(?:ing)?)(?:, and|,| and|/) ?(?:the )?){0,4}"
                    + "(?:internal |external |temporal )?(?:training|derivation|development|modell?ing|validation|test(?:ing)?"
                    + "|discovery|replication|whole|entire|overall|full|total|primary)"
                    + "[ -](?:sets?|cohorts?|groups?|samples?|data ?sets?|populations?)"
                    + "|(?:internal|external|temporal) validation|(?<=[(\\[])(?:training|validation|testing|derivation|development|discovery|replication)(?=[)\\]])"
                    + "|bootstrap[a-z-]*+(?! (?:\\d\\d ?% ?)?(?:CI|confidence|interval))|cross-?validat(?:ed|ion)"
                    + "|(?:训练|建模|开发)(?:集|组|队列)|[内外]部(?:验证|测试)(?:集|组|队列)?|(?:验证|测试)(?:集|组|队列)"),
    /** A group of subjects that is no whole, by the words that lead to it. */
    SUBGROUP(
            "(?i:in|on|for|from) the [A-Z][\\w-]{1,20} (?:cohort|data ?set|database|registry|trial|hospital)s?"
                    + "|(?i:in|on|for) (?:MIMIC|eICU)[\\w-]*",
            "(?:in|among|for|within) (?:the |both )?(?:(?:younger|older|elderly|pregnant) )?"
                    + "(?:wom[ae]n|m[ae]n|males?|females?|boys|girls)\\b(?! (?:sex|gender|with|who))"
                    + "(?: and (?:women|men|females?|males?|boys|girls)\\b)?"
                    + "|(?:in|among|for|within) (?:the |a )?(?:[a-z-]{3,15} ){0,2}sub-?groups?\\b"
                    + "|(?:in|among) (?:younger|older|elderly|obese|non-?obese|diabetic|non-?diabetic|hospitali[sz]ed"
                    + "|premenopausal|postmenopausal|pa?ediatric) (?:patients|adults|subjects|individuals|participants|women|men)"
                    + "|(?:in|among) (?:patients|those|participants|subjects|individuals|adults|people) (?:aged|older|younger)\\b"
                    + "|(?:in|among) (?:non-?|ex-|current |former |never |heavy |light )?smokers\\b"
                    + "|(?:in|for|among) (?:patients |those |participants )?(?:with |at )?stage (?:I{1,3}V?|IV|[1-4])[A-C]?\\b"
                    + "(?:(?:, and |, | and )(?:stage )?(?:I{1,3}V?|IV|[1-4])[A-C]?\\b(?!\\.\\d))*"
                    + "|(?:before|after) (?:propensity[- ](?:score[- ])?)?matching\\b"
                    + "|(?:for|by) (?:reader|observer|rater) (?:\\d|[A-C]\\b)"
                    // Lesions, vessels and the like are other units than subjects.
                    + "|per-?(?:patient|lesion|vessel|segment|nodule|eye|node|image|slice)\\b"
                    + "|(?:patient|lesion|vessel|segment|nodule|eye|node|image|slice)-(?:level|based|wise)\\b"
                    + "|(?:PSM|倾向性?(?:得分|评分)?匹配|匹配)[前后]"
                    + "|(?:男性|女性)(?:患者)?(?:中|(?=的?(?:OR|HR|RR|AUC)))|[^,;。 ]{1,8}亚组"
                    + "|(?:对照|观察|研究|试验|实验|病例)组(?:患者)?的?(?=灵敏|敏感|特异|准确|AUC|OR|HR)"),
    /** The words by which a paper tells one model from another. */
    MODEL(
            "Model [A-Z1-9](?!\\w|\\.\\d)",
            "模型 ?[A-Z1-9](?!\\w|\\.\\d)|model [1-9](?!\\w|\\.\\d)"
                    + "|(?:multivariably |fully )?(?:un)?adjusted(?= (?:odds|hazard|risk|OR|HR|RR|PR|model|analys|and (?:un)?adjusted|and crude))"
                    // An adjustment that is spelled out: what was crude before it is so no longer.
                    + "|adjust(?:ed|ing) for(?= )|[校调][正整](?:(?![OHR]R|[;:。后\\d]).){1,30}后"
                    + "|未经?[校调][正整](?=的?(?:[OHRP]R|比|模型|分析|混杂|协变量))"
                    + "|multivaria(?:te|ble)-adjusted|after (?:further )?adjust(?:ment|ing)|[校调][正整][前后]|(?:调整|校正|粗)(?=OR|HR|RR)"
                    + "|crude(?= (?:odds|hazard|risk|OR|HR|RR|PR|model|analys|and (?:[a-z]+ )?adjusted))"
                    + "|(?:uni|multi|bi)varia(?:te|ble)(?: (?:conditional |binary )?logistic| Cox)?(?= )|[单多]因素"
                    + "|Cox(?= )|(?:conditional )?logistic(?= )"),
    /** A share of ill subjects: predictive values at it are those of no sample. */
    PREVALENCE("", "prevalence|pre-?test probability|incidence|患病率|发生率|发病率");

    public static final Set<Cue> RATIOS = EnumSet.of(ODDS_RATIO, HAZARD_RATIO, RISK_RATIO, PREVALENCE_RATIO);
    private static final Set<Cue> SHARES = EnumSet.of(SENSITIVITY, SPECIFICITY, PPV, NPV, ACCURACY, AUC);

    private final Pattern pattern;

    /**
     * @param abbreviations as they are written, capitals and all: {@code or} is no odds ratio
     * @param words in any case
     */
    Cue(String abbreviations, String words) {
        String either = abbreviations.isEmpty() ? "(?i:" + words + ")" : abbreviations + "|(?i:" + words + ")";
        this.pattern = Pattern.compile("(?<![A-Za-z])(?:" + either + ")");
    }

    /** Where this cue ends that begins here, or -1. */
    public int end(String text, int at) {
        Matcher m = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        return m.lookingAt() && m.end() > at ? m.end() : -1;
    }

    public boolean isRatio() {
        return RATIOS.contains(this);
    }

    /** Whether it is a share, printed as such or per cent. */
    public boolean isShare() {
        return SHARES.contains(this);
    }

    /** Whether numbers of it are read. */
    public boolean isMeasure() {
        return isRatio() || isShare() || this == YOUDEN || this == CUTOFF || this == LR_POSITIVE || this == LR_NEGATIVE;
    }

    /** Whether it names subjects that are not all. */
    public boolean isPart() {
        return this == PART || this == SUBGROUP;
    }

    /** The key of its value in {@code published.yaml}. */
    public String key() {
        return switch (this) {
            case ODDS_RATIO, HAZARD_RATIO, RISK_RATIO, PREVALENCE_RATIO -> "or";
            case LR_POSITIVE -> "lr_pos";
            case LR_NEGATIVE -> "lr_neg";
            case AUC, SENSITIVITY, SPECIFICITY, PPV, NPV, ACCURACY, YOUDEN, CUTOFF -> name().toLowerCase(Locale.ROOT);
            case OTHER_P, P, COEFFICIENT, OTHER_STATISTIC, PART, SUBGROUP, MODEL, PREVALENCE ->
                throw new IllegalStateException(this + " has no value of its own");
        };
    }

    /** What {@code published.yaml} calls a model of this ratio. */
    public String effect() {
        return switch (this) {
            case HAZARD_RATIO -> "HR";
            case RISK_RATIO -> "RR";
            case PREVALENCE_RATIO -> "PR";
            case ODDS_RATIO -> "OR";
            case LR_POSITIVE,
                    LR_NEGATIVE,
                    PPV,
                    NPV,
                    SENSITIVITY,
                    SPECIFICITY,
                    ACCURACY,
                    YOUDEN,
                    CUTOFF,
                    AUC,
                    OTHER_P,
                    P,
                    COEFFICIENT,
                    OTHER_STATISTIC,
                    PART,
                    SUBGROUP,
                    MODEL,
                    PREVALENCE -> throw new IllegalStateException(this + " is no ratio");
        };
    }

    /** Whether a number can be one of this measure. */
    public boolean takes(Printed value) {
        if (!value.isExact() || value.value() < 0) {
            return false;
        }
        if (this == AUC) {
            return value.percent() ? value.value() <= 100 : value.hasPoint() && value.value() > 0 && value.value() <= 1;
        }
        if (isShare()) {
            boolean theory = !value.percent() && !value.hasPoint() && value.value() <= 1; // PPV = 1
            return value.value() <= 100 && !theory;
        }
        return !isRatio() || (value.value() > 0 && !value.percent());
    }
}
