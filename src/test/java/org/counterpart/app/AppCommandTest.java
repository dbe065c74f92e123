package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.cli.Main;
import org.junit.jupiter.api.Test;

class AppCommandTest {
    private static final Pattern ADDRESS =
            Pattern.compile("Counterpart is open at (http://127\\.0\\.0\\.1:\\d+/start\\?t=\\S+)");

    private static String found(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        assertThat(m.find()).as(text).isTrue();
        return m.group(1);
    }

    /** From the printed line to the closing button, with a plan that finds its file from its own folder. */
    @Test
    void printsOneAddressServesThePlanAndEndsByItsButton() throws Exception {
        PipedReader reader = new PipedReader();
        PrintWriter out = new PrintWriter(new PipedWriter(reader));
        StringWriter said = new StringWriter();
        PrintWriter err = new PrintWriter(said);
        String plan = Path.of("examples/birthwt/study.yaml").toString();
        CompletableFuture<Integer> status =
                CompletableFuture.supplyAsync(() -> Main.execute(out, err, "app", plan, "--no-browser"));
        BufferedReader printed = new BufferedReader(reader);
        String address = found(ADDRESS, printed.readLine());
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        HttpResponse<String> entered = get(client, URI.create(address), "");
        String cookie = found(
                Pattern.compile("([^;]+)"),
                entered.headers().firstValue("Set-Cookie").orElseThrow());
        // A browser that has lost its cookie is told of nothing; whoever started the program is, once.
        for (int i = 0; i < 2; i++) {
            assertThat(get(client, URI.create(address).resolve("/run"), "").statusCode())
                    .isEqualTo(403);
        }
        String again = found(
                Pattern.compile(
                        "asked for the page\\. If it is yours, open (http://127\\.0\\.0\\.1:\\d+/start\\?t=\\S+)"),
                printed.readLine());
        assertThat(get(client, URI.create(address), "").statusCode()).isEqualTo(403);
        assertThat(reader.ready()).isFalse();
        assertThat(get(client, URI.create(again), "").headers().firstValue("Set-Cookie"))
                .isEqualTo(entered.headers().firstValue("Set-Cookie"));
        String page = get(client, URI.create(address).resolve("/cases"), cookie).body();
        assertThat(page).contains("file: cohort.csv").contains("id=\"live-cases\"");
        String word = found(Pattern.compile("data-word=\"([^\"]+)\""), page);
        URI root = URI.create(address).resolve("/");
        HttpResponse<String> quit = client.send(
                HttpRequest.newBuilder(root.resolve("/quit"))
                        .header("Cookie", cookie)
                        .header("X-Counterpart", word)
                        .header("Origin", root.toString().replaceAll("/$", ""))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(quit.statusCode()).isEqualTo(200);
        assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(said.toString().lines()).hasSize(1);
    }

    private static HttpResponse<String> get(HttpClient client, URI address, String cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String refused(String... args) {
        StringWriter err = new StringWriter();
        int status = Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(err), args);
        assertThat(status).isPositive();
        return err.toString();
    }

    @Test
    void whatCannotBeServedIsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(refused("app", "--no-browser", "--port", port)).contains("Port " + port + " is taken");
        }
        assertThat(refused("app", "--no-browser", "--port", "70000")).contains("--port must be from 0 to 65535");
        assertThat(refused("app", "--no-browser", "nowhere.csv")).contains("nowhere.csv: no such file");
    }

    /** As a double click starts it, on a machine without a screen. */
    @Test
    void withoutArgumentsAndScreenThereIsHelp() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).startsWith("Usage: counterpart").contains("app").doesNotContain("127.0.0.1");
    }
}
