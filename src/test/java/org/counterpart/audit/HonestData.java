package org.counterpart.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.regression.design.DesignMatrix;

/** Drawn subjects: exposures, an outcome, and, for a matched study, sets of one case and one to four controls. */
@SuppressWarnings("ArrayRecordComponent") // drawn once and only read
record HonestData(
        List<String> names, double[][] columns, boolean[] binary, double[] outcome, int[] sets, int controlsPerCase) {

    static HonestData draw(HonestDraw draw, boolean matched) {
        int perSet = matched ? 2 + draw.random().nextInt(4) : 1;
        int n = matched
                ? perSet * (int) draw.logUniform(20, 400)
                : (int) draw.logUniform(30, draw.oneIn(4) ? 3000 : 500);
        int k = draw.oneIn(3) ? 5 + draw.random().nextInt(4) : 2 + draw.random().nextInt(3);
        boolean rare = draw.oneIn(4);
        double[][] columns = new double[k][];
        boolean[] binary = new boolean[k];
        double[] eta = new double[n];
        List<String> names = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            binary[j] = !draw.oneIn(3);
            columns[j] = binary[j] ? exposure(draw, n, rare) : measurement(draw, n);
            double beta = draw.normal() * (binary[j] ? 0.9 : 0.6);
            for (int i = 0; i < n; i++) {
                eta[i] += beta * columns[j][i];
            }
            names.add("x" + j);
        }
        double level = draw.uniform(-2.5, 0.5);
        double[] y = new double[n];
        int[] sets = new int[n];
        for (int i = 0; i < n; i++) {
            sets[i] = i / perSet;
            y[i] = !matched && draw.random().nextDouble() < 1 / (1 + Math.exp(-level - eta[i])) ? 1 : 0;
        }
        for (int first = 0; matched && first < n; first += perSet) {
            y[theCase(draw, eta, first, perSet)] = 1;
        }
        for (int j = 0; j < k; j++) {
            double unit = binary[j] ? 1 : draw.logUniform(0.1, 10);
            for (int i = 0; i < n; i++) {
                columns[j][i] *= unit;
            }
        }
        return new HonestData(names, columns, binary, y, sets, Math.max(1, perSet - 1));
    }

    private static double[] exposure(HonestDraw draw, int n, boolean rare) {
        double share = rare || draw.oneIn(5) ? draw.uniform(0.02, 0.12) : draw.uniform(0.08, 0.9);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = draw.random().nextDouble() < share ? 1 : 0;
        }
        return x;
    }

    private static double[] measurement(HonestDraw draw, int n) {
        boolean skewed = draw.oneIn(3);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = skewed ? Math.exp(0.7 * draw.normal()) : draw.normal();
        }
        return x;
    }

    private static int theCase(HonestDraw draw, double[] eta, int first, int size) {
        double sum = 0;
        for (int i = first; i < first + size; i++) {
            sum += Math.exp(eta[i]);
        }
        double at = draw.random().nextDouble() * sum;
        for (int i = first; i < first + size; i++) {
            at -= Math.exp(eta[i]);
            if (at <= 0) {
                return i;
            }
        }
        return first + size - 1;
    }

    /** Subjects of the smaller group. */
    int fewer() {
        int cases = (int) Arrays.stream(outcome).sum();
        return Math.min(cases, outcome.length - cases);
    }

    /** The smallest count of any exposure by outcome. */
    int smallestCell() {
        int smallest = fewer();
        for (int j = 0; j < columns.length; j++) {
            int[] cells = new int[4];
            for (int i = 0; binary[j] && i < outcome.length; i++) {
                cells[2 * (int) columns[j][i] + (int) outcome[i]]++;
            }
            smallest = binary[j] ? Math.min(smallest, Arrays.stream(cells).min().getAsInt()) : smallest;
        }
        return smallest;
    }

    DesignMatrix design() {
        return DesignMatrix.ofColumns(names, columns);
    }
}
