package org.counterpart.audit.attainable;

/**
 * The deviance of a model from a table's own shares, {@code 2 Σ a ln(a/(m p)) + b ln(b/(m q))}: 0 where each pattern
 * has the model's share of cases.
 */
final class LackOfFit {
    private LackOfFit() {}

    static double deviance(Tables tables, double[] point) {
        double sum = 0;
        double[] cases = tables.cases(point);
        double[] controls = tables.controls(point);
        double[] risk = tables.risks(point);
        for (int x = 0; x < cases.length; x++) {
            double a = cases[x] * tables.model.n1();
            double b = controls[x] * tables.model.n0();
            sum += a > 0 ? a * Math.log(a / ((a + b) * risk[x])) : 0;
            sum += b > 0 ? b * Math.log(b / ((a + b) * (1 - risk[x]))) : 0;
        }
        return 2 * sum;
    }

    static double[] gradient(Tables tables, double[] point) {
        int size = tables.patterns.size();
        double[] out = new double[point.length];
        double[] risk = tables.risks(point);
        for (int x = 0; x < size; x++) {
            double a = point[x] * tables.model.n1();
            double b = point[size + x] * tables.model.n0();
            double p = risk[x];
            out[x] = 2 * tables.model.n1() * Math.log(a / ((a + b) * p));
            out[size + x] = 2 * tables.model.n0() * Math.log(b / ((a + b) * (1 - p)));
            for (int t = tables.shares(); t < out.length; t++) {
                out[t] -= 2 * (a - (a + b) * p) * tables.scoreSlope(x, t);
            }
        }
        return out;
    }

    static void addCurvature(Tables tables, double[] point, double factor, double[][] out) {
        int size = tables.patterns.size();
        double n1 = tables.model.n1();
        double n0 = tables.model.n0();
        double[] risk = tables.risks(point);
        for (int x = 0; x < size; x++) {
            double a = point[x] * n1;
            double b = point[size + x] * n0;
            double m = a + b;
            double p = risk[x];
            out[x][x] += 2 * factor * n1 * n1 * (1 / a - 1 / m);
            out[size + x][size + x] += 2 * factor * n0 * n0 * (1 / b - 1 / m);
            out[x][size + x] -= 2 * factor * n1 * n0 / m;
            out[size + x][x] -= 2 * factor * n1 * n0 / m;
            for (int t = tables.shares(); t < point.length; t++) {
                double slope = 2 * factor * tables.scoreSlope(x, t);
                out[x][t] -= slope * n1 * (1 - p);
                out[t][x] -= slope * n1 * (1 - p);
                out[size + x][t] += slope * n0 * p;
                out[t][size + x] += slope * n0 * p;
                for (int s = tables.shares(); s < point.length; s++) {
                    out[t][s] += slope * m * p * (1 - p) * tables.scoreSlope(x, s);
                }
            }
        }
    }
}
