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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.counterpart.app.desk.Desk;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The page's server, and requests to it as they go over the wire. */
abstract class OverTheWire {
    private AppServer server;
    private URI start;

    /** What came back. */
    record Answer(int status, String head, String body) {}

    @BeforeEach
    void begin() throws IOException {
        server = AppServer.start(0, Messages.EN, "test");
        start = URI.create(server.address());
    }

    @AfterEach
    void end() {
        server.close();
    }

    String host() {
        return "127.0.0.1:" + start.getPort();
    }

    /** A request as it goes over the wire: nothing of it is made right on the way. */
    Answer ask(String request, String body, String... headers) throws IOException {
        try (Socket socket = line()) {
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

    static String found(String pattern, String text) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        assertThat(m.find()).as(pattern).isTrue();
        return m.group(1);
    }

    String enter() throws IOException {
        Answer answer = ask("GET " + start.getPath() + "?" + start.getQuery(), null, "Host: " + host());
        assertThat(answer.status()).isEqualTo(303);
        return "Cookie: " + found("(?i)Set-cookie: ([^;\n]+)", answer.head());
    }

    String word(String cookie) throws IOException {
        Answer page = ask("GET /data", null, "Host: " + host(), cookie);
        assertThat(page.status()).isEqualTo(200);
        return "X-Counterpart: " + found("data-word=\"([^\"]+)\"", page.body());
    }

    /** The headers of a change that our own page asks for. */
    String[] change() throws IOException {
        String cookie = enter();
        return new String[] {"Host: " + host(), cookie, word(cookie), "Origin: http://" + host()};
    }

    Desk desk() {
        return server.desk();
    }

    int port() {
        return start.getPort();
    }

    URI entrance() {
        return start;
    }

    Socket line() throws IOException {
        return lineTo(port());
    }

    static Socket lineTo(int port) throws IOException {
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    static String[] with(String[] headers, String one) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = one;
        return all;
    }
}
