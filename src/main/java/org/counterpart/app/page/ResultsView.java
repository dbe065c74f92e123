package org.counterpart.app.page;

import java.nio.file.Files;
import java.util.List;
import org.counterpart.app.desk.Desk;

/** What the last run of the study has written. */
public final class ResultsView {
    private static final List<String> FURTHER = List.of(
            "report.html", "results.json", "pairs.csv", "matched.csv", "analysed.csv", "verify.R", "verify.sps");

    private final AppPage page;
    private final Desk desk;

    ResultsView(AppPage page, Desk desk) {
        this.page = page;
        this.desk = desk;
    }

    /** Whether there are results to show. */
    public boolean isThere() {
        return Files.isDirectory(desk.results());
    }

    /** Version of the plan that was run. */
    public long version() {
        return desk.run().map(r -> r.text().version()).orElse(0L);
    }

    /** A result in the page's language where there is one: {@code report.zh.docx} or {@code report.docx}. */
    public String file(String stem, String ending) {
        return List.of(stem + "." + page.language() + ending, stem + ending).stream()
                .filter(this::has)
                .findFirst()
                .orElse("");
    }

    /** Every other file that a run wrote, at the top of its folder. */
    public List<String> files() {
        return FURTHER.stream().filter(this::has).toList();
    }

    private boolean has(String name) {
        return Files.isRegularFile(desk.results().resolve(name));
    }
}
