package org.counterpart.report.manuscript;

import java.util.List;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Wording;
import org.counterpart.study.StudyResult;

/**
 * Paragraphs for the methods and results of a manuscript, written from what the run did and found and from nothing else, with the sources they
 * cite.
 */
public record Draft(List<String> methods, List<String> results, List<String> references) {
    public Draft {
        methods = List.copyOf(methods);
        results = List.copyOf(results);
        references = List.copyOf(references);
    }

    /** @param version of the program */
    public static Draft of(StudyResult result, Wording wording, Messages messages, String version) {
        References references = new References();
        Disclosure disclosure = Disclosure.of(result);
        Words words = new Words(result, wording, messages);
        List<String> methods = new MethodsText(result, words, references, version, disclosure).paragraphs();
        List<String> results = new ResultsText(result, words, disclosure).paragraphs();
        return new Draft(methods, results, references.list());
    }
}
