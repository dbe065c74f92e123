package org.counterpart.stats;

import java.util.SplittableRandom;

/**
 * One independent stream of random numbers for each replicate, made from the seed, a purpose and the replicate's number
 * alone, so that results do not depend on threads or on the order of work.
 */
public record RandomStreams(long seed, String purpose) {

    public SplittableRandom stream(long replicate) {
        long h = mix(seed ^ 0x9E3779B97F4A7C15L);
        for (int i = 0; i < purpose.length(); i++) {
            h = mix(h + purpose.charAt(i));
        }
        return new SplittableRandom(mix(h + 0x9E3779B97F4A7C15L * replicate));
    }

    /** A 64-bit mixing function (Stafford's variant 13 of the MurmurHash3 finaliser). */
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A 64-bit hash of a text that is the same in every run and on every machine; breaks ties by seed and id. */
    public static long hash(long seed, String text) {
        long h = mix(seed + 0x632BE59BD9B4E019L);
        for (int i = 0; i < text.length(); i++) {
            h = mix(h * 31 + text.charAt(i));
        }
        return h;
    }
}
