package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on the page's server, as another page, another machine or another user of this one would try them. */
class GuardTest {
    @TempDir
    private Path folder;

    private AppServer server;
    private URI start;

    /** What came back. */
    private record Answer(int status, String head, String body) {}

    @BeforeEach
    void begin() throws IOException {
        server = AppServer.start(0, Messages.EN, "test");
        start = URI.create(server.address());
    }

    @AfterEach
    void end() {
        server.close();
    }

    private String host() {
        return "127.0.0.1:" + start.getPort();
    }

    /** A request as it goes over the wire: nothing of it is made right on the way. */
    private Answer ask(String request, String body, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), start.getPort())) {
            String all = request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n"
                    + (body == null ? "" : "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n")
                    + "\r\n" + (body == null ? "" : body);
            OutputStream out = socket.getOutputStream();
            out.write(all.getBytes(StandardCharsets.UTF_8));
            out.flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String text = in.lines().collect(Collectors.joining("\n"));
            int cut = text.indexOf("\n\n");
            String head = cut < 0 ? text : text.substring(0, cut);
            return new Answer(Integer.parseInt(head.split(" ", -1)[1]), head, cut < 0 ? "" : text.substring(cut + 2));
        }
    }

    private static String found(String pattern, String text) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        assertThat(m.find()).as(pattern).isTrue();
        return m.group(1);
    }

    private String enter() throws IOException {
        Answer answer = ask("GET " + start.getPath() + "?" + start.getQuery(), null, "Host: " + host());
        assertThat(answer.status()).isEqualTo(303);
        return "Cookie: " + found("(?i)Set-cookie: ([^;\n]+)", answer.head());
    }

    private String word(String cookie) throws IOException {
        Answer page = ask("GET /data", null, "Host: " + host(), cookie);
        assertThat(page.status()).isEqualTo(200);
        return "X-Counterpart: " + found("data-word=\"([^\"]+)\"", page.body());
    }

    @Test
    void theCookieIsOfThisSiteAloneAndNoScriptSeesIt() throws IOException {
        Answer answer = ask("GET " + start.getPath() + "?" + start.getQuery(), null, "Host: " + host());
        assertThat(answer.head()).contains("HttpOnly").contains("SameSite=Strict");
        // A browser that is closed and opened again still has it.
        assertThat(answer.head()).contains("Max-Age=2592000");
    }

    @Test
    void theTokenWorksOnce() throws IOException {
        enter();
        assertThat(ask("GET " + start.getPath() + "?" + start.getQuery(), null, "Host: " + host())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aWrongTokenDoesNotUseUpTheRightOne() throws IOException {
        assertThat(ask("GET /start?t=guess", null, "Host: " + host()).status()).isEqualTo(403);
        enter();
    }

    @Test
    void withoutTheCookieNothingIsAnswered() throws IOException {
        for (String path :
                List.of("/data", "/live?stamp=0", "/state", "/app.js", "/download-all", "/download-multiverse", "/")) {
            assertThat(ask("GET " + path, null, "Host: " + host()).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(ask("GET /data", null, "Host: " + host(), "Cookie: counterpart-" + start.getPort() + "=guess")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anotherHostIsRefusedEvenWithTheCookie() throws IOException {
        String cookie = enter();
        for (String name : List.of("evil.example", "localhost:" + start.getPort(), "127.0.0.1", "")) {
            assertThat(ask("GET /data", null, "Host: " + name, cookie).status())
                    .as(name)
                    .isEqualTo(403);
        }
        assertThat(ask("GET /start?t=x", null, "Host: evil.example").status()).isEqualTo(403);
    }

    @Test
    void anotherPageCannotChangeAnything() throws IOException {
        String cookie = enter();
        String word = word(cookie);
        String own = "Origin: http://" + host();
        assertThat(ask("POST /example", "", "Host: " + host(), cookie, word, own)
                        .status())
                .isEqualTo(200);
        for (String foreign : List.of("Origin: http://evil.example", "Origin: null", "Origin: http://localhost:80")) {
            assertThat(ask("POST /example", "", "Host: " + host(), cookie, word, foreign)
                            .status())
                    .as(foreign)
                    .isEqualTo(403);
        }
        assertThat(ask("POST /example", "", "Host: " + host(), cookie, word).status())
                .as("no origin")
                .isEqualTo(403);
        for (String change : List.of("/example", "/multiverse", "/multiverse-cancel")) {
            assertThat(ask("POST " + change, "", "Host: " + host(), cookie, own).status())
                    .as("no word of the page")
                    .isEqualTo(403);
        }
        assertThat(ask("POST /example", "", "Host: " + host(), cookie, word, own, "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(ask("PUT /example", "", "Host: " + host(), cookie, word, own).status())
                .isEqualTo(404);
    }

    @Test
    void everyAnswerIsKeptByNobodyAndFramedByNobody() throws IOException {
        String cookie = enter();
        Answer page = ask("GET /data", null, "Host: " + host(), cookie);
        assertThat(page.head())
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(page.head()).doesNotContainIgnoringCase("access-control-allow");
        assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
    }

    @Test
    void aNameCannotLeaveTheFolder() throws IOException {
        String cookie = enter();
        for (String name :
                List.of("../files/cohort.csv", "%2e%2e/files/cohort.csv", "/etc/passwd", "..%5c..%5cx", "")) {
            assertThat(ask("GET /download?name=" + name, null, "Host: " + host(), cookie)
                            .status())
                    .as(name)
                    .isEqualTo(404);
            assertThat(ask("GET /multiverse-figure?name=" + name, null, "Host: " + host(), cookie)
                            .status())
                    .as(name)
                    .isEqualTo(404);
        }
        assertThat(ask("GET /../../etc/passwd", null, "Host: " + host(), cookie).status())
                .isEqualTo(404);
        String[] change = {"Host: " + host(), cookie, word(cookie), "Origin: http://" + host()};
        Answer kept =
                ask("POST /file?step=data", "a,b\n1,2\n3,4\n5,6\n", with(change, "X-File-Name: ..%2F..%2Fescaped.csv"));
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.body()).contains("file: escaped.csv");
    }

    private static String[] with(String[] headers, String one) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = one;
        return all;
    }

    /** A plan of the page reads what was opened in it, and no other file of this machine. */
    @Test
    void aPlanReadsNoFileThatWasNotOpened() throws Exception {
        Path secret = folder.resolve("secret.csv");
        Files.writeString(secret, "id,case\n1,1\n2,0\n");
        server.desk().openExample();
        for (String file : List.of(secret.toString(), "../../" + secret.getFileName(), "/etc/passwd")) {
            server.desk()
                    .change(server.desk().plan().version(), text -> text.replaceFirst("file: .*", "file: " + file));
            long version = server.desk().plan().version();
            while (server.desk().counted().version() != version) {
                server.desk().await(server.desk().stamp(), 200);
            }
            assertThat(server.desk().counted().failure()).as(file).isPresent();
            assertThat(server.desk().counted().read()).isEmpty();
            assertThat(server.desk().profile()).isEmpty();
        }
        String jdbc = "cohort: {jdbc: \"jdbc:sqlite:" + secret + "\", table: t}\nvariables: {a: {type: binary}}\n";
        server.desk().change(server.desk().plan().version(), text -> jdbc);
        long version = server.desk().plan().version();
        while (server.desk().counted().version() != version) {
            server.desk().await(server.desk().stamp(), 200);
        }
        assertThat(server.desk().counted().failure()).isPresent();
        assertThat(server.desk().counted().read()).isEmpty();
    }

    @Test
    void noAnswerTellsWhereInTheProgramSomethingHappened() throws IOException {
        String cookie = enter();
        String[] change = {"Host: " + host(), cookie, word(cookie), "Origin: http://" + host()};
        Answer bad =
                ask("POST /file?step=data", "\u0000\u0001PK no workbook", with(change, "X-File-Name: broken.xlsx"));
        assertThat(bad.body())
                .doesNotContain("Exception")
                .doesNotContain("org.counterpart")
                .doesNotContain("\tat ");
        Answer edit = ask("POST /edit?step=data&version=0", "do=set&path=%zz", change);
        assertThat(edit.body()).doesNotContain("\tat ").doesNotContain("java.");
        Answer named = ask("POST /file?step=data", "a,b\n1,2\n3,4\n", with(change, "X-File-Name: %zz.csv"));
        assertThat(named.status()).isEqualTo(200);
        assertThat(named.body()).contains("%zz.csv");
    }
}
