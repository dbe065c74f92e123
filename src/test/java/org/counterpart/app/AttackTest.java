package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.app.page.AppPage;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no browser sends, and files that are made to do harm: none changes anything, and the page goes on. */
class AttackTest extends OverTheWire {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @Test
    void oneHostIsNamedAndItIsOurs() throws IOException {
        String cookie = enter();
        String ours = "Host: " + host();
        String evil = "Host: evil.example";
        for (String[] hosts : new String[][] {{ours, evil, cookie}, {evil, ours, cookie}, {cookie}}) {
            assertThat(ask("GET /data", null, hosts).status())
                    .as(String.join(", ", hosts))
                    .isEqualTo(403);
        }
    }

    /** Of two programs of one machine, whose cookies one browser has. */
    @Test
    void theCookieOfAnotherProgramIsWorthNothing() throws IOException {
        String cookie = enter();
        try (AppServer other = AppServer.start(0, Messages.EN, "test")) {
            int port = java.net.URI.create(other.address()).getPort();
            try (Socket line = lineTo(port)) {
                String renamed = cookie.replaceFirst("counterpart-\\d+", "counterpart-" + port);
                assertThat(status(
                                line, "GET /data HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + renamed + "\r\n\r\n"))
                        .isEqualTo("403");
            }
        }
    }

    private static String status(Socket line, String request) throws IOException {
        line.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        line.setSoTimeout((int) AT_ONCE.toMillis());
        return new String(line.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).replaceFirst(".* ", "");
    }

    @Test
    void noOtherMethodDoesWhatAChangeDoes() throws IOException {
        String cookie = enter();
        for (String method : List.of("OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "HEAD", "post")) {
            Answer answer = ask(method + " /example", null, "Host: " + host(), cookie, "Origin: http://evil.example");
            assertThat(answer.status()).as(method).isEqualTo(403);
            assertThat(answer.head()).doesNotContainIgnoringCase("access-control-allow");
        }
        assertThat(ask("GET /example?_method=POST", null, "Host: " + host(), cookie, "X-HTTP-Method-Override: POST")
                        .status())
                .isEqualTo(404);
        assertThat(desk().plan().isEmpty()).isTrue();
    }

    /** Many lines on each of which a request was begun and never ends. */
    @Test
    void whoNeverEndsARequestStopsNobody() throws IOException {
        List<Socket> lines = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket line = line();
                lines.add(line);
                line.getOutputStream().write("GET /data HTTP/1.1\r\nHost: x".getBytes(StandardCharsets.UTF_8));
            }
            String cookie = enter();
            try (Socket line = line()) {
                assertThat(status(line, "GET /data HTTP/1.1\r\nHost: " + host() + "\r\n" + cookie + "\r\n\r\n"))
                        .isEqualTo("200");
            }
        } finally {
            for (Socket line : lines) {
                line.close();
            }
        }
    }

    @Test
    void aHeaderWithoutEndIsCutOff() throws IOException {
        String cookie = enter();
        try (Socket line = line()) {
            OutputStream out = line.getOutputStream();
            out.write("GET /data HTTP/1.1\r\nX: ".getBytes(StandardCharsets.UTF_8));
            byte[] block = "a".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            line.setSoTimeout((int) AT_ONCE.toMillis());
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
            assertThat(line.getInputStream().read()).isEqualTo(-1);
        } catch (SocketException e) {
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|abort).*");
        }
        assertThat(ask("GET /data", null, "Host: " + host(), cookie).status()).isEqualTo(200);
    }

    @Test
    void aFormThatNobodyTypesIsASentence() throws IOException {
        String[] change = change();
        for (String path : List.of("/edit?version=0", "/audit")) {
            Answer answer = ask("POST " + path, "do=text&value=" + "a".repeat(5_000_000), change);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("longer than 5 MB");
        }
        assertThat(desk().plan().isEmpty()).isTrue();
    }

    /** Pieces of a file whose lengths are lies: nothing of it is kept. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-5\r\nhello\r\n0\r\n\r\n",
                "7fffffffffffffff\r\nab\r\n",
                "zz\r\nab\r\n",
                "5\r\nab",
                "2\r\nab\r\n"
            })
    void aFileInPiecesThatLieLeavesNothing(String pieces) throws Exception {
        String head = "POST /file?step=data HTTP/1.1\r\n" + String.join("\r\n", change())
                + "\r\nX-File-Name: c.csv\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (Socket line = line()) {
            line.getOutputStream().write((head + pieces).getBytes(StandardCharsets.UTF_8));
            line.shutdownOutput();
            line.setSoTimeout((int) AT_ONCE.toMillis());
            String answer = new String(line.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 422");
        }
        try (Stream<Path> all = Files.walk(desk().results().getParent())) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "five", "99999999999999999999", "5, 6"})
    void aLengthThatIsNoneIsRefused(String length) throws IOException {
        String[] change = with(change(), "Content-Length: " + length);
        assertThat(ask("POST /file?step=data", null, with(change, "X-File-Name: c.csv"))
                        .status())
                .isEqualTo(400);
    }

    /**
     * A link in the folder of what is dropped, which another program has put there, is no way out of it: a file of its
     * name goes beside it.
     */
    @Test
    void aFileDoesNotFollowALink() throws IOException {
        String[] change = change();
        Path outside = Files.createTempFile("outside", ".csv");
        try {
            Path files = Files.createDirectories(desk().results().resolveSibling("files"));
            Files.createSymbolicLink(files.resolve("link.csv"), outside);
            Answer answer = ask("POST /file?step=data", "a,b\n1,2\n3,4\n5,6\n", with(change, "X-File-Name: link.csv"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(outside).isEmptyFile();
            Path taken = desk().planFile().resolveSibling("link.csv");
            assertThat(taken).hasContent("a,b\n1,2\n3,4\n5,6");
            assertThat(Files.isSymbolicLink(taken)).isFalse();
        } finally {
            Files.delete(outside);
        }
    }

    /** Names, cells, levels, labels and units with markup in them are texts on every page. */
    @Test
    void markupInTheDataIsText() throws IOException {
        String[] change = change();
        String tag = "<img src=x onerror=alert(1)>";
        String breakout = "\\\"><script>alert(2)</script>";
        String plan = """
                title: "TAG"
                cohort: {file: evil.csv, id: id}
                variables:
                  "TAG": {type: categorical, levels: ["TAG", "OUT"], label: {en: "OUT", zh: "TAG"}}
                  case: {type: binary}
                  "xOUT": {type: numeric, unit: "TAG", label: "TAG"}
                case: {variable: case, equals: 1}
                matching: {exact: ["TAG"], caliper: {"xOUT": 5}}
                subgroups: ["TAG"]
                survival: [{name: "TAG", time: "xOUT", event: {variable: "TAG", equals: "OUT"}}]
                other-models: [{name: "OUT", model: cox, time: "xOUT", strata: "TAG"}, {name: "TAG", model: "OUT"}]
                repeated: [{name: "OUT", measures: ["xOUT", "TAG"]}]
                """.replace("TAG", tag).replace("OUT", breakout);
        String data = "id,%1$s,case,x\"\"><script>alert(2)</script>\n=1+1,%1$s,1,3\n@SUM(1),%1$s,0,4\n"
                .formatted(tag)
                .replace("x\"\">", "\"x\"\">")
                .replace("</script>\n", "</script>\"\n");
        assertThat(ask("POST /file?step=data", data, with(change, "X-File-Name: evil.csv"))
                        .status())
                .isEqualTo(200);
        String form = "do=text&value=" + URLEncoder.encode(plan, StandardCharsets.UTF_8);
        long version = desk().plan().version();
        assertThat(ask("POST /edit?step=data&version=" + version, form, change).status())
                .isEqualTo(200);
        assertThat(desk().plan().text()).isEqualTo(plan);
        for (String step : AppPage.STEPS) {
            String page = ask("GET /" + step, null, change[0], change[1]).body();
            assertThat(page).as(step).contains("id=\"plan\"");
            assertThat(page).as(step).doesNotContain("<img src=x").doesNotContain("<script>");
        }
        String audited = ask("POST /audit", "OR 2.0 " + tag + " (95% CI 1.0-1.5)", change)
                .body();
        assertThat(audited.substring(audited.indexOf("\"html\"")))
                .contains("&lt;img")
                .doesNotContain("<img src=x");
    }
}
