package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.plan.other.OtherModel;
import org.counterpart.plan.other.OtherModel.Kind;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.algebra.Ties;
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
            if (kind == Kind.COX) {
                hazards(said, one, references);
                continue;
            }
            String outcome = one.plan().outcome().map(words::label).orElse("");
            String cited = references.cite(source(kind));
            String how = words.say("other." + Json.word(kind), outcome, cited);
            said.add(
                    one.clusters().isPresent() && kind != Kind.GEE
                            ? words.say("other-clustered", how)
                            : words.say("other-alone", how));
        }
        return said.stream().distinct().toList();
    }

    private void hazards(List<String> said, OtherFit one, References references) {
        OtherModel.Hazard hazard = one.plan().hazard().orElseThrow();
        String label = words.label(hazard.of().time());
        String how = words.say(
                "other.cox",
                label,
                references.cite(Source.COX),
                words.say("other.ties." + Json.word(hazard.ties())),
                references.cite(hazard.ties() == Ties.EFRON ? Source.EFRON_TIES : Source.BRESLOW_TIES));
        if (hazard.strata().isPresent()) {
            how = words.say("other.cox-strata", how, words.label(hazard.strata().get()));
        }
        if (one.clusters().isPresent()) {
            how = words.say("other.cox-clustered", how, references.cite(Source.LIN_WEI));
        }
        said.add(words.say("other-alone", how));
        said.add(words.say(
                "other.cox-checks", references.cite(Source.GRAMBSCH_THERNEAU), references.cite(Source.HARRELL_C)));
    }

    private static Source source(Kind kind) {
        return switch (kind) {
            case ORDINAL -> Source.PROPORTIONAL_ODDS;
            case MULTINOMIAL -> Source.AGRESTI;
            case POISSON -> Source.ZOU;
            case LOG_BINOMIAL -> Source.WACHOLDER;
            case GEE -> Source.LIANG_ZEGER;
            case COX -> Source.COX;
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
            String key = "other-found." + Json.word(one.plan().kind().ratio());
            said.add(words.say(key, one.plan().name(), one.n(), words.list(ratios)));
            one.hazards().ifPresent(h -> said.add(hazards(h)));
        }
        return said;
    }

    private String hazards(OtherFit.Hazards h) {
        String c = Shown.fixed(h.concordance().concordance(), 3);
        String se = Shown.fixed(h.concordance().se(), 3);
        return Double.isFinite(h.allProportional().p())
                ? words.say(
                        "other-found.hazards",
                        c,
                        se,
                        Shown.related(Shown.p(h.allProportional().p())))
                : words.say("other-found.concordance", c, se);
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
