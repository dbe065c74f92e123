package org.counterpart.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of a test in a real browser, and what somebody does there. */
@ExtendWith(OneBrowser.class)
abstract class OnThePage {
    static final List<String> STEPS = List.of("data", "cases", "matching", "analysis", "run", "results", "audit");

    /** The rule of axe-core that a scheme of colours has to do with. */
    static final String COLOURS = "color-contrast";

    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private AppServer server;

    static ChromeDriver browser() {
        return OneBrowser.driver();
    }

    AppServer server() {
        return server;
    }

    @BeforeEach
    void start() throws IOException {
        server = AppServer.start(0, Messages.EN, "test");
        browser().manage().window().setSize(new Dimension(1280, 1000));
        browser().get(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** As soon as it is there: a page that is being loaded has nothing. */
    static WebElement id(String id) {
        return waiting(10).until(d -> d.findElement(By.id(id)));
    }

    static WebDriverWait waiting(int seconds) {
        WebDriverWait wait = new WebDriverWait(browser(), Duration.ofSeconds(seconds));
        wait.pollingEvery(Duration.ofMillis(50));
        wait.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
        wait.ignoring(org.openqa.selenium.NoSuchElementException.class);
        return wait;
    }

    static void untilText(String id, String text) {
        waiting(20)
                .withMessage(id + " to be " + text)
                .until(d -> id(id).getText().equals(text));
    }

    static String plan() {
        return id("plan").getDomProperty("value");
    }

    static void untilPlan(String part) {
        waiting(20).withMessage("the plan to have " + part).until(d -> plan().contains(part));
    }

    void go(String step) {
        waiting(10).until(d -> {
            id("step-" + step).click();
            return true;
        });
        waiting(10).until(d -> id("step-" + step).getDomAttribute("aria-current") != null);
    }

    void example() {
        id("open-example").click();
        untilPlan("vas_day2");
        untilText("live-cases", "61");
    }

    static void type(String id, String text) {
        WebElement field = id(id);
        field.clear();
        field.sendKeys(text + "\t");
    }

    static Object script(String code, Object... arguments) {
        return ((JavascriptExecutor) browser()).executeScript(code, arguments);
    }

    /** A screen of this width, with this scheme of colours, until {@link #usualScreen}. */
    static void screen(int width, String scheme) {
        browser()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
        browser()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    static void usualScreen() {
        browser().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    /**
     * What axe-core calls serious within an element of the page.
     *
     * @param rules of axe-core; all where none is given
     */
    static List<String> barriers(String selector, String... rules) {
        if (!(Boolean) script("return typeof axe === 'object'")) {
            try (InputStream in = OnThePage.class.getResourceAsStream(AXE)) {
                script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        Object found = browser().executeAsyncScript("""
                const [selector, rules, done] = arguments;
                const options = rules.length ? {iframes: false, runOnly: rules} : {iframes: false};
                axe.run(selector, options).then(
                  (r) => done(r.violations.filter((v) => ['serious', 'critical'].includes(v.impact))
                    .map((v) => v.id + ' ' + v.nodes.slice(0, 3).map((n) => n.html).join(' ; '))),
                  (e) => done(['axe-core: ' + e]));
                """, selector, List.of(rules));
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }
}
