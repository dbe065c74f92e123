package org.counterpart.audit.reconstruct;

import org.counterpart.audit.reconstruct.ScoreLattice.Candidate;

/**
 * One or two predictors: every whole number of subjects with each pattern, one after the other, with the exposed cases
 * that solve the score equations at the printed coefficients as nearly as whole numbers can.
 */
final class EveryTable {
    /** More tables than this are not gone through. */
    private static final double MOST = 2e7;

    private final Target target;
    private final PatternFit at;
    private final int total;

    EveryTable(Target target) {
        this.target = target;
        this.at = new PatternFit(target.predictors);
        this.total = target.wanted.subjects();
    }

    static boolean feasible(Wanted wanted) {
        double n = wanted.subjects();
        return wanted.predictors() == 1 || (wanted.predictors() == 2 && n * n * n / 6 <= MOST);
    }

    /** Candidates for which the first-order change of each coefficient lies within its rounding, with a margin. */
    void each(Candidate candidate) {
        for (int j = 0; j < target.predictors; j++) {
            at.b[j + 1] = target.beta[j];
        }
        int[] subjects = new int[at.patterns];
        if (target.predictors == 1) {
            for (int one = 1; one < total; one++) {
                subjects[1] = one;
                subjects[0] = total - one;
                offer(subjects, candidate);
            }
            return;
        }
        for (int first = 0; first <= total; first++) {
            for (int second = 0; first + second <= total; second++) {
                int left = total - first - second;
                for (int both = 0; both <= left; both++) {
                    subjects[0] = left - both;
                    subjects[1] = first;
                    subjects[2] = second;
                    subjects[3] = both;
                    if (marginsFit(subjects)) {
                        offer(subjects, candidate);
                    }
                }
            }
        }
    }

    private boolean marginsFit(int[] subjects) {
        for (int j = 0; j < target.predictors; j++) {
            if (target.exposedCases[j] >= 0
                    && target.exposedControls[j] >= 0
                    && WholeTable.margin(subjects, j + 1) != target.exposedCases[j] + target.exposedControls[j]) {
                return false;
            }
        }
        return true;
    }

    private void offer(int[] subjects, Candidate candidate) {
        int terms = at.terms;
        double missing = 1;
        for (int step = 0; step < 40 && Math.abs(missing) > 1e-7; step++) {
            at.informed(subjects);
            missing = target.wanted.cases();
            for (int x = 0; x < at.patterns; x++) {
                missing -= subjects[x] * at.probability[x];
            }
            double by = missing / at.information[0][0];
            at.b[0] += Math.max(-1, Math.min(1, by));
        }
        int[] cases = new int[terms];
        cases[0] = target.wanted.cases();
        double[] lack = new double[terms];
        for (int t = 1; t < terms; t++) {
            double expected = 0;
            for (int x = 0; x < at.patterns; x++) {
                expected += PatternFit.in(x, t) ? subjects[x] * at.probability[x] : 0;
            }
            cases[t] = (int) Math.rint(expected);
            lack[t] = cases[t] - expected;
        }
        for (int t = 1; t < terms; t++) {
            double room = 0;
            for (int s = 1; s < terms; s++) {
                double shared = at.information[Math.max(s, t)][Math.min(s, t)]
                        - at.information[s][0] * at.information[t][0] / at.information[0][0];
                room += Math.abs(shared) * target.half[s - 1];
            }
            if (room < 0.5 && Math.abs(lack[t]) > 1.2 * room + 1e-6) {
                return;
            }
        }
        candidate.accept(subjects, cases);
    }
}
