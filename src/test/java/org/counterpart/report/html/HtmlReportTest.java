package org.counterpart.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.counterpart.report.DemoReport;
import org.counterpart.report.Piece;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static String html;
    private static Document page;

    @BeforeAll
    static void write() throws Exception {
        html = HtmlReport.html(DemoReport.bilingual());
        Path folder = Files.createDirectories(Path.of("target/demo"));
        Files.writeString(folder.resolve("report.html"), html);
        page = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> all(String tag) {
        NodeList nodes = page.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Set<String> ids() {
        Set<String> ids = new HashSet<>();
        for (Element e : all("*")) {
            String id = e.getAttribute("id");
            if (!id.isEmpty()) {
                assertThat(ids.add(id)).as("id %s twice", id).isTrue();
            }
        }
        return ids;
    }

    @Test
    void isTheSameBytesEveryTime() {
        assertThat(HtmlReport.html(DemoReport.bilingual())).isEqualTo(html);
    }

    @Test
    void idsAreUniqueAndEveryReferenceResolves() {
        Set<String> ids = ids();
        for (Element e : all("*")) {
            for (String id : e.getAttribute("aria-labelledby").split(" ", -1)) {
                if (!id.isEmpty()) {
                    assertThat(ids).contains(id);
                }
            }
        }
        for (Element link : all("a")) {
            String href = link.getAttribute("href");
            if (href.startsWith("#")) {
                assertThat(ids).contains(href.substring(1));
            } else {
                assertThat(href).startsWith("https://doi.org/10.");
            }
        }
        assertThat(all("a").stream().map(a -> a.getAttribute("href"))).contains("https://doi.org/10.1002/sim.3697");
    }

    @Test
    void needsNoScriptAndNothingFromElsewhere() {
        assertThat(all("script")).isEmpty();
        for (String tag : List.of("img", "iframe", "object", "embed", "link", "image", "use", "form")) {
            assertThat(all(tag)).as(tag).isEmpty();
        }
        for (Element e : all("*")) {
            for (int i = 0; i < e.getAttributes().getLength(); i++) {
                String name = e.getAttributes().item(i).getNodeName();
                assertThat(name.startsWith("on") || name.equals("src")).as(name).isFalse();
            }
        }
        assertThat(html).doesNotContain("@import", "url(http").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void bothLanguagesHaveTheSameParts() {
        Set<String> en = new HashSet<>();
        Set<String> zh = new HashSet<>();
        for (String id : ids()) {
            String bare = id.replaceFirst("^en-", "").replaceFirst("^zh-", "").replaceAll("-(en|zh)-", "-");
            boolean english = id.startsWith("en-") || id.contains("-en-");
            if (english || id.startsWith("zh-") || id.contains("-zh-")) {
                (english ? en : zh).add(bare.replaceFirst("-\\d+$", ""));
            }
        }
        assertThat(en).isNotEmpty().isEqualTo(zh);
        assertThat(all("article").stream().map(a -> a.getAttribute("lang"))).containsExactly("en", "zh-CN");
    }

    @Test
    void tablesCanBeReadAloud() {
        assertThat(all("table")).isNotEmpty();
        for (Element table : all("table")) {
            assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1);
        }
        assertThat(all("th"))
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isIn("col", "row"));
        for (Element svg : all("svg")) {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
        }
        assertThat(all("main")).hasSize(1);
        assertThat(all("h1")).hasSize(2);
    }

    @Test
    void everyNumberShowsItsFullPrecisionAndItsOrigin() {
        assertThat(html)
                .contains("<span class=\"exact\">1.6823071234567<sup>a</sup></span>")
                .contains("<dt>a</dt><dd>Wald test; 122 rows, 61 cases")
                .contains("<dt>b</dt><dd>exp(B)");
    }

    @Test
    void tablesAndFiguresAreNumberedInTheirOrder() {
        assertThat(html).contains("Table\u00a01", "Table\u00a03", "Figure\u00a01", "表1", "图1");
    }

    @Test
    void aDoiEndsWhereItEnds() {
        assertThat(Piece.of("See doi:10.1002/sim.3697. Or (https://doi.org/10.1016/S0140-6736(07)61602-X)."))
                .containsExactly(
                        new Piece("See ", ""),
                        new Piece("doi:10.1002/sim.3697", "10.1002/sim.3697"),
                        new Piece(". Or (", ""),
                        new Piece("https://doi.org/10.1016/S0140-6736(07)61602-X", "10.1016/S0140-6736(07)61602-X"),
                        new Piece(").", ""));
        assertThat(Piece.of("参见doi:10.1/x")).containsExactly(new Piece("参见doi:10.1/x", ""));
        assertThatThrownBy(() -> HtmlReport.html(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
