package org.counterpart.matching.search;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * Each case's candidates, nearest first, listed only as far as somebody asks: of thousands that a case could have, a
 * matching hardly ever looks past the first few. A list that has been gone through grows fourfold; what it held stays
 * where it was.
 */
public final class CandidateLists {
    /** Cases that one thread looks through in a row. */
    private static final int CHUNK = 256;

    private static final int GROWTH = 4;
    /** To begin with every candidate. */
    public static final int ALL = Integer.MAX_VALUE;

    private final CandidateSource source;
    private final CandidateSource.Search search;
    private final Nearest found = new Nearest();
    private final int[][] control;
    private final double[][] distance;
    private final int[] eligible;
    private final long most =
            Math.min(Integer.MAX_VALUE - 16L, Runtime.getRuntime().maxMemory() / 24);
    private final AtomicLong listed = new AtomicLong();

    /** @param first how many candidates a list begins with, at least 1 */
    public CandidateLists(CandidateSource source, int first) {
        this.source = source;
        this.search = source.search();
        int n = source.cases();
        control = new int[n][];
        distance = new double[n][];
        eligible = source.eligible();
        int[] order = source.neighbours();
        IntStream chunks = IntStream.range(0, (n + CHUNK - 1) / CHUNK);
        (n > CHUNK ? chunks.parallel() : chunks)
                .forEach(c -> list(Arrays.copyOfRange(order, c * CHUNK, Math.min(n, (c + 1) * CHUNK)), first));
    }

    private void list(int[] cases, int first) {
        CandidateSource.Search own = source.search();
        Nearest nearest = new Nearest();
        for (int i : cases) {
            count(Math.min(first, eligible[i]));
            own.nearest(i, Math.min(first, eligible[i]), nearest);
            control[i] = nearest.controls();
            distance[i] = nearest.distances();
        }
    }

    public int cases() {
        return eligible.length;
    }

    public int controls() {
        return source.controls();
    }

    double farthest() {
        return source.farthest();
    }

    /** Pairs that satisfy every constraint. */
    public long eligible() {
        return Arrays.stream(eligible).asLongStream().sum();
    }

    /** How many controls a case could have. */
    public int eligible(int i) {
        return eligible[i];
    }

    /** Every candidate of a case, a copy; the list itself stays as short as it is. */
    public int[] all(int i) {
        search.nearest(i, eligible[i], found);
        return found.controls();
    }

    /** The candidates of a case that are listed, not a copy. */
    public int[] listed(int i) {
        return control[i];
    }

    /** Whether a case has a candidate at this place of its list, which grows when it must. */
    boolean has(int i, int place) {
        return place < control[i].length || (place < eligible[i] && grow(i, place));
    }

    public int control(int i, int place) {
        return control[i][place];
    }

    double distance(int i, int place) {
        return distance[i][place];
    }

    private boolean grow(int i, int place) {
        long wanted = Math.max(place + 1L, (long) GROWTH * control[i].length);
        int longer = (int) Math.min(wanted, eligible[i]);
        count(longer - control[i].length);
        search.nearest(i, longer, found);
        control[i] = found.controls();
        distance[i] = found.distances();
        return true;
    }

    private void count(int more) {
        if (listed.addAndGet(more) > most) {
            throw new NotAnalysableException(Note.of("matching.too-many-pairs", most));
        }
    }
}
