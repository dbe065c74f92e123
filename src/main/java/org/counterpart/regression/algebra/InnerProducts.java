package org.counterpart.regression.algebra;

/** Sums over the first rows of columns, in the order of the rows. */
public final class InnerProducts {
    private InnerProducts() {}

    /**
     * Adds the inner products of one vector with columns first, first + 1, ... to the sums from place t on; four at a
     * time so that the additions overlap.
     *
     * @return the place behind the last
     */
    public static int add(double[] v, double[][] z, int first, int length, double[] sums, int t) {
        int j = first;
        for (; j + 3 < z.length; j += 4) {
            double[] a = z[j];
            double[] b = z[j + 1];
            double[] c = z[j + 2];
            double[] d = z[j + 3];
            double sa = 0;
            double sb = 0;
            double sc = 0;
            double sd = 0;
            for (int i = 0; i < length; i++) {
                double x = v[i];
                sa += x * a[i];
                sb += x * b[i];
                sc += x * c[i];
                sd += x * d[i];
            }
            sums[t++] += sa;
            sums[t++] += sb;
            sums[t++] += sc;
            sums[t++] += sd;
        }
        for (; j < z.length; j++) {
            sums[t++] += of(v, z[j], length);
        }
        return t;
    }

    public static double sum(double[] v, int length) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < length; i += 2) {
            even += v[i];
            odd += v[i + 1];
        }
        return i < length ? even + odd + v[i] : even + odd;
    }

    public static double of(double[] a, double[] b, int length) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < length; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return i < length ? even + odd + a[i] * b[i] : even + odd;
    }
}
