package org.counterpart.app.guard;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets in the browser that was given a token, once, and from then on the one that has the cookie. A request for
 * another host is refused, so that no name of another site can be made to mean this machine; so is a change that
 * another page asks for.
 *
 */
public final class Guard {
    /** Header of every request that changes something. */
    public static final String HEADER = "X-Counterpart";

    private static final int REFUSED = 403;
    private static final int USUAL_PORT = 80;

    /** A browser that is closed or killed has it when it is opened again; it is worth nothing after the program. */
    private static final long COOKIE_SECONDS = TimeUnit.DAYS.toSeconds(30);

    private final String host;
    private final String cookieName;
    private final Secret cookie = Secret.make();
    private final Secret change = Secret.make();
    /** Empty from the time it is used until there is another one. */
    private final AtomicReference<Secret> token = new AtomicReference<>(Secret.make());

    /**
     * What is said of a request that is not let in.
     *
     * @param key of a sentence
     * @param mayBeOurs whether the one who started the program may ask so, with another browser
     */
    public record Refusal(int status, String key, boolean mayBeOurs) {
        private Refusal(String key) {
            this(REFUSED, key, false);
        }

        /** Of one who has neither the cookie nor a token that lets in. */
        public static Refusal ofAStranger(String key) {
            return new Refusal(REFUSED, key, true);
        }
    }

    public Guard(int port) {
        // A browser leaves out the usual port.
        host = port == USUAL_PORT ? "127.0.0.1" : "127.0.0.1:" + port;
        // Cookies do not know of ports: two of these pages on one machine keep theirs apart by the name.
        cookieName = "counterpart-" + port;
    }

    /** The address that lets in, once; empty when it has. */
    public Optional<String> address() {
        return Optional.ofNullable(token.get()).map(t -> "http://" + host + "/start?t=" + t.word());
    }

    /** Another address, for a browser that has lost its cookie; empty while the last one still lets in. */
    public Optional<String> again() {
        return token.compareAndSet(null, Secret.make()) ? address() : Optional.empty();
    }

    /** What the page sends with every change. */
    public String changeWord() {
        return change.word();
    }

    /** The cookie to set for who comes with the token; empty for a wrong or used one. */
    public Optional<String> enter(String offered) {
        Secret now = token.get();
        if (now == null || !now.is(offered) || !token.compareAndSet(now, null)) {
            return Optional.empty();
        }
        return Optional.of(
                cookieName + "=" + cookie.word() + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + COOKIE_SECONDS);
    }

    /** Why a request for the entrance is refused whatever its token; empty when it is not. */
    public Optional<Refusal> entrance(Headers headers) {
        return List.of(host).equals(headers.get("Host"))
                ? Optional.empty()
                : Optional.of(new Refusal("app.refused.host"));
    }

    /** Why a request is refused; empty when it is let in. */
    public Optional<Refusal> refuse(String method, Headers headers) {
        Optional<Refusal> strange = entrance(headers);
        if (strange.isPresent()) {
            return strange;
        }
        if (!knows(headers)) {
            return Optional.of(Refusal.ofAStranger("app.refused.cookie"));
        }
        String origin = headers.getFirst("Origin");
        boolean own = origin == null ? method.equals("GET") : origin.equals("http://" + host);
        String site = headers.getFirst("Sec-Fetch-Site");
        boolean foreign = site != null && !List.of("same-origin", "none").contains(site);
        if (!own || (foreign && !method.equals("GET"))) {
            return Optional.of(new Refusal("app.refused.origin"));
        }
        if (!method.equals("GET") && !change.is(headers.getFirst(HEADER))) {
            return Optional.of(new Refusal("app.refused.origin"));
        }
        return Optional.empty();
    }

    /** Whether a request has the cookie. */
    public boolean knows(Headers headers) {
        for (String line : headers.getOrDefault("Cookie", List.of())) {
            for (String one : line.split(";", -1)) {
                String[] pair = one.strip().split("=", 2);
                if (pair.length == 2 && pair[0].equals(cookieName) && cookie.is(pair[1])) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What every answer says: nobody keeps it, nobody frames it, nothing of it comes from elsewhere. */
    public static void harden(Headers headers) {
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set(
                "Content-Security-Policy",
                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }

    /** The same of a result of a run, which our page frames: no script, no form, an origin of its own. */
    public static void hardenResult(Headers headers) {
        harden(headers);
        headers.set(
                "Content-Security-Policy",
                "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
                        + " frame-ancestors 'self'");
    }
}
