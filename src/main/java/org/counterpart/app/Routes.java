package org.counterpart.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.app.desk.Desk;
import org.counterpart.app.desk.MultiverseRun;
import org.counterpart.app.desk.NoRoomException;
import org.counterpart.app.edit.Form;
import org.counterpart.app.edit.PlanEdit;
import org.counterpart.app.page.AppPage;
import org.counterpart.app.page.AuditPage;
import org.counterpart.app.page.Pages;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.failure.FailureText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked for and who answers it. */
final class Routes {
    private static final long WAIT_MILLIS = 20_000;

    /** One kind of request. */
    @FunctionalInterface
    private interface Route {
        void answer(Ask ask) throws IOException;
    }

    private final Desk desk;
    private final String changeWord;
    private final Runnable end;
    private final ResultRoutes results;
    private final Map<String, Route> routes = new HashMap<>();
    private volatile AuditPage.Audited audited = AuditPage.Audited.NOTHING;

    /** @param end ends the program */
    Routes(Desk desk, String changeWord, Runnable end) {
        this.desk = desk;
        this.changeWord = changeWord;
        this.end = end;
        results = new ResultRoutes(desk);
        get("/", ask -> ask.to("/data"));
        for (String step : AppPage.STEPS) {
            get("/" + step, ask -> ask.html(Ask.OK, Pages.whole(page(step))));
        }
        asset("/app.js", "text/javascript; charset=utf-8");
        asset("/app.css", "text/css; charset=utf-8");
        asset("/icon.svg", "image/svg+xml");
        get("/state", ask -> ask.json(Ask.OK, state(step(ask.query()))));
        get("/live", this::live);
        post("/edit", this::edit);
        post("/back", ask -> change(ask, desk::back));
        post("/room", this::room);
        post("/file", this::file);
        post("/validation-file", this::validationFile);
        post("/example", this::example);
        post("/run", ask -> change(ask, desk::startRun));
        post("/cancel", ask -> change(ask, () -> desk.run().ifPresent(run -> run.cancel())));
        post("/multiverse", this::startMultiverse);
        post(
                "/multiverse-cancel",
                ask -> change(
                        ask, () -> desk.multiverse().ifPresent(m -> m.job().cancel())));
        post("/language", this::language);
        post("/audit", ask -> audit(ask, AuditPage.Audited.ofText(ask.text())));
        post("/audit-file", this::auditFile);
        post("/quit", this::quit);
        get("/report", results::report);
        get("/download", results::download);
        get("/download-all", results::downloadAll);
        get("/figure", results::figure);
        get("/multiverse-figure", results::curve);
        get("/download-multiverse", results::downloadMultiverse);
    }

    private void get(String path, Route route) {
        routes.put("GET " + path, route);
    }

    private void post(String path, Route route) {
        routes.put("POST " + path, route);
    }

    private void asset(String name, String type) {
        get(name, ask -> {
            try (InputStream in = Routes.class.getResourceAsStream(name.substring(1))) {
                ask.answer(Ask.OK, type, in.readAllBytes());
            }
        });
    }

    /** Answers; what goes wrong is one sentence, never a place in the program. */
    void answer(Ask ask) throws IOException {
        Route route = routes.get(ask.method() + " " + ask.path());
        if (route == null) {
            ask.html(Ask.NOT_FOUND, sentence("app.not-found"));
            return;
        }
        try {
            route.answer(ask);
        } catch (IOException | RuntimeException e) {
            tell(ask, e);
        } catch (OutOfMemoryError e) {
            tell(ask, e);
        }
    }

    private void tell(Ask ask, Throwable e) throws IOException {
        if (ask.exchange().getResponseCode() > 0) {
            return; // the browser went away in the middle of an answer
        }
        FailureText text = Pages.failure(e, desk);
        if (ask.method().equals("GET")) {
            ask.html(Ask.CANNOT, Pages.sentence(String.join(" ", text.sentences()), desk.messages()));
            return;
        }
        ObjectNode node = Json.object();
        ArrayNode sentences = Json.array();
        text.sentences().forEach(sentences::add);
        node.set("problems", sentences);
        ask.json(e instanceof NoRoomException ? Ask.TOO_LARGE : Ask.CANNOT, node);
    }

    /** A page of one sentence. */
    String sentence(String key) {
        return Pages.sentence(desk.messages().text(key), desk.messages());
    }

    private AppPage page(String step) {
        return new AppPage(step, desk, changeWord, audited);
    }

    private static String step(Form query) {
        return AppPage.STEPS.contains(query.one("step")) ? query.one("step") : "data";
    }

    /** The plan, and the step made of it. */
    private ObjectNode state(String step) {
        AppPage page = page(step);
        ObjectNode node = Json.object();
        node.put("version", page.plan().version()).put("plan", page.plan().text());
        node.put("html", Pages.step(page)).put("back", page.canGoBack());
        return node;
    }

    private void edit(Ask ask) throws IOException {
        Form query = ask.query();
        Form form = ask.form();
        boolean changed = desk.change(query.number("version"), text -> PlanEdit.apply(text, form));
        ask.json(Ask.OK, state(step(query)).put("stale", !changed));
    }

    private void change(Ask ask, Runnable change) throws IOException {
        change.run();
        ask.json(Ask.OK, state(step(ask.query())));
    }

    private void startMultiverse(Ask ask) throws IOException {
        MultiverseRun.Asked asked = DrawsForm.read(ask.form());
        change(ask, () -> desk.startMultiverse(asked));
    }

    /** A browser that has begun to send a file reads no answer until it has sent all of it. */
    private void room(Ask ask) throws IOException {
        desk.checkRoom(ask.coming(), ask.query().one("to").equals("/file"));
        ask.json(Ask.OK, Json.object());
    }

    private void file(Ask ask) throws IOException {
        desk.drop(ask.upload());
        ask.json(Ask.OK, state(step(ask.query())));
    }

    /** A second file, which the plan names from then on. */
    private void validationFile(Ask ask) throws IOException {
        boolean changed = desk.keepBeside(ask.query().number("version"), ask.upload(), Routes::validatedOn);
        ask.json(Ask.OK, state(step(ask.query())).put("stale", !changed));
    }

    private static String validatedOn(String text, String file) {
        return PlanEdit.apply(
                text, new Form(Map.of("do", List.of("validation"), "value", List.of("file"), "file", List.of(file))));
    }

    private void example(Ask ask) throws IOException {
        desk.openExample();
        ask.json(Ask.OK, state(step(ask.query())));
    }

    private void language(Ask ask) throws IOException {
        desk.speak(Messages.of(ask.form().one("value")));
        ask.json(Ask.OK, Json.object());
    }

    private void audit(Ask ask, AuditPage.Audited of) throws IOException {
        audited = of;
        ask.json(Ask.OK, state("audit"));
    }

    private void auditFile(Ask ask) throws IOException {
        audit(ask, desk.readOnce(ask.upload(), AuditPage.Audited::ofFile));
    }

    private void quit(Ask ask) throws IOException {
        try {
            ask.json(Ask.OK, Json.object().put("html", sentence("app.closed")));
        } finally {
            end.run(); // also when nobody waits for the answer any more
        }
    }

    /** What is newer than the page knows; waits for it a while. */
    private void live(Ask ask) throws IOException {
        Form query = ask.query();
        try {
            desk.await(query.number("stamp"), WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ask.json(Ask.OK, Pages.live(page(step(query))));
    }
}
