package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.Term;
import org.counterpart.report.Messages;
import org.counterpart.report.SelectionText;
import org.counterpart.report.Shown;
import org.counterpart.report.Wording;
import org.counterpart.study.StudyResult;

/**
 * Words for the things of a study, in one language, as they stand inside a sentence.
 *
 * @param tables the number of each table of the report, by its id
 */
record Words(StudyResult result, Wording wording, Messages messages, Map<String, Integer> tables) {
    private static final int CIRCLED = 20;

    String say(String key, Object... arguments) {
        Object[] said = arguments.clone();
        for (int i = 0; i < said.length; i++) {
            if (said[i] instanceof Integer n) {
                said[i] = Shown.count(n, messages.language());
            }
        }
        return messages.text("manuscript." + key, said);
    }

    private boolean chinese() {
        return messages.language().equals("zh");
    }

    /** Names in a sentence: {@code a, b and c}; {@code a、b和c}. */
    String list(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(say("comma"), names.subList(0, last)) + say("and") + names.get(last);
    }

    String label(String variable) {
        return inSentence(wording.label(variable));
    }

    String labels(List<String> variables) {
        return list(variables.stream().map(this::label).toList());
    }

    /** A term of a model; of a variable with more than two levels, what it is compared with. */
    String term(Term term) {
        return inSentence(wording.term(term));
    }

    /** The level that a term is compared with; empty for a number, or where there is only one other level. */
    String reference(Term term) {
        return term.level().isEmpty()
                ? ""
                : result.matched().cohort().variables().stream()
                        .filter(v -> term.isOf(v.name()) && v.levels().size() > 2)
                        .map(v -> say("reference", wording.level(v, v.levels().get(0))))
                        .findFirst()
                        .orElse("");
    }

    /** Without its capital, unless it is an abbreviation, a sign, a name that has more of them, or a person's. */
    String inSentence(String label) {
        if (chinese() || label.length() < 2 || !Character.isUpperCase(label.charAt(0)) || Eponyms.begin(label)) {
            return label;
        }
        String first = label.split("[^\\p{L}\\p{N}'’]", 2)[0];
        boolean word = first.length() > 1
                && first.chars().skip(1).allMatch(c -> Character.isLowerCase(c) || c == '\'' || c == '’');
        return word ? Character.toLowerCase(label.charAt(0)) + label.substring(1) : label;
    }

    SelectionText rules() {
        return new SelectionText(
                messages,
                v -> Label.of(label(v)),
                v -> result.eligible().has(v) ? result.eligible().variable(v) : null);
    }

    /** Numbered in Chinese, {@code ①…；②…}, where there are more than one. */
    String criteria(List<String> criteria) {
        if (!chinese() || criteria.size() < 2 || criteria.size() > CIRCLED) {
            return list(criteria.stream().map(this::inSentence).toList());
        }
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < criteria.size(); i++) {
            numbered.add((char) ('①' + i) + criteria.get(i));
        }
        return String.join(say("semicolon"), numbered);
    }

    /** A width with its unit. */
    String withUnit(String number, Variable variable) {
        return SelectionText.withUnit(number, wording.unit(variable), messages);
    }

    String range(String numbers) {
        return messages.ranges(numbers);
    }

    /** Sentences of a paragraph, each beginning with a capital; Chinese ones stand without a space between. */
    String paragraph(List<String> sentences) {
        return String.join(
                chinese() ? "" : " ",
                sentences.stream()
                        .filter(s -> !s.isEmpty())
                        .map(s -> chinese() ? s : Character.toUpperCase(s.charAt(0)) + s.substring(1))
                        .toList());
    }

    /** Where the numbers of a paragraph stand in full; empty when none of these tables is there. */
    String details(String... ids) {
        List<String> numbers = Stream.of(ids)
                .filter(tables::containsKey)
                .map(tables::get)
                .sorted()
                .map(n -> Integer.toString(n))
                .toList();
        return numbers.isEmpty()
                ? ""
                : chinese()
                        ? say(
                                "details",
                                list(numbers.stream().map(n -> say("table", n)).toList()))
                        : say(numbers.size() == 1 ? "detail" : "details", list(numbers));
    }
}
