package org.counterpart.audit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Threshold;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is read of a sentence, and what is left. The readings of {@code snippets.txt} are those of a person: {@code >} a
 * text, {@code =} what it says, {@code ?} the numbers that say nothing an audit can use.
 */
class SnippetsTest {
    record Snippet(String text, String reading, String left) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Snippet> snippets() throws IOException {
        List<Snippet> all = new ArrayList<>();
        String text = "";
        String reading = "";
        for (String line : Files.readAllLines(Path.of("src/test/resources/audit/snippets.txt"))) {
            if (line.startsWith("> ")) {
                text = line.substring(2).replace("\\t", "\t").replace("\\n", "\n");
            } else if (line.startsWith("= ")) {
                reading = line.substring(2);
            } else if (line.startsWith("?")) {
                all.add(new Snippet(text, reading, line.substring(1).strip()));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void isReadAsAPersonReadsIt(Snippet snippet) {
        PaperReading reading = PastedText.read(snippet.text, "-");
        assertThat(shown(reading.results())).isEqualTo(snippet.reading);
        assertThat(reading.left().stream().map(PaperReading.Quoted::text).collect(Collectors.joining(" ")))
                .isEqualTo(snippet.left);
    }

    /** One line: sizes, design, tables, areas, thresholds, comparisons, shares. */
    static String shown(PublishedResults p) {
        List<String> parts = new ArrayList<>();
        add(parts, "n", p.all().nTotal());
        add(parts, "cases", p.all().nCases());
        add(parts, "controls", p.all().nControls());
        if (!p.design().isEmpty()) {
            parts.add(p.design());
        }
        for (Model m : p.models()) {
            for (Predictor row : m.predictors()) {
                parts.add(m.effect() + (m.label().isEmpty() ? "" : "{" + m.label() + "}")
                        + (m.group().equals("all") ? "" : "@" + m.group()) + " " + row.name() + " "
                        + estimate(row.or(), row.ciLow(), row.ciHigh(), row.p())
                        + (row.b().present() ? " b " + row.b().text() : "")
                        + (row.se().present() ? " se " + row.se().text() : "")
                        + (row.wald().present() ? " wald " + row.wald().text() : ""));
            }
        }
        for (Auc a : p.aucs()) {
            parts.add("auc" + (a.group().equals("all") ? "" : "@" + a.group()) + " "
                    + (a.label().isEmpty() ? "" : a.label() + " ")
                    + estimate(a.value(), a.ciLow(), a.ciHigh(), a.p()));
        }
        for (Threshold t : p.thresholds()) {
            parts.add(threshold(t));
        }
        p.means()
                .forEach(m -> parts.add(shown("mean " + m.name(), m.casesMean(), " ± ", m.casesSd(), "")
                        + shown(" vs", m.controlsMean(), " ± ", m.controlsSd(), "")
                        + test(" t ", m.t())
                        + test(" p ", m.p())));
        p.counts()
                .forEach(c -> parts.add(shown("count " + c.name(), c.casesN(), " (", c.casesPct(), ")")
                        + shown(" vs", c.controlsN(), " (", c.controlsPct(), ")")
                        + test(" chi2 ", c.chi2())
                        + test(" p ", c.p2x2())));
        p.proportions()
                .forEach(s -> parts.add(s.count().text() + "/" + s.total().text() + " "
                        + s.pct().text()));
        return String.join("; ", parts);
    }

    private static String shown(String name, Printed first, String between, Printed second, String end) {
        return name + " " + first.text() + between + second.text() + end;
    }

    private static String test(String name, Printed number) {
        return number.present() ? name + number.text() : "";
    }

    private static String threshold(Threshold t) {
        List<String> parts = new ArrayList<>();
        parts.add("cut" + (t.group().equals("all") ? "" : "@" + t.group())
                + (t.label().isEmpty() ? "" : " " + t.label()) + (t.cutoff().isEmpty() ? "" : " " + t.cutoff()));
        add(parts, "se", t.sensitivity());
        add(parts, "sp", t.specificity());
        add(parts, "j", t.youden());
        add(parts, "ppv", t.ppv());
        add(parts, "npv", t.npv());
        add(parts, "acc", t.accuracy());
        add(parts, "lr+", t.lrPos());
        add(parts, "lr-", t.lrNeg());
        return String.join(" ", parts);
    }

    private static String estimate(Printed value, Printed low, Printed high, Printed p) {
        return value.text()
                + (low.present() ? " (" + low.text() + ", " + high.text() + ")" : "")
                + (p.present() ? " p " + p.text() : "");
    }

    private static void add(List<String> parts, String what, Printed number) {
        if (number.present()) {
            parts.add(what + " " + number.text());
        }
    }
}
