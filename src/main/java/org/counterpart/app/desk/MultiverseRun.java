package org.counterpart.app.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.counterpart.multiverse.Multiverse;
import org.counterpart.multiverse.MultiverseSummary;
import org.counterpart.output.MultiverseFiles;
import org.counterpart.plan.StudyPlan;
import org.counterpart.report.Messages;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/** One multiverse of the plan, as {@code counterpart multiverse} does it, and what was found. */
public final class MultiverseRun {
    /**
     * What is asked for.
     *
     * @param draws of matchings; empty for the usual number, with a grid for each specification's own matching
     * @param grid whether the plan's lists of choices are tried
     */
    public record Asked(OptionalInt draws, boolean grid) {}

    /** What is drawn of it, in whichever language. */
    public record Found(Multiverse.Result result, MultiverseSummary summary) {}

    private final Asked asked;
    private final Messages messages;
    private final String version;
    private final PlanJob job;
    private volatile Found found;

    /** @param messages language of the figures in the folder */
    MultiverseRun(
            Asked asked,
            PlanText text,
            PlanPlace place,
            Path folder,
            Messages messages,
            String version,
            Runnable told) {
        this.asked = asked;
        this.messages = messages;
        this.version = version;
        job = new PlanJob(text, place, folder, this::files, told);
    }

    public Asked asked() {
        return asked;
    }

    public PlanJob job() {
        return job;
    }

    /** Empty until it is done. */
    public Optional<Found> found() {
        return job.isDone() ? Optional.of(found) : Optional.empty();
    }

    private Map<String, byte[]> files(StudyPlan plan, PlanJob told) throws IOException {
        if (!plan.hasOutcome()) {
            throw new NotAnalysableException(Note.of("app.multiverse.no-outcome"));
        }
        told.step("app.multiverse.step");
        Multiverse.Result result = Multiverse.of(plan, asked.draws(), asked.grid())
                .run(plan, Runtime.getRuntime().availableProcessors(), told::isStopping);
        told.step("study.step.report");
        found = new Found(result, MultiverseSummary.of(result));
        return MultiverseFiles.of(result, found.summary(), messages, version);
    }
}
