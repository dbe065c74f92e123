package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.plan.ValidationPlan;
import org.counterpart.plan.ValidationPlan.Kind;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Disclosure.Total;
import org.counterpart.report.Shown;
import org.counterpart.study.StudyResult;
import org.counterpart.study.ValidationPart;
import org.counterpart.study.ValidationPart.Calibrated;
import org.counterpart.study.ValidationParts;

/**
 * What methods and results say of the derivation and the validation part.
 *
 * @param result of a plan with validation
 */
record PartsText(StudyResult result, Words words, Disclosure disclosure) {

    private PartsWords parts() {
        return new PartsWords(result, words.wording(), words.messages(), words::label);
    }

    private Kind kind() {
        return result.parts().plan().kind();
    }

    String methods() {
        ValidationPlan plan = result.parts().plan();
        List<String> said = new ArrayList<>();
        said.add(
                switch (plan.kind()) {
                    case RANDOM -> words.say("parts-random", parts().percent(), Long.toString(plan.seed()));
                    case TEMPORAL -> words.say("parts-temporal", rule(plan));
                    case VARIABLE -> words.say("parts-variable", rule(plan), parts().kind());
                    case EXTERNAL ->
                        words.say("parts-external", plan.file().orElseThrow().given());
                });
        if (result.plan().design().matches()) {
            said.add(words.say("parts-matched"));
        }
        boolean calibrated = result.parts().validation().calibration() != null;
        said.add(words.say(calibrated ? "parts-how-calibration" : "parts-how"));
        return words.paragraph(said);
    }

    private String rule(ValidationPlan plan) {
        return words.rules().rule(plan.rule().orElseThrow());
    }

    /** Whom the file holds, by part; empty where the second part is of another file. */
    String found() {
        ValidationParts parts = result.parts();
        return kind() == Kind.EXTERNAL
                ? ""
                : words.say(
                        "parts-found-split",
                        disclosure.shown(Total.RECORDS, result.flow().subjects()),
                        disclosure.shown(Total.CASES, result.flow().cases()),
                        disclosure.shown(Total.CONTROLS, result.flow().controls()),
                        setAside(true, parts.casesSetAside()),
                        setAside(false, parts.controlsSetAside()));
    }

    private Object setAside(boolean cases, int n) {
        return disclosure.hidesSetAside(cases) ? Disclosure.MARK : n;
    }

    /** What an AUC of the derivation part is to be read with. */
    String caution() {
        return words.say(kind() == Kind.RANDOM ? "parts-caution" : "parts-caution-other");
    }

    String results() {
        List<String> said = new ArrayList<>();
        if (result.parts().parts().stream().anyMatch(disclosure::hides)) {
            said.add(disclosure.note(words.messages()));
        } else {
            said.addAll(performance());
        }
        said.add(different());
        said.add(words.details("validation-parts", "parts-compared"));
        return words.paragraph(said);
    }

    private List<String> performance() {
        ValidationPart derivation = result.parts().derivation();
        ValidationPart validation = result.parts().validation();
        List<String> said = new ArrayList<>();
        if (validation.auc() == null || derivation.auc() == null) {
            validation.noAuc().ifPresent(n -> said.add(words.messages().text(n)));
            return said;
        }
        said.add(words.say(
                "parts-auc",
                validation.n(),
                validation.events(),
                parts().kind(),
                Shown.fixed(validation.auc().auc(), 3),
                words.range(Shown.interval(validation.auc().ci(), 3)),
                Shown.fixed(derivation.auc().auc(), 3),
                words.range(Shown.interval(derivation.auc().ci(), 3))));
        Calibrated c = validation.calibration();
        if (c != null && !Double.isNaN(c.slope())) {
            said.add(words.say(
                    "parts-calibration",
                    Shown.fixed(c.slope(), 3),
                    words.range(Shown.interval(c.slopeCi(), 3)),
                    Shown.fixed(c.intercept(), 3),
                    Shown.fixed(c.inTheLarge(), 3),
                    Shown.fixed(c.expectedOverObserved(), 3),
                    Shown.fixed(c.brier(), 3)));
        }
        return said;
    }

    private String different() {
        double alpha = result.plan().univariate().alpha();
        List<String> different = result.parts().compared().rows().stream()
                .filter(r -> !disclosure.hidesParts(r))
                .filter(r -> r.chosen().result().p() < alpha)
                .map(r -> words.say(
                        "with-p",
                        words.label(r.variable().name()),
                        Shown.related(Shown.p(
                                r.chosen().result().p(), result.plan().report().pDecimals()))))
                .toList();
        boolean hidden = result.parts().compared().rows().stream().anyMatch(disclosure::hidesParts);
        if (different.isEmpty()) {
            return hidden ? "" : words.say("parts-alike");
        }
        return words.say("parts-different", words.list(different));
    }
}
