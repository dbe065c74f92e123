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
            "",
            "(?<!insulin )(?<!reflex )(?<!high )(?<!high-)sensitivit(?:y|ies)\\b(?! analys| to |,? C-reactive| troponin)"
                    + "|灵敏度|敏感度|(?<!对[^,。;]{1,12}的)敏感性|灵敏性|灵敏率"),
    SPECIFICITY("", "specificit(?:y|ies)\\b|特异度|特异性(?!抗|Ig|标|T)|特异率"),
    ACCURACY("", "(?:diagnostic )?accurac(?:y|ies)\\b|准确率|准确度|准确性|符合率"),
    YOUDEN("", "Youden(?:'s|’s)?(?: (?:index|J))?|约登指数|约登值|尤登指数"),
    CUTOFF("", "(?:optimal )?cut-?\\s?off(?: (?:value|point|threshold)s?)?|最佳截断值|截断值|临界值|最佳界值|界值|最佳截点|截点值?"),
    AUC(
            "AUROC|AUCs?(?![A-Za-z])",
            "areas? under (?:the )?(?:(?:receiver[- ]operat(?:ing|or)[- ]characteristics?|ROC) )?curves?"
                    + "|c-(?:index|statistic)|concordance index|(?:ROC ?)?曲线下面积|C ?(?:统计量|指数)"),
    ODDS_RATIO("(?:adj|[ac])?ORs?(?![A-Za-z])(?! ?time)|AORs?(?![A-Za-z])", "odds[- ]ratios?|比值比|优势比"),
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
            "(?:(?:training|derivation|development|discovery|internal|validation|test(?:ing)?)(?:,| and|/) ?(?:the )?)*"
                    + "(?:internal |external |temporal )?(?:training|derivation|development|modell?ing|validation|test(?:ing)?"
                    + "|discovery|replication|whole|entire|overall|full|total|primary)"
                    + "[ -](?:sets?|cohorts?|groups?|samples?|data ?sets?|populations?)"
                    + "|(?:internal|external|temporal) validation|bootstrap[a-z-]*|cross-?validat(?:ed|ion)"
                    + "|训练集|训练组|训练队列|建模集|建模组|建模队列|开发集|内部验证集|外部验证集|验证集|验证组|验证队列|测试集|[内外]部验证"),
    /** The words by which a paper tells one model from another. */
    MODEL(
            "Model [A-Z1-9](?![\\w.])",
            "模型 ?[A-Z1-9](?![\\w.])|model [1-9](?![\\w.])"
                    + "|(?:multivariably |fully )?(?:un)?adjusted(?= (?:odds|hazard|risk|OR|HR|RR|PR|model|analys))"
                    + "|multivaria(?:te|ble)-adjusted|after (?:further )?adjust(?:ment|ing)|[校调][正整][前后]"
                    + "|crude(?= (?:odds|hazard|risk|OR|HR|RR|PR|model|analys))"
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

    /** The key of its value in {@code published.yaml}. */
    public String key() {
        return switch (this) {
            case ODDS_RATIO, HAZARD_RATIO, RISK_RATIO, PREVALENCE_RATIO -> "or";
            case LR_POSITIVE -> "lr_pos";
            case LR_NEGATIVE -> "lr_neg";
            case AUC, SENSITIVITY, SPECIFICITY, PPV, NPV, ACCURACY, YOUDEN, CUTOFF -> name().toLowerCase(Locale.ROOT);
            case OTHER_P, P, COEFFICIENT, OTHER_STATISTIC, PART, MODEL, PREVALENCE ->
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
            return value.value() <= 100;
        }
        return !isRatio() || (value.value() > 0 && !value.percent());
    }
}
