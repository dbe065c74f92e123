package org.counterpart.report.manuscript;

import java.util.List;
import java.util.Map;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Wording;
import org.counterpart.study.StudyResult;

/**
 * Paragraphs for the methods and results of a manuscript, written from what the run did and found and from nothing
 * else, with the sources they
 * cite.
 */
public record Draft(List<String> methods, List<String> results, List<String> references) {
    public Draft {
        methods = List.copyOf(methods);
        results = List.copyOf(results);
        references = List.copyOf(references);
    }

    /**
     * @param version of the program
     * @param tables the number of each table of the report, by its id
     */
    public static Draft of(
            StudyResult result, Wording wording, Messages messages, String version, Map<String, Integer> tables) {
        References references = new References(messages.language());
        Disclosure disclosure = Disclosure.of(result);
        Words words = new Words(result, wording, messages, tables);
        List<String> methods = new MethodsText(result, words, references, version, disclosure).paragraphs();
        List<String> results = new ResultsText(result, words, disclosure).paragraphs();
        return new Draft(methods, results, references.list());
    }
}
