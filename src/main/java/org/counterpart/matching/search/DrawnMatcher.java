package org.counterpart.matching.search;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.stats.RandomStreams;

/**
 * Draws each case's controls at random from those eligible for it, where no distance says which is nearer: the sampling
 * that incidence density designs are analysed by, for which the chances of being drawn are known. With replacement the
 * draws of different cases know nothing of one another; without, a control already drawn is passed over. Cases draw in
 * the order that comes from seed and ids, each from a stream of its own.
 */
public final class DrawnMatcher {
    private DrawnMatcher() {}

    /** Places tried for each control wanted before everybody eligible is listed. */
    private static final int TRIES = 200;

    /** @param finder of pairs that are all equally near */
    public static Assignment match(PairFinder finder, CandidateLists lists, MatchingDesign design) {
        boolean with = design.replacement() == MatchingDesign.Replacement.WITH;
        RandomStreams streams = new RandomStreams(design.seed(), "risk sets");
        PairFinder.TreeSearch search = finder.search();
        Set<Integer> used = new HashSet<>();
        int n = lists.cases();
        int[][] drawn = new int[n][];
        for (int i = 0; i < n; i++) {
            Set<Integer> out = with ? new HashSet<>() : used;
            drawn[i] = draw(search, lists, i, design.ratio(), out, streams.stream(i));
        }
        int[] start = Assignment.starts(
                Arrays.stream(drawn).mapToInt(own -> own.length).toArray());
        int[] control = Arrays.stream(drawn).flatMapToInt(IntStream::of).toArray();
        return new Assignment(start, control, new double[control.length]);
    }

    /**
     * A place at random until it is that of somebody eligible; where such are rare, out of the list of all of them. By
     * either way each of those left is as likely as any other.
     *
     * @param out who may not be drawn any more; those drawn are added
     */
    private static int[] draw(
            PairFinder.TreeSearch search,
            CandidateLists lists,
            int i,
            int wanted,
            Set<Integer> out,
            SplittableRandom random) {
        int[] own = new int[Math.min(wanted, lists.eligible(i))];
        int found = 0;
        int places = search.places(i);
        for (int tries = 0; tries < TRIES * own.length && found < own.length; tries++) {
            int control = search.eligibleAt(random.nextInt(places));
            if (control >= 0 && out.add(control)) {
                own[found++] = control;
            }
        }
        if (found < own.length) {
            int[] all = lists.all(i);
            for (int k = 0; k < all.length && found < own.length; k++) {
                int at = k + random.nextInt(all.length - k);
                int control = all[at];
                all[at] = all[k];
                if (out.add(control)) {
                    own[found++] = control;
                }
            }
        }
        return Arrays.copyOf(own, found);
    }
}
