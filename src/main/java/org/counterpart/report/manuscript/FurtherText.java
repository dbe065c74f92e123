package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.prediction.reclassification.Gain;
import org.counterpart.prediction.reclassification.NetReclassification;
import org.counterpart.prediction.reclassification.Reclassification;
import org.counterpart.regression.Coefficient;
import org.counterpart.report.Disclosure;
import org.counterpart.report.OddsText;
import org.counterpart.report.Shown;
import org.counterpart.report.manuscript.References.Source;
import org.counterpart.study.Further;
import org.counterpart.study.StudyResult;
import org.counterpart.study.model.Subgroups;

/** What a draft says of a list of models and of subgroups. */
record FurtherText(StudyResult result, Words words, Disclosure disclosure) {

    List<String> methods(References references) {
        Further further = result.further();
        List<String> said = new ArrayList<>();
        if (!further.models().isEmpty()) {
            said.add(words.say(
                    "model-list",
                    further.models().size(),
                    String.join(
                            words.say("semicolon"),
                            further.models().stream().map(this::held).toList())));
            if (!further.comparisons().isEmpty()) {
                said.add(words.say("model-list-compared", references.cite(Source.DELONG)));
            }
            result.plan().roc().reclassification().ifPresent(r -> said.add(reclassified(r, references)));
        }
        if (!further.subgroups().isEmpty()) {
            said.add(words.say("subgroups", words.labels(result.plan().further().subgroups())));
            List<String> whole = names(true);
            List<String> cut = result.plan().design().hasSets() ? names(false) : List.of();
            if (!whole.isEmpty()) {
                said.add(words.say("subgroups-conditional", words.labels(whole)));
            }
            if (!cut.isEmpty()) {
                said.add(whole.isEmpty() ? words.say("subgroups-sets") : words.say("subgroups-cut", words.labels(cut)));
            }
        }
        return said;
    }

    private String reclassified(Reclassification asked, References references) {
        List<String> cuts = asked.cutPoints().stream()
                .map(c -> Shown.significant(100 * c, 4) + "%")
                .toList();
        return words.say(
                cuts.isEmpty() ? "reclassification" : "reclassification-cuts",
                references.cite(Source.RECLASSIFICATION),
                references.cite(Source.NRI_HILDEN, Source.NRI_PEPE),
                words.list(cuts));
    }

    private List<String> names(boolean conditional) {
        return result.further().subgroups().stream()
                .filter(of -> of.conditional() == conditional)
                .map(of -> of.by().name())
                .toList();
    }

    private String held(Further.OfList one) {
        return one.plan().predictors().isEmpty()
                ? words.say("model-list-screened", one.name())
                : words.say(
                        "model-list-one", one.name(), words.labels(one.plan().predictors()));
    }

    List<String> results() {
        Further further = result.further();
        List<String> said = new ArrayList<>();
        further.models().stream().skip(1).forEach(one -> model(one, said));
        further.subgroups().forEach(of -> subgroups(of, said));
        return said;
    }

    private void model(Further.OfList one, List<String> said) {
        if (one.models().unconditional() == null || disclosure.hidesModels(one.models())) {
            return;
        }
        List<String> found = new ArrayList<>();
        for (Coefficient c : one.models().unconditional().effects()) {
            if (Double.isFinite(c.b()) && Double.isFinite(c.se())) {
                found.add(words.say(
                        "or",
                        words.term(c.term()),
                        words.reference(c.term()),
                        OddsText.ratio(c),
                        words.range(OddsText.waldLimits(c)),
                        p(c.p())));
            }
        }
        if (!found.isEmpty()) {
            said.add(words.say(
                    "model-list-found",
                    one.name(),
                    one.models().unconditional().fit().n(),
                    words.list(found)));
        }
        said.addAll(new ShapesText(result, words, disclosure).results(one.models()));
        int at = result.further().models().indexOf(one);
        Further.OfList before = result.further().models().get(at - 1);
        result.further().comparisons().stream()
                .filter(c -> c.later() == at && !disclosure.hidesModels(before.models()))
                .forEach(c -> said.add(words.say(
                        "model-list-auc",
                        one.name(),
                        before.name(),
                        Shown.fixed(one.auc().orElseThrow().auc(), 3),
                        words.range(Shown.interval(one.auc().orElseThrow().ci(), 3)),
                        Shown.fixed(c.result().difference(), 3),
                        p(c.result().p()))));
        result.further().comparisons().stream()
                .filter(c -> c.later() == at && !disclosure.hidesModels(before.models()))
                .flatMap(c -> c.reclassified().stream())
                .forEach(gains -> gained(one.name(), before.name(), gains, said));
    }

    private void gained(String after, String before, Further.Reclassified found, List<String> said) {
        Gain idi = found.result().discrimination().gain();
        NetReclassification net =
                found.result().byCategory().orElse(found.result().continuous());
        if (disclosure.hides(net) || Double.isNaN(idi.se())) {
            return;
        }
        said.add(words.say(
                found.result().byCategory().isPresent() ? "reclassification-found-cuts" : "reclassification-found",
                after,
                before,
                limits(net.events().gain()),
                limits(net.others().gain()),
                limits(idi)));
        if (!Double.isNaN(found.likelihoodRatio().p())) {
            said.add(words.say(
                    "reclassification-lr",
                    Shown.fixed(found.likelihoodRatio().statistic(), 3),
                    found.likelihoodRatio().df(),
                    p(found.likelihoodRatio().p())));
        }
        if (!result.plan().ownShare()) {
            said.add(words.say("reclassification-sampled"));
        }
    }

    private String limits(Gain gain) {
        return words.say(
                "gain",
                Shown.fixed(gain.estimate(), 3),
                Shown.fixed(gain.ci().low(), 3),
                Shown.fixed(gain.ci().high(), 3));
    }

    private void subgroups(Subgroups of, List<String> said) {
        if (!disclosure.hidesInteractions(of)) {
            List<String> tests = of.interactions().stream()
                    .filter(i -> !Double.isNaN(i.test().p()))
                    .map(i -> words.say(
                            "subgroup-of",
                            words.label(i.predictor()),
                            p(i.test().p())))
                    .toList();
            if (!tests.isEmpty()) {
                said.add(words.say("subgroup-interaction", words.label(of.by().name()), words.list(tests)));
            }
        }
        boolean[] hidden = disclosure.hiddenLevels(of);
        List<String> few = new ArrayList<>();
        for (int i = 0; i < hidden.length; i++) {
            Subgroups.Level level = of.levels().get(i);
            if (!hidden[i]
                    && level.summary() != null
                    && level.summary().notes().stream()
                            .anyMatch(n -> n.code().equals("regression.events-per-variable"))) {
                few.add(word(of, level.level()));
            }
        }
        if (!few.isEmpty()) {
            said.add(words.say(
                    "subgroup-few", words.list(few), words.label(of.by().name())));
        }
    }

    /** A level that is its own code is no or yes. */
    private String word(Subgroups of, String level) {
        String word = words.wording().level(of.by(), level);
        return switch (word) {
            case "0" -> words.messages().text("study.no");
            case "1" -> words.messages().text("study.yes");
            default -> word;
        };
    }

    private String p(double p) {
        return Shown.related(Shown.p(p, result.plan().report().pDecimals()));
    }
}
