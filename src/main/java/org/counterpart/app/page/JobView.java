package org.counterpart.app.page;

import java.util.List;
import java.util.Optional;
import org.counterpart.app.desk.PlanJob;
import org.counterpart.report.Json;
import tools.jackson.databind.node.ObjectNode;

/** How far long work is, as the page says it: of the study, or of its multiverse. */
public final class JobView {
    private final AppPage page;
    private final String name;
    private final Optional<PlanJob.Stand> stand;
    private final boolean outdated;

    /** @param name of the work, which its sentences have in front */
    JobView(AppPage page, String name, Optional<PlanJob> job) {
        this.page = page;
        this.name = name;
        stand = job.map(PlanJob::stand);
        outdated = job.map(j -> !j.text().text().equals(page.plan().text())).orElse(false);
    }

    public String state() {
        return stand.map(s -> Json.word(s.state())).orElse("none");
    }

    public boolean isRunning() {
        return state().equals("running");
    }

    public boolean canStart() {
        return page.isSound() && !isRunning();
    }

    /** Whether the plan is another one than it was done with. */
    public boolean isOutdated() {
        return outdated;
    }

    /** What is done now and how long it still takes. */
    public String progress() {
        return stand.map(s -> switch (s.state()) {
                    case RUNNING ->
                        s.secondsLeft() < 0
                                ? page.say("run.step", page.text(s.step()))
                                : page.say(
                                        "run.step-left",
                                        page.text(s.step()),
                                        100 * s.done() / s.total(),
                                        s.secondsLeft());
                    case DONE -> page.say(name + ".done");
                    case CANCELLED -> page.say("run.cancelled");
                    case FAILED -> page.say("run.failed");
                })
                .orElse(page.say(name + ".none"));
    }

    /** Share of the step that is done, in percent; negative when not known. */
    public int percent() {
        return stand.filter(s -> s.total() > 0)
                .map(s -> (int) (100 * s.done() / s.total()))
                .orElse(-1);
    }

    public List<ProblemLine> failure() {
        return stand.flatMap(PlanJob.Stand::failure).map(page::problem).orElse(List.of());
    }

    /** What of it changes by itself. */
    ObjectNode live() {
        ObjectNode node = Json.object();
        node.put("state", state()).put("canStart", canStart());
        node.put("progress", progress()).put("percent", percent());
        return node;
    }
}
