package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.app.desk.Desk;
import org.counterpart.app.desk.Room;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is under way when the page is told to end, and what of it stays. */
class QuitTest {
    /** It takes some two seconds; what this catches is one that waits for what is under way, which is minutes. */
    private static final long LONGEST_NANOS = 20_000_000_000L;

    private final HttpClient client =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private AppServer server;
    private URI root;
    private Path folder;
    private String cookie;
    private String word;

    @BeforeEach
    void begin() throws Exception {
        server = AppServer.start(0, new Desk(Messages.EN, "test", where -> new Room(() -> 50_000_000, 0)));
        root = URI.create(server.address()).resolve("/");
        folder = server.desk().results().getParent();
        HttpResponse<String> entered = client.send(
                HttpRequest.newBuilder(URI.create(server.address())).build(), HttpResponse.BodyHandlers.ofString());
        cookie = found("([^;]+)", entered.headers().firstValue("Set-Cookie").orElseThrow());
        HttpRequest page = HttpRequest.newBuilder(root.resolve("/data"))
                .header("Cookie", cookie)
                .build();
        word = found(
                "data-word=\"([^\"]+)\"",
                client.send(page, HttpResponse.BodyHandlers.ofString()).body());
    }

    @AfterEach
    void end() {
        server.close();
    }

    private static String found(String pattern, String text) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        assertThat(m.find()).as(pattern).isTrue();
        return m.group(1);
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .header("Cookie", cookie)
                .header("X-Counterpart", word)
                .header("X-File-Name", "large.csv")
                .header("Origin", "http://" + root.getAuthority())
                .POST(body)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A line to the page on which a request has been begun. */
    private Socket begun(String request, String... headers) throws IOException {
        Socket socket = new Socket(InetAddress.getByName(root.getHost()), root.getPort());
        String all = request + " HTTP/1.1\r\nHost: " + root.getAuthority() + "\r\nCookie: " + cookie
                + "\r\nX-Counterpart: " + word + "\r\nOrigin: http://" + root.getAuthority() + "\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(all.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    private void quits() throws Exception {
        long from = System.nanoTime();
        assertThat(post("/quit", HttpRequest.BodyPublishers.noBody()).statusCode())
                .isEqualTo(200);
        server.awaitEnd();
        server.close();
        assertThat(System.nanoTime() - from).isLessThan(LONGEST_NANOS);
        assertThat(folder).doesNotExist();
    }

    @Test
    void withNothingUnderWay() throws Exception {
        quits();
    }

    @Test
    void inTheMiddleOfARun() throws Exception {
        server.desk().openExample();
        server.desk().startRun();
        while (server.desk().run().orElseThrow().stand().done() == 0) {
            server.desk().await(server.desk().stamp(), 200);
        }
        quits();
    }

    @Test
    void withAPageThatWaitsForNews() throws Exception {
        try (Socket live = begun("GET /live?step=data&stamp=99", "Accept: */*")) {
            assertThat(live.isConnected()).isTrue();
            quits();
        }
    }

    /** Of which a part has come, and the rest never does. */
    @Test
    void withAFileThatHangs() throws Exception {
        try (Socket hanging = begun("POST /file?step=data", "Content-Length: 10000000")) {
            hanging.getOutputStream().write(new byte[2_000_000]);
            long end = System.nanoTime() + 10 * LONGEST_NANOS;
            while (parts() == 0 && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(parts()).isOne();
            quits();
        }
    }

    private long parts() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** A browser that takes nothing of a long answer holds the line. */
    @Test
    void withAnAnswerThatNobodyReads() throws Exception {
        Path result = Files.createDirectories(server.desk().results()).resolve("matched.csv");
        Files.write(result, new byte[50_000_000]);
        try (Socket deaf = begun("GET /download?name=matched.csv", "Accept: */*")) {
            assertThat(deaf.getInputStream().read()).isEqualTo('H');
            quits();
        }
    }

    /** A file of 5 GB is refused before it has come, and one that comes whole has its answer all the same. */
    @Test
    void aFileThatIsTooLargeIsAnsweredWithASentence() throws Exception {
        for (String asked : new String[] {"file?step=data", "room"}) {
            String size = asked.equals("room")
                    ? "Content-Length: 0\r\nX-File-Size: 5000000000"
                    : "Content-Length: 5000000000";
            try (Socket large = begun("POST /" + asked, "X-File-Name: large.csv", size)) {
                InputStream in = large.getInputStream();
                assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 413");
            }
        }
        HttpResponse<String> answer =
                post("/file?step=data", HttpRequest.BodyPublishers.ofByteArray(new byte[60_000_000]));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("(50 MB)", "counterpart app large.csv", "Parquet");
        assertThat(parts()).isZero();
    }
}
