package org.counterpart.report.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.Reconstruction;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.reconstruct.WitnessFit;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/** The search for a data set behind a printed model, as a sentence. */
public final class ReconstructionText {
    private static final int MOST_NAMED = 6;

    private final Messages messages;

    public ReconstructionText(Messages messages) {
        this.messages = messages;
    }

    /** @param file the data set's name; what it is called when nothing was found does not matter */
    public String sentence(Reconstruction r, String file) {
        String model = r.label().isEmpty()
                ? messages.text("audit.reconstruction.unnamed", r.model() + 1)
                : messages.text("audit.reconstruction.model", r.model() + 1, r.label());
        if (!r.reasons().isEmpty()) {
            return messages.text("audit.reconstruction.not-searched", model, joined(r.reasons()));
        }
        if (r.found()) {
            WitnessFit.LackOfFit lack = r.lackOfFit();
            return messages.text(
                            "audit.reconstruction.found",
                            model,
                            r.cases(),
                            r.controls(),
                            r.numbers().size(),
                            file)
                    + (lack.df() == 0
                            ? ""
                            : messages.text(
                                    "audit.reconstruction.lack",
                                    Shown.fixed(lack.deviance(), 1),
                                    lack.df(),
                                    Shown.related(Shown.p(p(lack)))));
        }
        if (r.table().isEmpty()) {
            return messages.text("audit.reconstruction.nothing", model);
        }
        List<String> named = new ArrayList<>();
        r.misses().stream().limit(MOST_NAMED).forEach(m -> named.add(miss(m)));
        if (r.misses().size() > MOST_NAMED) {
            named.add("…");
        }
        return messages.text(
                "audit.reconstruction.closest",
                model,
                r.numbers().size(),
                r.misses().size(),
                String.join(messages.text("audit.reconstruction.and"), named));
    }

    static double p(WitnessFit.LackOfFit lack) {
        return Tails.chiSquareUpper(lack.deviance(), lack.df());
    }

    private String joined(List<Note> notes) {
        return String.join(" ", notes.stream().map(messages::text).toList());
    }

    private String miss(Reconstruction.Line line) {
        return messages.text(
                "audit.reconstruction.miss",
                line.name(),
                messages.text("audit.reconstruction.number."
                        + Json.word(line.printed().kind())),
                line.printed().text(),
                shown(line));
    }

    /** With as many digits as are printed, and two more. */
    private static String shown(Reconstruction.Line line) {
        return Shown.fixed(line.computed(), Printed.of(line.printed().text()).decimals() + 2);
    }
}
