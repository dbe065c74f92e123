package org.counterpart.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.counterpart.app.desk.Desk;
import org.counterpart.app.guard.Guard;
import org.counterpart.report.Messages;

/** The page's server: it listens to this machine alone and ends when told, or when no page has asked for an hour. */
public final class AppServer implements AutoCloseable {
    private static final long IDLE_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long LOOK_SECONDS = 10;
    private static final long MOMENT_MILLIS = 500;
    private static final byte[] HERE = {127, 0, 0, 1};

    private final HttpServer server;
    private final ExecutorService threads;
    private final Guard guard;
    private final Desk desk;
    private final Routes routes;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final String address;
    private volatile long lastAsked = System.nanoTime();
    private volatile Consumer<String> knocks = told -> {};

    private AppServer(HttpServer server, Desk desk) {
        this.server = server;
        this.desk = desk;
        guard = new Guard(server.getAddress().getPort());
        address = guard.address().orElseThrow();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "page");
            thread.setDaemon(true);
            return thread;
        });
        routes = new Routes(desk, guard.changeWord(), ended::countDown);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any that is free
     * @param version of the program, which the results name
     * @throws java.net.BindException when the port is taken
     */
    public static AppServer start(int port, Messages messages, String version) throws IOException {
        return start(port, new Desk(messages, version));
    }

    static AppServer start(int port, Desk desk) throws IOException {
        // Else each small answer waits for the network's leave to send a packet that is not full.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(HERE), port), 0);
        } catch (IOException e) {
            desk.close();
            throw e;
        }
        AppServer app = new AppServer(server, desk);
        server.start();
        return app;
    }

    /** Where to go; works once. */
    public String address() {
        return address;
    }

    /**
     * For a browser that has lost its cookie.
     *
     * @param told of a new address, which works once too, whenever somebody asks who has not been let in and the last
     *     one has been used; tells nobody but who started the program
     */
    public void whenAStrangerAsks(Consumer<String> told) {
        knocks = told;
    }

    public Desk desk() {
        return desk;
    }

    /** Returns when the page was told to end, or when none has asked for an hour. */
    public void awaitEnd() throws InterruptedException {
        while (!ended.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
            if (System.nanoTime() - lastAsked > IDLE_NANOS) {
                return;
            }
        }
        // The page has its last answer before the lights go out.
        TimeUnit.MILLISECONDS.sleep(300);
    }

    @Override
    public void close() {
        // Beside us: it waits for lines that somebody at their other end may hold.
        Thread stop = new Thread(() -> server.stop(0), "stop");
        stop.setDaemon(true);
        stop.start();
        try {
            stop.join(MOMENT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        desk.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Ask ask = new Ask(exchange);
        ask.harden();
        try (exchange) {
            if (ask.path().equals("/start")) {
                start(ask);
                return;
            }
            Optional<Guard.Refusal> refusal = guard.refuse(ask.method(), exchange.getRequestHeaders());
            if (refusal.isPresent()) {
                refuse(ask, refusal.get());
                return;
            }
            lastAsked = System.nanoTime();
            routes.answer(ask);
            lastAsked = System.nanoTime();
        }
    }

    private void start(Ask ask) throws IOException {
        Optional<Guard.Refusal> refusal = guard.entrance(ask.exchange().getRequestHeaders());
        if (refusal.isPresent()) {
            refuse(ask, refusal.get());
            return;
        }
        Optional<String> cookie = guard.enter(ask.query().one("t"));
        if (cookie.isEmpty() && !guard.knows(ask.exchange().getRequestHeaders())) {
            refuse(ask, Guard.Refusal.ofAStranger("app.refused.token"));
            return;
        }
        cookie.ifPresent(c -> ask.exchange().getResponseHeaders().add("Set-Cookie", c));
        ask.to("/data");
    }

    private void refuse(Ask ask, Guard.Refusal refusal) throws IOException {
        if (refusal.mayBeOurs()) {
            guard.again().ifPresent(knocks);
        }
        ask.html(refusal.status(), routes.sentence(refusal.key()));
    }
}
