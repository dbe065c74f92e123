package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on the page's server, as another page, another machine or another user of this one would try them. */
class GuardTest extends OverTheWire {
    @TempDir
    private Path folder;

    @Test
    void theCookieIsOfThisSiteAloneAndNoScriptSeesIt() throws IOException {
        Answer answer = ask("GET " + entrance().getPath() + "?" + entrance().getQuery(), null, "Host: " + host());
        assertThat(answer.head()).contains("HttpOnly").contains("SameSite=Strict");
        // A browser that is closed and opened again still has it.
        assertThat(answer.head()).contains("Max-Age=2592000");
    }

    @Test
    void theTokenWorksOnce() throws IOException {
        enter();
        assertThat(ask("GET " + entrance().getPath() + "?" + entrance().getQuery(), null, "Host: " + host())
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
        assertThat(ask("GET /data", null, "Host: " + host(), "Cookie: counterpart-" + port() + "=guess")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anotherHostIsRefusedEvenWithTheCookie() throws IOException {
        String cookie = enter();
        for (String name : List.of("evil.example", "localhost:" + port(), "127.0.0.1", "")) {
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

    /** A plan of the page reads what was opened in it, and no other file of this machine. */
    @Test
    void aPlanReadsNoFileThatWasNotOpened() throws Exception {
        Path secret = folder.resolve("secret.csv");
        Files.writeString(secret, "id,case\n1,1\n2,0\n");
        desk().openExample();
        for (String file : List.of(secret.toString(), "../../" + secret.getFileName(), "/etc/passwd")) {
            desk().change(desk().plan().version(), text -> text.replaceFirst("file: .*", "file: " + file));
            long version = desk().plan().version();
            while (desk().counted().version() != version) {
                desk().await(desk().stamp(), 200);
            }
            assertThat(desk().counted().failure()).as(file).isPresent();
            assertThat(desk().counted().read()).isEmpty();
            assertThat(desk().profile()).isEmpty();
        }
        String jdbc = "cohort: {jdbc: \"jdbc:sqlite:" + secret + "\", table: t}\nvariables: {a: {type: binary}}\n";
        desk().change(desk().plan().version(), text -> jdbc);
        long version = desk().plan().version();
        while (desk().counted().version() != version) {
            desk().await(desk().stamp(), 200);
        }
        assertThat(desk().counted().failure()).isPresent();
        assertThat(desk().counted().read()).isEmpty();
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
