package org.counterpart.regression.marginal;

import java.util.List;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.algebra.Alias;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.Note;

/**
 * A fitted regression of a mean. The coefficients are the intercept's, then those of the design's columns; one that is
 * a combination of others is NaN, and so are all where there is no finite estimate.
 */
public final class MarginalFit {
    private final MarginalRegression regression;
    private final DesignMatrix design;
    private final double[] b;
    private final double[][] robust;
    private final double[][] own;
    private final State state;
    private final int clusters;
    private final int largest;
    private final List<Alias> aliases;

    /**
     * Where the search ended.
     *
     * @param separated whether the estimate is not finite
     * @param alpha correlation of two outcomes of a cluster; 0 where independence is supposed
     */
    record State(boolean converged, boolean separated, double alpha) {}

    MarginalFit(
            MarginalRegression regression,
            DesignMatrix design,
            double[] b,
            double[][] robust,
            double[][] own,
            State state,
            Clusters clusters,
            List<Alias> aliases) {
        this.regression = regression;
        this.design = design;
        this.b = b;
        this.robust = robust;
        this.own = own;
        this.state = state;
        this.clusters = clusters.count();
        this.largest = clusters.largest();
        this.aliases = List.copyOf(aliases);
    }

    public MarginalRegression regression() {
        return regression;
    }

    public DesignMatrix design() {
        return design;
    }

    public int n() {
        return design.rows();
    }

    public double b(int parameter) {
        return b[parameter];
    }

    /** The robust standard error. */
    public double se(int parameter) {
        return Math.sqrt(robust[parameter][parameter]);
    }

    /** The standard error of the model itself, which supposes its variance and independence. */
    public double ownSe(int parameter) {
        return Math.sqrt(own[parameter][parameter]);
    }

    public double covariance(int i, int j) {
        return robust[i][j];
    }

    public boolean converged() {
        return state.converged();
    }

    /** Whether there is no finite estimate: some combination of the predictors has no event, or no subject without. */
    public boolean separated() {
        return state.separated();
    }

    /** The correlation of two outcomes of a cluster that was used. */
    public double alpha() {
        return state.alpha();
    }

    public int clusters() {
        return clusters;
    }

    /** Subjects of the largest cluster. */
    public int largestCluster() {
        return largest;
    }

    /** Why columns have no coefficient. */
    public List<Note> notes() {
        return RegressionFit.notes(aliases, p -> design.terms().get(p - 1), true);
    }

    /** Wald's test, robust, that the coefficients of some columns are 0. */
    public ModelTest wald(List<Integer> columns) {
        return ModelTest.wald(
                b,
                robust,
                columns.stream()
                        .mapToInt(c -> 1 + c)
                        .filter(i -> !Double.isNaN(b[i]))
                        .toArray());
    }
}
