package org.counterpart.app.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import org.counterpart.app.desk.Desk;
import org.counterpart.app.desk.NoRoomException;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.failure.FailureText;
import tools.jackson.databind.node.ObjectNode;

/** Pages and parts of pages, written by the templates. */
public final class Pages {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private Pages() {}

    /** A whole page. */
    public static String whole(AppPage page) {
        return rendered("app/page.jte", page);
    }

    /** The part of the page that belongs to its step. */
    public static String step(AppPage page) {
        return rendered("app/step.jte", page);
    }

    /** What of a page changes by itself: counts, problems, how far a run is. */
    public static ObjectNode live(AppPage page) {
        ObjectNode node = Json.object();
        node.put("stamp", page.stamp()).put("version", page.plan().version());
        node.put("language", page.language());
        node.put("counted", page.isCounted());
        node.put("cases", page.cases()).put("controls", page.controls()).put("pairs", page.pairs());
        node.put("problems", rendered("app/problems.jte", page));
        node.put("flow", rendered("app/flow.jte", page));
        node.put("epv", page.model().eventsPerVariable());
        node.set("run", page.run().live());
        node.set("multiverse", page.multiverse().job().live());
        return node;
    }

    /** A page of one sentence, without a script. */
    public static String sentence(String sentence, Messages messages) {
        StringOutput out = new StringOutput();
        ENGINE.render("app/sentence.jte", Map.of("sentence", sentence, "language", messages.language()), out);
        return out.toString();
    }

    /** What went wrong, files by their names alone. */
    public static FailureText failure(Throwable e, Desk desk) {
        if (e instanceof NoRoomException none) {
            return new FailureText(
                    FailureText.Cause.INPUT, List.of(desk.messages().text(none.note())));
        }
        FailureText text = FailureText.of(e, desk.messages());
        String separator = java.io.File.separator;
        String folder = desk.planFile().getParent() + separator;
        String desks = desk.results().getParent() + separator;
        return new FailureText(
                text.cause(),
                text.sentences().stream()
                        .map(s -> s.replace(folder, "")
                                .replace(desks + "aside" + separator, "")
                                .replace(desks, ""))
                        .toList());
    }

    private static String rendered(String template, AppPage page) {
        StringOutput out = new StringOutput();
        ENGINE.render(template, page, out);
        return out.toString().replace("\r\n", "\n");
    }
}
