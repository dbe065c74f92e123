package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.counterpart.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;

/** The page as somebody uses it, in a real browser; where there is none these tests are skipped, and say so. */
class AppInBrowserTest extends OnThePage {
    private static final String ABSTRACT = "Multivariable logistic regression showed that fascia injury (OR=5.378, 95%"
            + " CI 1.742-10.948, P<0.05) and MRI signal (OR=6.111, 95% CI 5.2-5.9, P<0.001) were risk factors."
            + " The AUC was 0.929. The ward has 42 windows.";

    @TempDir
    private Path folder;

    /** What the browser would save from an address of the page. */
    private byte[] saved(String address) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        StringBuilder cookies = new StringBuilder();
        browser()
                .manage()
                .getCookies()
                .forEach(c -> cookies.append(c.getName())
                        .append('=')
                        .append(c.getValue())
                        .append("; "));
        connection.setRequestProperty("Cookie", cookies.toString());
        assertThat(connection.getResponseCode()).isEqualTo(200);
        return connection.getInputStream().readAllBytes();
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void everyStepOfTheExampleIsThere() {
        example();
        for (String step : STEPS) {
            go(step);
            assertThat(plan()).contains("vas_day2");
            assertThat(browser().findElements(By.tagName("h1"))).hasSize(1);
        }
        assertThat(id("live-controls").getText()).isEqualTo("1059");
        assertThat(id("live-pairs").getText()).isEqualTo("61");
    }

    @Test
    void aNarrowerCaliperChangesThePlanAndTheCountOfPairs() {
        example();
        go("matching");
        untilText("live-pairs", "61");
        type("caliper-age", "0");
        untilPlan("caliper: {age: 0, bmd: 0.5 sd}");
        waiting(20).until(d -> Integer.parseInt(id("live-pairs").getText()) < 61);
        assertThat(id("flow").getText()).contains("Left without a partner, and why");
        script("const s = document.getElementById('slide-age'); s.value = 5;"
                + "s.dispatchEvent(new Event('input', {bubbles: true}))");
        untilPlan("caliper: {age: 5, bmd: 0.5 sd}");
        untilText("live-pairs", "61");
        id("back").click();
        untilPlan("caliper: {age: 0, bmd: 0.5 sd}");
    }

    @Test
    void aRuleIsMadeFromListsAndCounted() {
        example();
        go("cases");
        type("case-0-value", "5");
        untilPlan("- {variable: vas_day2, above: 5}");
        waiting(20).until(d -> !id("live-cases").getText().equals("61"));
        new Select(id("eligibility-add-variable")).selectByValue("sex");
        id("eligibility-add").click();
        untilPlan("- {variable: sex, equals: male}");
        waiting(20).until(d -> Integer.parseInt(id("live-controls").getText()) < 500);
    }

    /** Which AUCs printed odds ratios allow, and pictures of a second language, take most of the time of a run. */
    private void openExampleWithoutItsAuc() throws IOException {
        Path example = Path.of("examples/pvp-residual-pain");
        Files.copy(example.resolve("cohort.csv"), folder.resolve("cohort.csv"));
        String published = Files.readString(example.resolve("published.yaml"));
        Files.writeString(folder.resolve("published.yaml"), published.substring(0, published.indexOf("auc:")));
        String study = Files.readString(example.resolve("study.yaml"));
        Files.writeString(folder.resolve("study.yaml"), study.replace("languages: [en, zh]", "languages: [en]"));
        server().desk().open(folder.resolve("study.yaml"));
        untilPlan("languages: [en]");
        untilText("live-cases", "61");
    }

    private static void replaceInPlan(String old, String fresh) {
        script(
                "const p = document.getElementById('plan'); p.value = p.value.replace(arguments[0], arguments[1]);"
                        + "p.dispatchEvent(new Event('input', {bubbles: true}))",
                old,
                fresh);
    }

    /** The folder that the page gives is the one that the command writes. */
    @Test
    void theRunIsTheOneOfTheCommand() throws IOException {
        openExampleWithoutItsAuc();
        replaceInPlan("bootstrap: 500", "bootstrap: 20");
        go("run");
        waiting(20).until(d -> id("run").isEnabled() && plan().contains("bootstrap: 20"));
        id("run").click();
        waiting(120)
                .withMessage("the run to end")
                .until(d -> id("progress").getText().startsWith("Done"));
        go("results");
        assertThat(id("report").getTagName()).isEqualTo("iframe");
        browser().switchTo().frame(id("report"));
        assertThat(browser().findElement(By.tagName("body")).getText()).contains("residual low back pain");
        browser().switchTo().defaultContent();
        Map<String, byte[]> zip = unzipped(saved(id("download-all").getDomProperty("href")));
        byte[] word = saved(id("download-docx").getDomProperty("href"));
        assertThat(word).startsWith('P', 'K');
        assertThat(saved(id("download-xlsx").getDomProperty("href"))).startsWith('P', 'K');
        assertThat(zip.get("study.yaml")).asString(StandardCharsets.UTF_8).isEqualTo(plan());
        assertThat(saved(id("download-plan").getDomProperty("href")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(plan());
        Files.write(folder.resolve("study.yaml"), zip.get("study.yaml"));
        PrintWriter out = new PrintWriter(new StringWriter());
        assertThat(Main.execute(out, out, "run", folder.resolve("study.yaml").toString(), "--quiet"))
                .isZero();
        assertThat(zip.get("output/results.json"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(Files.readString(folder.resolve("output/results.json")));
    }

    private void drawMatchings(String draws) {
        type("multiverse-draws", draws);
        waiting(20).until(d -> id("multiverse-run").isEnabled());
        id("multiverse-run").click();
    }

    private static void untilPictures() {
        waiting(120)
                .withMessage("the pictures of the multiverse")
                .until(d -> !browser()
                        .findElements(By.cssSelector("#multiverse-pictures img"))
                        .isEmpty());
    }

    /** What the page gives of a multiverse is what the command writes; a reload loses none of it. */
    @Test
    void theMultiverseIsTheOneOfTheCommand() throws IOException {
        example();
        go("results");
        drawMatchings("0");
        waiting(20).until(d -> id("said").getText().startsWith("Give a whole number of matchings"));
        drawMatchings("12");
        untilPictures();
        browser().navigate().refresh();
        untilPictures();
        assertThat(id("multiverse-draws").getDomProperty("value")).isEqualTo("12");
        assertThat(id("table-multiverse").getText()).contains("95% of universes", "AUC");
        for (WebElement picture : browser().findElements(By.cssSelector("#multiverse-pictures img"))) {
            script("arguments[0].loading = 'eager'", picture);
            waiting(20).until(d -> ((Number) script("return arguments[0].naturalWidth", picture)).intValue() > 0);
        }
        Map<String, byte[]> zip = unzipped(saved(id("download-multiverse").getDomProperty("href")));
        Files.copy(Path.of("examples/pvp-residual-pain/cohort.csv"), folder.resolve("cohort.csv"));
        Files.copy(Path.of("examples/pvp-residual-pain/published.yaml"), folder.resolve("published.yaml"));
        Files.write(folder.resolve("study.yaml"), zip.get("study.yaml"));
        PrintWriter out = new PrintWriter(new StringWriter());
        String[] command = {
            "multiverse", folder.resolve("study.yaml").toString(), "--draws", "12", "-o", folder + "/multiverse"
        };
        assertThat(Main.execute(out, out, command)).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("multiverse"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.endsWith("manifest.json")) { // which names the program's version
                    assertThat(zip.get(name)).as(name).isEqualTo(Files.readAllBytes(file));
                }
            }
        }
    }

    @Test
    void aMultiverseCanBeStopped() {
        example();
        go("results");
        drawMatchings("100000");
        waiting(20).until(d -> id("multiverse-cancel").isEnabled());
        id("multiverse-cancel").click();
        waiting(30).until(d -> id("multiverse-progress").getText().startsWith("Stopped"));
        assertThat(server().desk().multiverseResults()).doesNotExist();
    }

    @Test
    void aRunCanBeStopped() {
        example();
        replaceInPlan("bootstrap: 500", "bootstrap: 90000");
        go("run");
        waiting(20).until(d -> id("run").isEnabled() && plan().contains("bootstrap: 90000"));
        id("run").click();
        waiting(20).until(d -> id("cancel").isEnabled());
        waiting(60).until(d -> id("progress").getText().contains("%"));
        id("cancel").click();
        waiting(30).until(d -> id("progress").getText().startsWith("Stopped"));
        assertThat(server().desk().results()).doesNotExist();
    }

    @Test
    void thePageSpeaksChinese() {
        new Select(id("language")).selectByValue("zh");
        waiting(20).until(d -> id("quit").getText().equals("关闭 Counterpart"));
        id("open-example").click();
        untilPlan("vas_day2");
        untilText("live-cases", "61");
        for (String step : STEPS) {
            go(step);
            assertThat(browser().findElement(By.tagName("html")).getDomAttribute("lang"))
                    .isEqualTo("zh-CN");
            assertThat(id("step").getText()).doesNotContainPattern("[a-z]{4,} [a-z]{3,} [a-z]{3,} [a-z]{3,} [a-z]{3,}");
        }
    }

    private void auditAbstract() {
        id("audit-text").clear();
        id("audit-text").sendKeys(ABSTRACT);
        id("audit-run").click();
        waiting(60)
                .until(d ->
                        !id("audit-result").findElements(By.className("marked")).isEmpty());
    }

    @Test
    void eachNumberOfAnAbstractHasItsVerdict() {
        go("audit");
        auditAbstract();
        WebElement marked = id("audit-result").findElement(By.className("marked"));
        assertThat(marked.findElements(By.cssSelector(".inconsistent")).stream().map(WebElement::getText))
                .anyMatch(t -> t.startsWith("6.111"));
        assertThat(marked.findElements(By.cssSelector(".left")).stream().map(WebElement::getText))
                .contains("42");
        assertThat(id("audit-result").findElements(By.cssSelector("details.inconsistent")))
                .isNotEmpty();
        marked.findElement(By.cssSelector("a.inconsistent")).click();
        assertThat(id("audit-result")
                        .findElement(By.cssSelector("details.inconsistent[open] p"))
                        .getText())
                .contains("6.111");
    }

    @Test
    void reloadAndASecondTabLoseNothing() {
        example();
        go("matching");
        type("ratio", "2");
        untilPlan("ratio: 2");
        browser().navigate().refresh();
        untilPlan("ratio: 2");
        String first = browser().getWindowHandle();
        String address = browser().getCurrentUrl();
        browser().switchTo().newWindow(WindowType.TAB);
        try {
            browser().get(address);
            untilPlan("ratio: 2");
            type("ratio", "3");
            untilPlan("ratio: 3");
        } finally {
            browser().close();
            browser().switchTo().window(first);
        }
        untilPlan("ratio: 3");
        browser().navigate().back();
        untilPlan("ratio: 3");
    }

    @Test
    void aFileIsOpenedAndOneThatCannotBeReadIsTold() throws IOException {
        Path broken = folder.resolve("broken.xlsx");
        Files.write(broken, new byte[] {'P', 'K', 3, 4, 0, 0, 7, 7});
        id("file").sendKeys(broken.toString());
        waiting(20).until(d -> "bad".equals(id("said").getDomAttribute("class")));
        assertThat(id("said").getText()).contains("broken.xlsx").doesNotContain("Exception");
        assertThat(plan()).isEmpty();
        Path data = Path.of("examples/birthwt/cohort.csv").toAbsolutePath();
        id("file").sendKeys(data.toString());
        untilPlan("cohort.csv");
        assertThat(browser().findElements(By.cssSelector("article.column"))).hasSizeGreaterThan(5);
    }

    /** A browser would send all of it before it reads that there is no room. */
    @Test
    void aFileThatHasNoRoomIsRefusedBeforeItIsSent() throws IOException {
        Path large = folder.resolve("large.csv");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(2 * folder.toFile().getUsableSpace()); // sparse
        }
        id("file").sendKeys(large.toString());
        waiting(20).until(d -> id("said").getText().contains("\"large.csv\" is larger than the room"));
        assertThat(plan()).isEmpty();
    }

    /** A plan dropped on the page asks for its file, and takes it. */
    @Test
    void aPlanIsOpenedWithItsFile() {
        id("file")
                .sendKeys(
                        Path.of("examples/birthwt/study.yaml").toAbsolutePath().toString());
        untilPlan("cohort.csv");
        waiting(20).until(d -> id("problems").getText().contains("cohort.csv"));
        String text = plan();
        id("file")
                .sendKeys(
                        Path.of("examples/birthwt/cohort.csv").toAbsolutePath().toString());
        waiting(20).until(d -> id("problems").getText().isEmpty());
        assertThat(plan()).isEqualTo(text);
        assertThat(Integer.parseInt(id("live-cases").getText())).isPositive();
    }

    @Test
    void aProblemOfThePlanIsToldAtOnceAndLeadsToItsLine() {
        example();
        go("matching");
        type("ratio", "many");
        waiting(20).until(d -> id("problems").getText().contains("matching.ratio"));
        id("problems").findElement(By.className("to-line")).click();
        assertThat(script("const p = document.getElementById('plan');"
                        + "return p.value.slice(p.selectionStart, p.selectionEnd)"))
                .isEqualTo("  ratio: many");
        go("run");
        assertThat(id("run").isEnabled()).isFalse();
    }

    /** What reaches over the right edge, for whoever has to mend it. */
    private static final String BEYOND = "return [...document.querySelectorAll('body *')]"
            + ".filter(e => e.getBoundingClientRect().right > 360).map(e => e.outerHTML.slice(0, 120)).join();";

    @Test
    void aPhoneScrollsInOneDirection() {
        screen(360, "light");
        try {
            example();
            for (String step : STEPS) {
                browser().get(URI.create(server().address()).resolve("/" + step).toString());
                assertThat(((Number) script("return document.documentElement.scrollWidth")).intValue())
                        .as("%s: %s", step, script(BEYOND))
                        .isLessThanOrEqualTo(360);
            }
        } finally {
            usualScreen();
        }
    }

    /** Every step, in light and in dark, has nothing that axe-core calls serious. */
    @Test
    void everyStepCanBeUsedByEverybody() {
        example();
        List<String> found = new ArrayList<>();
        try {
            for (String step : STEPS) {
                go(step);
                if (step.equals("audit")) {
                    auditAbstract();
                }
                if (step.equals("analysis")) {
                    new Select(id("selection")).selectByValue("lasso");
                    untilPlan("selection: lasso");
                    new Select(id("validation")).selectByValue("rule");
                    untilPlan("validation: {split: {variable: surgery_date, below:");
                }
                if (step.equals("results")) {
                    drawMatchings("12");
                    untilPictures();
                }
                screen(1280, "light");
                barriers("html").forEach(v -> found.add(step + ": " + v));
                screen(1280, "dark");
                barriers("html", COLOURS).forEach(v -> found.add("dark " + step + ": " + v));
            }
        } finally {
            usualScreen();
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theButtonClosesTheProgram() throws InterruptedException {
        id("quit").click();
        server().awaitEnd();
        waiting(10).until(d -> d.findElement(By.id("sentence")).getText().startsWith("Counterpart is closed"));
        assertThat(Stream.of(server().desk().plan().text())).containsOnly("");
    }
}
