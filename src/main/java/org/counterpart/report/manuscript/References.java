package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;

/** The sources a text cites, numbered in the order they are first cited. */
final class References {

    /** What may be cited, as journals print it. */
    enum Source {
        STROBE(
                "von Elm E, Altman DG, Egger M, et al. The Strengthening the Reporting of Observational Studies in Epidemiology (STROBE)"
                        + " statement. PLoS Med 2007;4:e296. doi:10.1371/journal.pmed.0040296"),
        OPTIMAL_MATCHING("Rosenbaum PR. Optimal matching for observational studies. J Am Stat Assoc 1989;84:1024-1032."
                + " doi:10.1080/01621459.1989.10478868"),
        SMD(
                "Austin PC. Balance diagnostics for comparing the distribution of baseline covariates between treatment groups in"
                        + " propensity-score matched samples. Stat Med 2009;28:3083-3107. doi:10.1002/sim.3697"),
        SHAPIRO_WILK(
                "Royston P. Remark AS R94: a remark on algorithm AS 181: the W-test for normality. J R Stat Soc C 1995;44:547-551."
                        + " doi:10.2307/2986146"),
        CONDITIONAL(
                "Breslow NE, Day NE. Statistical methods in cancer research. Volume I: the analysis of case-control studies. IARC"
                        + " Scientific Publications No. 32. Lyon: IARC; 1980."),
        FIRTH(
                "Heinze G, Schemper M. A solution to the problem of separation in logistic regression. Stat Med 2002;21:2409-2419."
                        + " doi:10.1002/sim.1047"),
        DELONG(
                "DeLong ER, DeLong DM, Clarke-Pearson DL. Comparing the areas under two or more correlated receiver operating"
                        + " characteristic curves: a nonparametric approach. Biometrics 1988;44:837-845. doi:10.2307/2531595"),
        CUT(
                "Perkins NJ, Schisterman EF. The inconsistency of \"optimal\" cutpoints obtained using two criteria based on the receiver"
                        + " operating characteristic curve. Am J Epidemiol 2006;163:670-675. doi:10.1093/aje/kwj063"),
        OPTIMISM(
                "Steyerberg EW, Harrell FE, Borsboom GJJM, et al. Internal validation of predictive models: efficiency of some procedures"
                        + " for logistic regression analysis. J Clin Epidemiol 2001;54:774-781. doi:10.1016/S0895-4356(01)00341-9"),
        MATCHED_AUC(
                "Pepe MS, Fan J, Seymour CW. Estimating the receiver operating characteristic curve in studies that match controls to"
                        + " cases on covariates. Acad Radiol 2013;20:863-873. doi:10.1016/j.acra.2013.03.004");

        private final String text;

        Source(String text) {
            this.text = text;
        }
    }

    private final List<Source> cited = new ArrayList<>();

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
        return cited.stream().map(s -> s.text).toList();
    }
}
