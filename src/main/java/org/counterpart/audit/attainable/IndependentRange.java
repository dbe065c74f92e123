package org.counterpart.audit.attainable;

/**
 * Proven ends of the range of AUCs of a calibrated model whose predictors are independent among the controls: no table
 * of that kind lies outside.
 *
 * <p>Draw a case and a control. Predictor j tells them apart with probability {@code u = q(1−q)(OR+1)/(1−q+OR q)}, q
 * being the share of exposed controls, and is then right with probability {@code max(OR, 1/OR)/(1 + OR)}. The AUC
 * depends on nothing else, and rises with each u and with each |ln OR|: less of either is the same news with some of it
 * lost (Blackwell 1953, doi:10.1214/aoms/1177729032). So the AUC at the largest u and OR is an upper bound, at the
 * smallest a lower one. u is largest at {@code q = 1/(1+√OR)}; what is printed narrows q: exposed subjects, and the
 * standard error, which is at least that of the predictor's own table, {@code 1/(n1 q1(1−q1)) + 1/(n0 q(1−q))}, as the
 * model without the knowledge that the predictors are independent can estimate no better (Robinson and Jewell 1991,
 * doi:10.2307/1403444).
 *
 * @param low NaN, as high, when what is printed leaves no q
 */
record IndependentRange(double low, double high) {
    private static final double ROUNDING = 1e-12;
    private static final IndependentRange NONE = new IndependentRange(Double.NaN, Double.NaN);

    static IndependentRange of(PrintedModel model) {
        int k = model.predictors();
        double[] least = new double[k];
        double[] most = new double[k];
        double[] weakest = new double[k];
        double[] strongest = new double[k];
        for (int j = 0; j < k; j++) {
            double beta = model.beta()[j];
            double from = Math.exp(beta - model.slack(j));
            double to = Math.exp(beta + model.slack(j));
            double[] q = exposed(model, j, from, to);
            if (!(q[0] <= q[1])) {
                return NONE;
            }
            least[j] = Math.min(
                    Math.min(apart(q[0], from), apart(q[1], from)), Math.min(apart(q[0], to), apart(q[1], to)));
            most[j] = Math.max(most(q, from), most(q, to));
            weakest[j] = Math.max(0, Math.abs(beta) - model.slack(j));
            strongest[j] = Math.abs(beta) + model.slack(j);
        }
        return new IndependentRange(auc(least, weakest), auc(most, strongest));
    }

    /**
     * The shares of exposed controls that printed counts and the standard error leave; empty when the first is above
     * the second.
     */
    private static double[] exposed(PrintedModel model, int j, double from, double to) {
        double[] q = {0, 1};
        narrow(q, model.exposedControls(j), model.n0(), 1, 1);
        narrow(q, model.exposedCases(j), model.n1(), from, to);
        double variance = model.seMax(j) * model.seMax(j);
        if (variance < Double.POSITIVE_INFINITY) {
            // ((1−q)²/OR + 2q(1−q) + OR q²)/n1 + 1/n0 <= variance q(1−q), the left side made small over the ORs.
            double a = (1 / to - 2 + from) / model.n1() + variance;
            double b = 2 * (1 - 1 / to) / model.n1() - variance;
            double c = 1 / (model.n1() * to) + 1.0 / model.n0();
            double root = Math.sqrt(b * b - 4 * a * c);
            if (Double.isNaN(root)) {
                return new double[] {1, 0};
            }
            q[0] = Math.max(q[0], (-b - root) / (2 * a));
            q[1] = Math.min(q[1], (-b + root) / (2 * a));
        }
        return q;
    }

    /** A printed count, turned into shares of exposed controls by the odds ratios. */
    private static void narrow(double[] q, double count, int n, double from, double to) {
        if (!Double.isNaN(count)) {
            double share = count / n;
            q[0] = Math.max(q[0], share / (to * (1 - share) + share) - ROUNDING);
            q[1] = Math.min(q[1], share / (from * (1 - share) + share) + ROUNDING);
        }
    }

    /** How often a case and a control differ in the predictor. */
    private static double apart(double q, double or) {
        return q * (1 - q) * (or + 1) / (1 - q + or * q);
    }

    private static double most(double[] q, double or) {
        return apart(Math.max(q[0], Math.min(q[1], 1 / (1 + Math.sqrt(or)))), or);
    }

    /** Over what each predictor says: nothing, that the case is the case, or the reverse. */
    private static double auc(double[] apart, double[] strength) {
        int k = apart.length;
        double auc = 0;
        int all = (int) Math.round(Math.pow(3, k));
        for (int code = 0; code < all; code++) {
            double probability = 1;
            double score = 0;
            int rest = code;
            for (int j = 0; j < k; j++, rest /= 3) {
                double right = 1 / (1 + Math.exp(-strength[j]));
                switch (rest % 3) {
                    case 0 -> probability *= 1 - apart[j];
                    case 1 -> {
                        probability *= apart[j] * right;
                        score += strength[j];
                    }
                    default -> {
                        probability *= apart[j] * (1 - right);
                        score -= strength[j];
                    }
                }
            }
            auc += Math.abs(score) < 1e-12 ? probability / 2 : score > 0 ? probability : 0;
        }
        return auc;
    }
}
