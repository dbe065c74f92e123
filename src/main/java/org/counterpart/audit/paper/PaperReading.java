package org.counterpart.audit.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A paper in words and tables as it was read: every number of it is in {@code understood} or in {@code left}. What is
 * left is shown and never used.
 */
public record PaperReading(PublishedResults results, List<Quoted> understood, List<Quoted> left) {
    /**
     * A number and what it was taken for ({@code or}, {@code ci_low}, {@code p}, {@code auc} ...), or the words around
     * one that was not.
     */
    public record Quoted(String what, String text, String context, Optional<Place> at) {
        public static Quoted understood(String what, String text) {
            return new Quoted(what, text, "", Optional.empty());
        }

        public static Quoted left(String text, String context) {
            return new Quoted("", text, context, Optional.empty());
        }

        public Quoted at(Place place) {
            return new Quoted(what, text, context, Optional.of(place));
        }
    }

    public PaperReading {
        understood = List.copyOf(understood);
        left = List.copyOf(left);
    }

    /** The same with other results, and one more thing understood. */
    public PaperReading with(PublishedResults other, List<Quoted> also) {
        List<Quoted> all = new ArrayList<>(understood);
        all.addAll(also);
        return new PaperReading(other, all, left);
    }

    /** The same with these sizes of the whole study. */
    public PaperReading with(PublishedResults.Sizes sizes) {
        return new PaperReading(results.with(sizes), understood, left);
    }
}
