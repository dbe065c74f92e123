package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of which part of the subjects a text speaks, from sentence to sentence. Of a sentence that names none it is not
 * certain once parts are told apart, and of two parts named before one value neither is.
 */
final class PartScope {
    /** The name of subjects that a text does not name. */
    static final String UNSTATED = "not stated";

    private static final Pattern LED = Pattern.compile("^(?:in|among|for|within|on|from|by) (?:the |a |both )?");
    private static final Pattern PARTED = Pattern.compile(" ?(?:, and |,| and |/|、|和|与|及) ?(?:the )?");
    private static final Pattern HEAD = Pattern.compile("(set|cohort|group|sample|data ?set|population)s?$");

    private String part = "";
    private final List<String> named = new ArrayList<>();
    private boolean valued;
    private boolean several;
    private boolean told;

    void nextSentence() {
        part = part.isEmpty() ? "" : UNSTATED;
        named.clear();
        valued = false;
        several = false;
        told = false;
    }

    /** Of whom the sentence speaks is not certain. */
    void unstated() {
        part = UNSTATED;
    }

    String part() {
        return part;
    }

    /** Whether this sentence named a part so far. */
    boolean isTold() {
        return told;
    }

    /** A part named ahead of values. */
    void enter(Token token) {
        told = true;
        if (valued) {
            named.clear();
            valued = false;
        }
        names(token).stream().filter(n -> !named.contains(n)).forEach(named::add);
        part = named.size() == 1 ? named.get(0) : UNSTATED;
        several = false;
    }

    /** A part named behind its value: what follows is of another one, if of any. */
    void behind(String name) {
        told = true;
        several |= !part.isEmpty() && !part.equals(name);
        part = several ? UNSTATED : name;
    }

    void valued() {
        valued = true;
    }

    /** Whether as many parts were named ahead as there are values. */
    boolean areNamed(int count) {
        return count > 1 && named.size() == count;
    }

    /** The parts of so many values in a row: one each where as many were named before them. */
    List<String> of(int count) {
        return areNamed(count) ? List.copyOf(named) : Collections.nCopies(count, part);
    }

    /** {@code training and validation cohorts} are two names. */
    static List<String> names(Token token) {
        String text = LED.matcher(token.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                .replaceFirst("");
        List<String> names = new ArrayList<>(List.of(PARTED.split(text)));
        Matcher head = HEAD.matcher(text);
        if (names.size() > 1 && head.find()) {
            String noun = head.group(1);
            names.replaceAll(n -> HEAD.matcher(n).find() ? HEAD.matcher(n).replaceFirst(noun) : n + " " + noun);
        }
        return names;
    }
}
