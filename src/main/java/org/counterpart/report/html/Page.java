package org.counterpart.report.html;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Messages;
import org.counterpart.report.Report;

/** What the page template is given. */
public record Page(List<Report> reports, String style) {
    public Page {
        reports = List.copyOf(reports);
    }

    public String language() {
        return reports.get(0).language();
    }

    /** The titles of all languages. */
    public String title() {
        return String.join(" · ", reports.stream().map(Report::title).toList());
    }

    /** The articles of the page, each with its own numbering of tables and figures. */
    public List<Article> articles() {
        List<Article> articles = new ArrayList<>();
        for (Report report : reports) {
            articles.add(new Article(report, Messages.of(report.language())));
        }
        return articles;
    }
}
