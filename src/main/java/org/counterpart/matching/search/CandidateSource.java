package org.counterpart.matching.search;

/** Knows every eligible pair. Cases and controls are numbered in the order drawn from the seed. */
public interface CandidateSource {
    int cases();

    int controls();

    /** No eligible pair is farther apart. */
    double farthest();

    /** By case, how many controls it could have. */
    int[] eligible();

    /** The cases in an order in which neighbours look at much the same controls; it decides no result. */
    int[] neighbours();

    /** One for each thread. */
    Search search();

    /** Looks for the candidates of one case after another. */
    interface Search {
        /** Fills in the nearest so many of them (all, when there are fewer), sorted. */
        void nearest(int i, int wanted, Nearest found);
    }
}
