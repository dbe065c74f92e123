package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MultiverseCommandTest {
    private static final String EXAMPLE = "examples/pvp-residual-pain/study.yaml";

    @TempDir
    Path folder;

    @Test
    void printsTheDistributionsAsJson() {
        Cli run = Cli.run("multiverse", EXAMPLE, "--draws", "200", "--format", "json", "--threads", "2");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.DONE);
        JsonNode json = run.json();
        assertThat(json.get("universes").asInt()).isEqualTo(200);
        assertThat(json.get("failed").asInt()).isZero();
        JsonNode tfi = null;
        for (JsonNode term : json.get("terms")) {
            if (term.get("term").asString().equals("tfi")
                    && term.get("model").asString().equals("unconditional")) {
                tfi = term;
            }
        }
        assertThat(tfi).isNotNull();
        assertThat(tfi.get("published").asDouble()).isEqualTo(5.378);
        JsonNode or = tfi.get("or");
        double[] quantiles = List.of("min", "q025", "q25", "median", "q75", "q975", "max").stream()
                .mapToDouble(q -> or.get(q).asDouble())
                .toArray();
        assertThat(quantiles).isSorted();
        assertThat(tfi.get("publishedPercentile").asDouble()).isBetween(0.0, 1.0);
        assertThat(json.at("/auc/publishedPercentile").asDouble()).isEqualTo(1);
        assertThat(json.at("/influence/0/choice").asString()).isEqualTo("lottery");
        assertThat(Cli.run("multiverse", EXAMPLE, "--draws", "200", "--format", "json", "--threads", "1")
                        .out())
                .isEqualTo(run.out());
    }

    @Test
    void writesAFolderWholeOrNotAtAll() throws IOException {
        Path out = folder.resolve("out");
        Cli run = Cli.run("multiverse", EXAMPLE, "--grid", "--draws", "3", "-o", out.toString(), "--lang", "zh");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("各项选择对结果的影响").contains("共 24 种情形：分析方案 8 种，每种方案 3 个匹配结果。");
        List<String> rows = Files.readAllLines(out.resolve("specifications.csv"));
        assertThat(rows).hasSize(25);
        assertThat(rows.get(0))
                .startsWith(
                        "universe,draw,matching.caliper.age,matching.ratio,univariate.paired,sets,entered,auc,auc.se,");
        assertThat(rows.get(1)).startsWith("1,1,3,1,false,");
        assertThat(out.resolve("multiverse.json")).exists();
        assertThat(Files.readString(out.resolve("figures/curve-tfi-wide.svg"))).contains("胸腰筋膜损伤的 OR");
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("a.txt"), "mine");
        Cli refused = Cli.run("multiverse", EXAMPLE, "--draws", "3", "-o", own.toString());
        assertThat(refused.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(own.resolve("multiverse.json")).doesNotExist();
    }

    @Test
    void refusesWhatIsNoNumberOfDraws() {
        assertThat(Cli.run("multiverse", EXAMPLE, "--draws", "0").status()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("multiverse", EXAMPLE, "--limit-seconds", "0").status())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysWhyNothingCouldBeMatched() throws IOException {
        for (String name : List.of("cohort.csv", "published.yaml")) {
            Files.copy(Path.of("examples/pvp-residual-pain", name), folder.resolve(name));
        }
        Path plan = folder.resolve("study.yaml");
        Files.writeString(
                plan,
                Files.readString(Path.of(EXAMPLE))
                        .replace("caliper: {age: 5, bmd: 0.5 sd}", "caliper: {age: 0, bmd: 0, bmi: 0}"));
        Cli run = Cli.run("multiverse", plan.toString(), "--draws", "5");
        assertThat(run.status()).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(run.err()).contains("no case could be matched");
    }
}
