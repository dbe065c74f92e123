package org.counterpart.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** One browser for all tests of a process, closed when they are done; where there is none they are skipped. */
final class OneBrowser implements BeforeAllCallback {
    private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");
    private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");

    private static ChromeDriver driver;

    private record Opened(ChromeDriver driver) implements AutoCloseable {
        @Override
        public void close() {
            driver.quit();
        }
    }

    /** Of the classes that have this extension. */
    static ChromeDriver driver() {
        return driver;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(
                !there(BROWSERS).isEmpty() && !there(DRIVERS).isEmpty(),
                "no chromium with its driver: the page is not tried");
        driver = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(OneBrowser.class, key -> new Opened(open()), Opened.class)
                .driver();
    }

    private static ChromeDriver open() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(there(BROWSERS));
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server");
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(there(DRIVERS)))
                        .withSilent(true)
                        .build(),
                options);
    }

    private static String there(List<String> paths) {
        return paths.stream()
                .filter(p -> Files.isExecutable(Path.of(p)))
                .findFirst()
                .orElse("");
    }
}
