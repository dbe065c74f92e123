package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.plan.other.OtherModel.Kind;
import org.counterpart.regression.Coefficient;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Json;
import org.counterpart.report.OddsText;
import org.counterpart.report.Shown;
import org.counterpart.report.manuscript.References.Source;
import org.counterpart.study.StudyResult;
import org.counterpart.study.other.OtherFit;

/** What the draft says of models of other kinds. */
record OtherText(StudyResult result, Words words, Disclosure disclosure) {

    List<String> methods(References references) {
        List<String> said = new ArrayList<>();
        for (OtherFit one : result.otherModels()) {
            Kind kind = one.plan().kind();
            String outcome = one.plan().outcome().map(words::label).orElse("");
            String cited = references.cite(source(kind));
            String how = words.say("other." + Json.word(kind), outcome, cited);
            said.add(
                    one.clusters().isPresent() && kind != Kind.GEE
                            ? words.say("other-clustered", how)
                            : words.say("other-alone", how));
        }
        return said;
    }

    private static Source source(Kind kind) {
        return switch (kind) {
            case ORDINAL -> Source.PROPORTIONAL_ODDS;
            case MULTINOMIAL -> Source.AGRESTI;
            case POISSON -> Source.ZOU;
            case LOG_BINOMIAL -> Source.WACHOLDER;
            case GEE -> Source.LIANG_ZEGER;
        };
    }

    List<String> results() {
        List<String> said = new ArrayList<>();
        for (OtherFit one : result.otherModels()) {
            if (one.why().isPresent() || disclosure.hides(one)) {
                continue;
            }
            List<String> ratios = one.rows().stream()
                    .filter(r -> Double.isFinite(r.coefficient().b()))
                    .map(r -> ratio(one, r))
                    .toList();
            String key = one.plan().kind().isOfRisks() ? "other-found-risks" : "other-found";
            said.add(words.say(key, one.plan().name(), one.n(), words.list(ratios)));
        }
        return said;
    }

    private String ratio(OtherFit one, OtherFit.Row row) {
        Coefficient c = row.coefficient();
        String term = words.wording().term(c.term());
        String named = row.level()
                .map(level -> words.say(
                        "other-level",
                        term,
                        words.wording()
                                .level(
                                        result.matched()
                                                .cohort()
                                                .variable(one.plan().outcome().orElseThrow()),
                                        level)))
                .orElse(term);
        return words.say(
                "ratio-with-p",
                named,
                OddsText.ratio(c),
                words.range(OddsText.waldLimits(c)),
                Shown.related(Shown.p(c.p())));
    }
}
