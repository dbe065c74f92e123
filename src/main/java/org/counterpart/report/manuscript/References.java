package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;

/**
 * The sources a text cites, numbered in the order they are first cited: in English as most journals print them, in
 * Chinese by GB/T 7714.
 */
final class References {

    /** What may be cited. */
    enum Source {
        STROBE(
                "von Elm E, Altman DG, Egger M, et al",
                "The Strengthening the Reporting of Observational Studies in Epidemiology (STROBE) statement",
                "PLoS Med|2007|4|10|e296",
                "10.1371/journal.pmed.0040296"),
        OPTIMAL_MATCHING(
                "Rosenbaum PR",
                "Optimal matching for observational studies",
                "J Am Stat Assoc|1989|84|408|1024-1032",
                "10.1080/01621459.1989.10478868"),
        PROPENSITY_SCORE(
                "Rosenbaum PR, Rubin DB",
                "The central role of the propensity score in observational studies for causal effects",
                "Biometrika|1983|70|1|41-55",
                "10.1093/biomet/70.1.41"),
        STRATIFICATION_SCORE(
                "Allen AS, Satten GA",
                "Control for confounding in case-control studies using the stratification score, a retrospective balancing"
                        + " score",
                "Am J Epidemiol|2011|173|7|752-760",
                "10.1093/aje/kwq406"),
        SMD(
                "Austin PC",
                "Balance diagnostics for comparing the distribution of baseline covariates between treatment groups in"
                        + " propensity-score matched samples",
                "Stat Med|2009|28|25|3083-3107",
                "10.1002/sim.3697"),
        SHAPIRO_WILK(
                "Royston P",
                "Remark AS R94: a remark on algorithm AS 181: the W-test for normality",
                "J R Stat Soc C|1995|44|4|547-551",
                "10.2307/2986146"),
        CONDITIONAL(
                "Breslow NE, Day NE",
                "Statistical methods in cancer research. Volume I: the analysis of case-control studies. IARC Scientific"
                        + " Publications No. 32",
                "book|Lyon|IARC|1980",
                ""),
        E_VALUE(
                "VanderWeele TJ, Ding P",
                "Sensitivity analysis in observational research: introducing the E-value",
                "Ann Intern Med|2017|167|4|268-274",
                "10.7326/M16-2607"),
        ROSENBAUM(
                "Rosenbaum PR",
                "Observational studies. 2nd ed",
                "book|New York|Springer|2002",
                "10.1007/978-1-4757-3692-2"),
        MISCLASSIFICATION(
                "Greenland S",
                "Basic methods for sensitivity analysis of biases",
                "Int J Epidemiol|1996|25|6|1107-1116",
                "10.1093/ije/25.6.1107"),
        BIAS_ANALYSIS(
                "Lash TL, Fox MP, Fink AK",
                "Applying quantitative bias analysis to epidemiologic data",
                "book|New York|Springer|2009",
                "10.1007/978-0-387-87959-8"),
        RISK_SETS(
                "Lubin JH, Gail MH",
                "Biased selection of controls for case-control analyses of cohort studies",
                "Biometrics|1984|40|1|63-75",
                "10.2307/2530744"),
        IPTW(
                "Rosenbaum PR",
                "Model-based direct adjustment",
                "J Am Stat Assoc|1987|82|398|387-394",
                "10.1080/01621459.1987.10478441"),
        OVERLAP(
                "Li F, Morgan KL, Zaslavsky AM",
                "Balancing covariates via propensity score weighting",
                "J Am Stat Assoc|2018|113|521|390-400",
                "10.1080/01621459.2016.1260466"),
        ENTROPY(
                "Hainmueller J",
                "Entropy balancing for causal effects: a multivariate reweighting method to produce balanced samples in"
                        + " observational studies",
                "Polit Anal|2012|20|1|25-46",
                "10.1093/pan/mpr025"),
        MICE(
                "White IR, Royston P, Wood AM",
                "Multiple imputation using chained equations: issues and guidance for practice",
                "Stat Med|2011|30|4|377-399",
                "10.1002/sim.4067"),
        IMPUTED_COHORT(
                "Keogh RH, Seaman SR, Bartlett JW, Wood AM",
                "Multiple imputation of missing data in nested case-control and case-cohort studies",
                "Biometrics|2018|74|4|1438-1449",
                "10.1111/biom.12910"),
        IMPUTED_SETS(
                "Seaman SR, Keogh RH",
                "Handling missing data in matched case-control studies using multiple imputation",
                "Biometrics|2015|71|4|1150-1159",
                "10.1111/biom.12358"),
        BARNARD_RUBIN(
                "Barnard J, Rubin DB",
                "Small-sample degrees of freedom with multiple imputation",
                "Biometrika|1999|86|4|948-955",
                "10.1093/biomet/86.4.948"),
        CALIPERS_LEFT(
                "Wan F, Colditz GA, Sutcliffe S",
                "Matched versus unmatched analysis of matched case-control studies",
                "Am J Epidemiol|2021|190|9|1859-1866",
                "10.1093/aje/kwab056"),
        LASSO(
                "Tibshirani R",
                "Regression shrinkage and selection via the lasso",
                "J R Stat Soc B|1996|58|1|267-288",
                "10.1111/j.2517-6161.1996.tb02080.x"),
        SPLINE(
                "Durrleman S, Simon R",
                "Flexible regression models with cubic splines",
                "Stat Med|1989|8|5|551-561",
                "10.1002/sim.4780080504"),
        ADDITIVE(
                "Hosmer DW, Lemeshow S",
                "Confidence interval estimation of interaction",
                "Epidemiology|1992|3|5|452-456",
                "10.1097/00001648-199209000-00012"),
        FIRTH(
                "Heinze G, Schemper M",
                "A solution to the problem of separation in logistic regression",
                "Stat Med|2002|21|16|2409-2419",
                "10.1002/sim.1047"),
        DELONG(
                "DeLong ER, DeLong DM, Clarke-Pearson DL",
                "Comparing the areas under two or more correlated receiver operating characteristic curves: a nonparametric"
                        + " approach",
                "Biometrics|1988|44|3|837-845",
                "10.2307/2531595"),
        CUT(
                "Perkins NJ, Schisterman EF",
                "The inconsistency of \"optimal\" cutpoints obtained using two criteria based on the receiver operating"
                        + " characteristic curve",
                "Am J Epidemiol|2006|163|7|670-675",
                "10.1093/aje/kwj063"),
        OPTIMISM(
                "Steyerberg EW, Harrell FE, Borsboom GJJM, et al",
                "Internal validation of predictive models: efficiency of some procedures for logistic regression analysis",
                "J Clin Epidemiol|2001|54|8|774-781",
                "10.1016/S0895-4356(01)00341-9"),
        MATCHED_AUC(
                "Pepe MS, Fan J, Seymour CW",
                "Estimating the receiver operating characteristic curve in studies that match controls to cases on covariates",
                "Acad Radiol|2013|20|7|863-873",
                "10.1016/j.acra.2013.03.004"),
        MANTEL_HAENSZEL(
                "Mantel N, Haenszel W",
                "Statistical aspects of the analysis of data from retrospective studies of disease",
                "J Natl Cancer Inst|1959|22|4|719-748",
                "10.1093/jnci/22.4.719"),
        PARTIAL_AUC(
                "McClish DK",
                "Analyzing a portion of the ROC curve",
                "Med Decis Making|1989|9|3|190-195",
                "10.1177/0272989X8900900307"),
        GREENHOUSE_GEISSER(
                "Greenhouse SW, Geisser S",
                "On methods in the analysis of profile data",
                "Psychometrika|1959|24|2|95-112",
                "10.1007/BF02289823"),
        CORRELATION(
                "Bonett DG, Wright TA",
                "Sample size requirements for estimating Pearson, Kendall and Spearman correlations",
                "Psychometrika|2000|65|1|23-28",
                "10.1007/BF02294183"),
        RECLASSIFICATION(
                "Pencina MJ, D'Agostino RB, Steyerberg EW",
                "Extensions of net reclassification improvement calculations to measure usefulness of new biomarkers",
                "Stat Med|2011|30|1|11-21",
                "10.1002/sim.4085"),
        NRI_HILDEN(
                "Hilden J, Gerds TA",
                "A note on the evaluation of novel biomarkers: do not rely on integrated discrimination improvement and"
                        + " net reclassification index",
                "Stat Med|2014|33|19|3405-3414",
                "10.1002/sim.5804"),
        NRI_PEPE(
                "Pepe MS, Fan J, Feng Z, et al",
                "The net reclassification index (NRI): a misleading measure of prediction improvement even with"
                        + " independent test data sets",
                "Stat Biosci|2015|7|2|282-295",
                "10.1007/s12561-014-9118-0"),
        CLINICAL_IMPACT(
                "Kerr KF, Brown MD, Zhu K, Janes H",
                "Assessing the clinical impact of risk prediction models with decision curves: guidance for correct"
                        + " interpretation and appropriate use",
                "J Clin Oncol|2016|34|21|2534-2540",
                "10.1200/JCO.2015.65.5654"),
        PROPORTIONAL_ODDS(
                "McCullagh P",
                "Regression models for ordinal data",
                "J R Stat Soc B|1980|42|2|109-142",
                "10.1111/j.2517-6161.1980.tb01109.x"),
        AGRESTI("Agresti A", "Categorical data analysis. 3rd ed", "book|Hoboken|Wiley|2013", ""),
        ZOU(
                "Zou G",
                "A modified Poisson regression approach to prospective studies with binary data",
                "Am J Epidemiol|2004|159|7|702-706",
                "10.1093/aje/kwh090"),
        WACHOLDER(
                "Wacholder S",
                "Binomial regression in GLIM: estimating risk ratios and risk differences",
                "Am J Epidemiol|1986|123|1|174-184",
                "10.1093/oxfordjournals.aje.a114212"),
        LIANG_ZEGER(
                "Liang KY, Zeger SL",
                "Longitudinal data analysis using generalized linear models",
                "Biometrika|1986|73|1|13-22",
                "10.1093/biomet/73.1.13"),
        COX(
                "Cox DR",
                "Regression models and life-tables",
                "J R Stat Soc B|1972|34|2|187-202",
                "10.1111/j.2517-6161.1972.tb00899.x"),
        EFRON_TIES(
                "Efron B",
                "The efficiency of Cox's likelihood function for censored data",
                "J Am Stat Assoc|1977|72|359|557-565",
                "10.1080/01621459.1977.10480613"),
        BRESLOW_TIES(
                "Breslow N",
                "Covariance analysis of censored survival data",
                "Biometrics|1974|30|1|89-99",
                "10.2307/2529620"),
        KAPLAN_MEIER(
                "Kaplan EL, Meier P",
                "Nonparametric estimation from incomplete observations",
                "J Am Stat Assoc|1958|53|282|457-481",
                "10.1080/01621459.1958.10501452"),
        LOG_RANK(
                "Peto R, Peto J",
                "Asymptotically efficient rank invariant test procedures",
                "J R Stat Soc A|1972|135|2|185-207",
                "10.2307/2344317"),
        LIN_WEI(
                "Lin DY, Wei LJ",
                "The robust inference for the Cox proportional hazards model",
                "J Am Stat Assoc|1989|84|408|1074-1078",
                "10.1080/01621459.1989.10478874"),
        GRAMBSCH_THERNEAU(
                "Grambsch PM, Therneau TM",
                "Proportional hazards tests and diagnostics based on weighted residuals",
                "Biometrika|1994|81|3|515-526",
                "10.1093/biomet/81.3.515"),
        HARRELL_C(
                "Harrell FE Jr, Califf RM, Pryor DB, Lee KL, Rosati RA",
                "Evaluating the yield of medical tests",
                "JAMA|1982|247|18|2543-2546",
                "10.1001/jama.1982.03320430047030"),
        SIZE_OF_SETS(
                "Dupont WD",
                "Power calculations for matched case-control studies",
                "Biometrics|1988|44|4|1157-1168",
                "10.2307/2531743"),
        SIZE_OF_GROUPS(
                "Fleiss JL, Levin B, Paik MC",
                "Statistical methods for rates and proportions. 3rd ed",
                "book|Hoboken|Wiley|2003",
                "10.1002/0471445428"),
        KAPPA(
                "Fleiss JL, Cohen J, Everitt BS",
                "Large sample standard errors of kappa and weighted kappa",
                "Psychol Bull|1969|72|5|323-327",
                "10.1037/h0028106"),
        POINTS(
                "Sullivan LM, Massaro JM, D'Agostino RB",
                "Presentation of multivariate data for clinical use: the Framingham Study risk score functions",
                "Stat Med|2004|23|10|1631-1660",
                "10.1002/sim.1742"),
        DIAGNOSTICS(
                "Pregibon D", "Logistic regression diagnostics", "Ann Stat|1981|9|4|705-724", "10.1214/aos/1176345513");

        private final String authors;
        private final String title;
        private final String where;
        private final String doi;

        /** @param where journal, year, volume, issue and pages; of a book, that word, place, publisher and year */
        Source(String authors, String title, String where, String doi) {
            this.authors = authors;
            this.title = title;
            this.where = where;
            this.doi = doi;
        }

        private static boolean isBook(String... at) {
            return at[0].equals("book");
        }

        private String english() {
            String[] at = where.split("\\|", -1);
            if (isBook(at)) {
                return authors + ". " + title + ". " + at[1] + ": " + at[2] + "; " + at[3] + "."
                        + (doi.isEmpty() ? "" : " doi:" + doi);
            }
            return authors + ". " + title + ". " + at[0] + " " + at[1] + ";" + at[2] + "(" + at[3] + "):" + at[4]
                    + ". doi:" + doi;
        }

        /** GB/T 7714: family names in capitals, initials apart, the kind of the source in brackets. */
        private String chinese() {
            StringBuilder names = new StringBuilder();
            for (String author : authors.split(", ", -1)) {
                int initials = author.lastIndexOf(' ');
                names.append(names.length() == 0 ? "" : ", ")
                        .append(
                                author.equals("et al")
                                        ? author
                                        : author.substring(0, initials).toUpperCase(java.util.Locale.ROOT)
                                                + " "
                                                + String.join(
                                                        " ",
                                                        author.substring(initials + 1)
                                                                .split("")));
            }
            String[] at = where.split("\\|", -1);
            if (isBook(at)) {
                return names + ". " + title + "[M]. " + at[1] + ": " + at[2] + ", " + at[3] + "."
                        + (doi.isEmpty() ? "" : " doi:" + doi);
            }
            return names + ". " + title + "[J]. " + at[0] + ", " + at[1] + ", " + at[2] + "(" + at[3] + "): " + at[4]
                    + ". doi:" + doi;
        }
    }

    private final String language;
    private final List<Source> cited = new ArrayList<>();

    References(String language) {
        this.language = language;
    }

    /** {@code [1]}, or {@code [1,2]}. */
    String cite(Source... sources) {
        List<String> numbers = new ArrayList<>();
        for (Source source : sources) {
            if (!cited.contains(source)) {
                cited.add(source);
            }
            numbers.add(Integer.toString(cited.indexOf(source) + 1));
        }
        return "[" + String.join(",", numbers) + "]";
    }

    List<String> list() {
        return cited.stream()
                .map(s -> language.equals("zh") ? s.chinese() : s.english())
                .toList();
    }
}
