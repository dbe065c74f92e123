package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.plan.OutcomesPlan;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Wording;
import org.counterpart.study.StudyResult;

/** What a draft says of the several outcomes of a plan. */
record OutcomesText(StudyResult result, Words words) {

    /** Which outcome the others stand beside, and that no P value takes notice of how many they are. */
    Optional<String> methods() {
        OutcomesPlan outcomes = result.plan().outcomes();
        if (outcomes.all().size() < 2) {
            return Optional.empty();
        }
        String own = label(outcomes.all().get(outcomes.at()));
        return Optional.of(
                outcomes.at() == 0
                        ? words.say(
                                "outcomes",
                                own,
                                words.list(result.others().stream()
                                        .map(this::defined)
                                        .toList()))
                        : words.say(
                                "outcomes-other",
                                own,
                                label(outcomes.all().get(0)),
                                outcomes.all().size()));
    }

    private String defined(StudyResult other) {
        return words.say(
                "outcome-defined",
                label(other.plan().outcomes().own().orElseThrow()),
                of(other, Map.of())
                        .rules()
                        .rule(other.plan().selection().caseDefinition().caseRule()));
    }

    /** A paragraph an outcome after the first. */
    List<String> results() {
        List<String> paragraphs = new ArrayList<>();
        for (StudyResult other : result.others()) {
            Disclosure disclosure = Disclosure.of(other);
            List<String> said = new ArrayList<>();
            said.add(words.say(
                    "outcome-found",
                    label(other.plan().outcomes().own().orElseThrow()),
                    disclosure.shown(other.cases()),
                    disclosure.shown(other.controls())));
            if (other.flow().undetermined() > 0) {
                said.add(words.say("outcome-lost", disclosure.shown(other.flow().undetermined())));
            }
            Words its = of(other, tables("outcome-" + (other.plan().outcomes().at() + 1) + "-"));
            said.addAll(new ResultsText(other, its, disclosure).asOther());
            paragraphs.add(words.paragraph(said));
        }
        return paragraphs;
    }

    private Words of(StudyResult other, Map<String, Integer> tables) {
        Wording wording = new Wording(words.messages(), other.matched().cohort().variables());
        return new Words(other, wording, words.messages(), tables);
    }

    /** The tables of one outcome, as they are called in its own report. */
    private Map<String, Integer> tables(String prefix) {
        Map<String, Integer> tables = new HashMap<>();
        words.tables().forEach((id, number) -> {
            if (id.startsWith(prefix)) {
                tables.put(id.substring(prefix.length()), number);
            }
        });
        return tables;
    }

    private String label(OutcomesPlan.One one) {
        return words.inSentence(one.label().in(words.messages().language()));
    }
}
