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
        for (int x = 0; x < cases.length; x++) {
            double a = cases[x] * tables.model.n1();
            double b = controls[x] * tables.model.n0();
            double p = tables.probability[x];
            sum += a > 0 ? a * Math.log(a / ((a + b) * p)) : 0;
            sum += b > 0 ? b * Math.log(b / ((a + b) * (1 - p))) : 0;
        }
        return 2 * sum;
    }

    static double[] gradient(Tables tables, double[] point) {
        int size = tables.patterns.size();
        double[] out = new double[point.length];
        for (int x = 0; x < size; x++) {
            double a = point[x] * tables.model.n1();
            double b = point[size + x] * tables.model.n0();
            double p = tables.probability[x];
            out[x] = 2 * tables.model.n1() * Math.log(a / ((a + b) * p));
            out[size + x] = 2 * tables.model.n0() * Math.log(b / ((a + b) * (1 - p)));
        }
        return out;
    }

    static void addCurvature(Tables tables, double[] point, double factor, double[][] out) {
        int size = tables.patterns.size();
        double n1 = tables.model.n1();
        double n0 = tables.model.n0();
        for (int x = 0; x < size; x++) {
            double a = point[x] * n1;
            double b = point[size + x] * n0;
            double m = a + b;
            out[x][x] += 2 * factor * n1 * n1 * (1 / a - 1 / m);
            out[size + x][size + x] += 2 * factor * n0 * n0 * (1 / b - 1 / m);
            out[x][size + x] -= 2 * factor * n1 * n0 / m;
            out[size + x][x] -= 2 * factor * n1 * n0 / m;
        }
    }
}
