package org.counterpart.app;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.counterpart.app.desk.Upload;
import org.counterpart.app.edit.Form;
import org.counterpart.app.guard.Guard;
import org.counterpart.report.Json;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import tools.jackson.databind.node.ObjectNode;

/** One request and its answer. */
record Ask(HttpExchange exchange) {
    /** Nobody types more into a page. */
    private static final int LONGEST = 5_000_000;

    static final int OK = 200;
    static final int SEE_OTHER = 303;
    static final int NOT_FOUND = 404;
    static final int TOO_LARGE = 413;
    static final int CANNOT = 422;

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** What stands behind the question mark. */
    Form query() {
        String query = exchange.getRequestURI().getRawQuery();
        return Form.of(query == null ? "" : query);
    }

    /** A form sent as the body. */
    Form form() throws IOException {
        return Form.of(text());
    }

    /** @throws NotAnalysableException when it is longer than anybody types */
    String text() throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new NotAnalysableException(Note.of("app.text-too-long", LONGEST / 1_000_000));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A file that the page sends as the body, with the name it gives it. */
    Upload upload() {
        return upload("Content-Length");
    }

    /** A file that the page would send. */
    Upload coming() {
        return upload("X-File-Size");
    }

    private Upload upload(String sizeHeader) {
        String name = exchange.getRequestHeaders().getFirst("X-File-Name");
        String size = exchange.getRequestHeaders().getFirst(sizeHeader);
        return new Upload(
                name == null ? "file" : Form.decoded(name),
                exchange.getRequestBody(),
                size == null || !size.matches("\\d{1,18}") ? -1 : Long.parseLong(size));
    }

    void html(int status, String page) throws IOException {
        answer(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    void json(int status, ObjectNode node) throws IOException {
        answer(status, "application/json; charset=utf-8", Json.write(node).getBytes(StandardCharsets.UTF_8));
    }

    void answer(int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
                out.flush();
                // A browser that is still sending when the line is cut reads no answer.
                exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** A file as it lies on the disk, however long. */
    void file(Path file, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(OK, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            Files.copy(file, out);
        }
    }

    /** Makes the browser save the answer. */
    void saveAs(String name) {
        exchange.getResponseHeaders()
                .set(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        .replace("+", "%20"));
    }

    void to(String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        answer(SEE_OTHER, "text/plain", new byte[0]);
    }

    /** Headers of every answer. */
    void harden() {
        Guard.harden(exchange.getResponseHeaders());
    }
}
