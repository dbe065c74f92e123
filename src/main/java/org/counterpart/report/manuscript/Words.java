package org.counterpart.report.manuscript;

import java.util.List;
import org.counterpart.cohort.Label;
import org.counterpart.report.Messages;
import org.counterpart.report.SelectionText;
import org.counterpart.report.Wording;
import org.counterpart.study.StudyResult;

/** Words for the things of a study, in one language. */
record Words(StudyResult result, Wording wording, Messages messages) {

    String say(String key, Object... arguments) {
        return messages.text("manuscript." + key, arguments);
    }

    /** Names in a sentence: {@code a, b and c}; {@code a、b和c}. */
    String list(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(say("comma"), names.subList(0, last)) + say("and") + names.get(last);
    }

    String labels(List<String> variables) {
        return list(variables.stream().map(wording::label).toList());
    }

    SelectionText rules() {
        return new SelectionText(messages, v -> Label.of(wording.label(v)));
    }

    /** Sentences of a paragraph; Chinese ones stand without a space between. */
    String paragraph(List<String> sentences) {
        return String.join(messages.language().equals("zh") ? "" : " ", sentences);
    }
}
