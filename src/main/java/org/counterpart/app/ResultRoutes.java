package org.counterpart.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.counterpart.app.desk.Desk;
import org.counterpart.app.desk.MultiverseRun;
import org.counterpart.app.desk.PlanJob;
import org.counterpart.app.guard.Guard;
import org.counterpart.app.page.LoveFigure;
import org.counterpart.app.page.Pages;
import org.counterpart.report.Width;
import org.counterpart.report.figure.SpecificationCurve;
import org.counterpart.report.multiverse.MultiverseFigures;

/** What a run has written, to look at and to save. Nothing outside its folder is ever read. */
final class ResultRoutes {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "json", "application/json; charset=utf-8",
            "yaml", "application/yaml; charset=utf-8",
            "svg", "image/svg+xml",
            "csv", "text/csv; charset=utf-8");

    private final Desk desk;

    ResultRoutes(Desk desk) {
        this.desk = desk;
    }

    /** The report for the frame on the page. */
    void report(Ask ask) throws IOException {
        Optional<Path> file = result("report.html");
        if (file.isEmpty()) {
            missing(ask);
            return;
        }
        Guard.hardenResult(ask.exchange().getResponseHeaders());
        ask.file(file.get(), type("report.html"));
    }

    /** How alike the pairs of the present plan are. */
    void figure(Ask ask) throws IOException {
        Optional<String> svg = LoveFigure.of(desk.counted(), desk.messages());
        if (svg.isEmpty()) {
            missing(ask);
            return;
        }
        drawing(ask, svg.get());
    }

    private static void drawing(Ask ask, String svg) throws IOException {
        Guard.hardenResult(ask.exchange().getResponseHeaders());
        ask.answer(Ask.OK, type("drawing.svg"), svg.getBytes(StandardCharsets.UTF_8));
    }

    void download(Ask ask) throws IOException {
        String name = ask.query().one("name");
        if (name.equals("study.yaml")) {
            ask.saveAs(desk.planFile().getFileName().toString());
            ask.answer(Ask.OK, type(name), desk.plan().bytes());
            return;
        }
        Optional<Path> file = result(name);
        if (file.isEmpty()) {
            missing(ask);
            return;
        }
        ask.saveAs(file.get().getFileName().toString());
        ask.file(file.get(), type(name));
    }

    /** One picture of the multiverse, in the page's language. */
    void curve(Ask ask) throws IOException {
        Optional<SpecificationCurve> curve = desk.multiverse().flatMap(MultiverseRun::found).stream()
                .flatMap(f -> MultiverseFigures.of(f.result(), f.summary(), desk.messages()).stream())
                .filter(c -> c.id().equals(ask.query().one("name")))
                .findFirst();
        if (curve.isEmpty()) {
            missing(ask);
            return;
        }
        drawing(ask, curve.get().svg(desk.messages(), Width.ONE_COLUMN));
    }

    /** The folder of the run, and the plan that was run. */
    void downloadAll(Ask ask) throws IOException {
        zip(ask, "counterpart.zip", desk.run(), desk.results(), "output/");
    }

    /** The folder of the multiverse, and its plan. */
    void downloadMultiverse(Ask ask) throws IOException {
        zip(ask, "multiverse.zip", desk.multiverse().map(MultiverseRun::job), desk.multiverseResults(), "multiverse/");
    }

    private void zip(Ask ask, String name, Optional<PlanJob> job, Path folder, String inside) throws IOException {
        Optional<PlanJob> done = job.filter(PlanJob::isDone);
        if (done.isEmpty() || !Files.isDirectory(folder)) {
            missing(ask);
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        ask.saveAs(name);
        ask.exchange().getResponseHeaders().set("Content-Type", "application/zip");
        ask.exchange().sendResponseHeaders(Ask.OK, 0);
        try (OutputStream out = ask.exchange().getResponseBody();
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("study.yaml"));
            zip.write(done.get().text().bytes());
            for (Path file : files) {
                zip.putNextEntry(
                        new ZipEntry(inside + folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
    }

    /** A file of the run by its name; empty for one that is not there, or not in the folder. */
    private Optional<Path> result(String name) throws IOException {
        Path folder = desk.results();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f ->
                            folder.relativize(f).toString().replace('\\', '/').equals(name))
                    .findFirst();
        }
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private void missing(Ask ask) throws IOException {
        ask.html(Ask.NOT_FOUND, Pages.sentence(desk.messages().text("app.not-found"), desk.messages()));
    }
}
