package org.counterpart.files.stat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The value labels of a column, and whether its cells are the labels. They are where every recorded value has one, and
 * where so few have none that these are strays: one of three or more labelled codes, one beside two codes that it does
 * not stand between, or at most a quarter as many as are labelled in at most a tenth of the cells. A label on the poles
 * of a scale, or on a code for unknown, makes no level: the numbers stay.
 *
 * @param <K> of codes: a number, or the bytes of a text
 */
public final class LabelChoice<K extends Comparable<K>> {
    /** More different values than this without a label are no strays. */
    private static final int MANY = 1000;

    private final Map<K, String> labels;
    private final Set<K> strays = new LinkedHashSet<>();
    private final Set<K> met = new LinkedHashSet<>();
    private long recorded;
    private long unlabelled;

    /** @param labels without those of missing codes; empty labels are none */
    public LabelChoice(Map<K, String> labels) {
        this.labels = new TreeMap<>(labels);
        this.labels.values().removeIf(String::isBlank);
    }

    public boolean hasLabels() {
        return !labels.isEmpty();
    }

    /** A cell that is not missing. */
    public void see(K code) {
        recorded++;
        if (labels.containsKey(code)) {
            met.add(code);
            return;
        }
        unlabelled++;
        if (strays.size() <= MANY) {
            strays.add(code);
        }
    }

    /** Whether the cells are the labels. */
    public boolean labelled() {
        if (labels.isEmpty() || strays.isEmpty()) {
            return hasLabels();
        }
        if (strays.size() == 1) {
            return labels.size() >= 3
                    || (labels.size() == 2 && !isBetween(strays.iterator().next()));
        }
        return strays.size() <= labels.size() / 4 && unlabelled * 10 <= recorded;
    }

    private boolean isBetween(K code) {
        List<K> two = new ArrayList<>(labels.keySet());
        return code instanceof Double && two.get(0).compareTo(code) < 0 && code.compareTo(two.get(1)) < 0;
    }

    /** In the order of the codes. */
    public Map<K, String> labels() {
        return labels;
    }

    /** Recorded codes without a label, in their order; some of them where there are very many. */
    public List<K> strays() {
        return strays.stream().sorted().toList();
    }

    /** Labelled codes that some cell holds, in their order. */
    public List<K> met() {
        return met.stream().sorted().toList();
    }

    /** Of labels that two recorded codes share, these codes. */
    public Map<String, List<K>> shared() {
        Map<String, List<K>> codes = new LinkedHashMap<>();
        met().forEach(k ->
                codes.computeIfAbsent(labels.get(k), l -> new ArrayList<>()).add(k));
        codes.values().removeIf(c -> c.size() < 2);
        return codes;
    }
}
