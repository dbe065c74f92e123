package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.counterpart.audit.paper.PublishedResults.Model;

/** What a sentence hands on to the next: the part of the subjects, the model, and the row it left open. */
final class Speech {
    private static final Pattern ADJUSTMENT = Pattern.compile("adjust(?:ed|ing) for|[校调][正整].+后");
    private final PartScope parts = new PartScope();
    private final Rows rows = new Rows();
    private String model = "";
    /** Models named beside one another ahead of values. */
    private final List<String> named = new ArrayList<>();

    private boolean valued;

    void nextSentence() {
        parts.nextSentence();
        rows.nextSentence();
        model = model.isEmpty() ? "" : PartScope.UNSTATED;
        named.clear();
    }

    PartScope parts() {
        return parts;
    }

    Rows rows() {
        return rows;
    }

    String model() {
        return model;
    }

    /**
     * A model named ahead of values.
     *
     * @param joined whether it is named beside the one before, so that what follows is of both
     */
    void speakOf(String name, boolean joined) {
        boolean adjustment = ADJUSTMENT.matcher(name).matches();
        if (adjustment && !Model.isUnivariable(model)) {
            return; // model 2, adjusted for age
        }
        if (!joined || valued || adjustment) {
            named.clear();
        }
        valued = false;
        named.add(adjustment ? "adjusted" : name);
        model = named.size() == 1 ? named.get(0) : PartScope.UNSTATED;
    }

    void valued() {
        parts.valued();
        valued = true;
    }

    /** The models of so many values in a row, empty where they are not named one by one ahead of them. */
    List<String> models(int count) {
        return count > 1 && !valued && named.size() == count ? List.copyOf(named) : Collections.nCopies(count, "");
    }
}
