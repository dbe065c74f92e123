package org.counterpart.univariate.test;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.stats.Note;

/** What the tests of two or more groups of numbers need to know about the groups. */
public final class Groups {
    private Groups() {}

    /** The groups that hold a value. */
    static List<double[]> filled(List<double[]> groups) {
        return groups.stream().filter(g -> g.length > 0).toList();
    }

    static int size(List<double[]> groups) {
        return groups.stream().mapToInt(g -> g.length).sum();
    }

    public static double[] joined(List<double[]> groups) {
        double[] all = new double[size(groups)];
        int at = 0;
        for (double[] g : groups) {
            System.arraycopy(g, 0, all, at, g.length);
            at += g.length;
        }
        return all;
    }

    static double[] distances(double[] group, double centre) {
        double[] distances = new double[group.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(group[i] - centre);
        }
        return distances;
    }

    public static boolean constant(double[] values) {
        for (double v : values) {
            if (v != values[0]) {
                return false;
            }
        }
        return true;
    }

    /** A note when some groups were left out because they are empty. */
    static List<Note> emptied(List<double[]> groups, Note... more) {
        List<Note> notes = new ArrayList<>(List.of(more));
        int empty = groups.size() - filled(groups).size();
        if (empty > 0) {
            notes.add(Note.of("univariate.empty-groups", empty));
        }
        return notes;
    }
}
