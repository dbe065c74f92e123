package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Shown;
import org.counterpart.report.manuscript.References.Source;
import org.counterpart.study.StudyResult;
import org.counterpart.study.repeated.RepeatedMeasures;
import org.counterpart.univariate.posthoc.Adjustment;
import org.counterpart.univariate.repeated.RepeatedAnova.Effect;

/** What the draft says of quantities measured several times. */
record RepeatedText(StudyResult result, Words words, Disclosure disclosure) {

    List<String> methods(References references) {
        List<String> said = new ArrayList<>();
        for (RepeatedMeasures one : result.repeated()) {
            List<String> times = one.plan().measures();
            String first = words.label(times.get(0));
            said.add(words.say("repeated-changes", name(one), words.labels(times), first));
            if (times.size() > 2 && one.plan().adjust() != Adjustment.NONE) {
                said.add(words.say("repeated-adjusted." + one.plan().adjust().word()));
            }
            if (one.anova().isEmpty()) {
                continue;
            }
            String sets = one.sets().isPresent() ? "-sets" : "";
            said.add(
                    times.size() > 2
                            ? words.say("repeated-anova" + sets, references.cite(Source.GREENHOUSE_GEISSER))
                            : words.say("repeated-two" + sets));
        }
        return said;
    }

    List<String> results() {
        List<String> said = new ArrayList<>();
        for (RepeatedMeasures one : result.repeated()) {
            if (disclosure.hides(one) || one.anova().isEmpty()) {
                continue;
            }
            boolean several = one.plan().measures().size() > 2;
            Optional<Effect> interaction = one.anova().get().interaction();
            String time = tested(one.anova().get().time(), several);
            said.add(
                    interaction.isPresent()
                            ? words.say(
                                    "repeated-found",
                                    name(one),
                                    one.n(),
                                    time,
                                    tested(interaction.get(), several),
                                    words.say(
                                            significant(interaction.get(), several)
                                                    ? "repeated-apart"
                                                    : "repeated-alike"))
                            : words.say("repeated-found-one", name(one), one.n(), time));
        }
        return said;
    }

    private String name(RepeatedMeasures one) {
        return words.inSentence(one.plan().name().in(words.messages().language()));
    }

    private boolean significant(Effect e, boolean several) {
        return p(e, several) < result.plan().univariate().alpha();
    }

    private static double p(Effect e, boolean several) {
        return several ? e.pGreenhouseGeisser() : e.p();
    }

    private String tested(Effect e, boolean several) {
        return words.say(
                "repeated-f",
                Shown.fixed(e.f(), 3),
                Shown.related(Shown.p(p(e, several), result.plan().report().pDecimals())));
    }
}
