package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/counterpart/report/messages");

    @Test
    void everyMessageStandsInBothLanguagesWithTheSamePlaces() throws IOException {
        List<Path> english;
        try (Stream<Path> files = Files.list(FOLDER)) {
            english = files.filter(f -> f.toString().endsWith(".en.properties"))
                    .sorted()
                    .toList();
        }
        assertThat(english).isNotEmpty();
        for (Path en : english) {
            Path zh = Path.of(en.toString().replace(".en.properties", ".zh.properties"));
            assertThat(places(zh)).as(zh.toString()).isEqualTo(places(en));
        }
    }

    @Test
    void fillsItsPlaces() {
        assertThat(Messages.EN.text("cli.no-such-file", "a.csv")).isEqualTo("a.csv: no such file or folder");
    }

    /**
     * Chinese text keeps a space to Latin letters and numbers and none to Chinese; a space that an argument brings is
     * its own.
     */
    @Test
    void noSpaceStandsBetweenChineseAndChinese() {
        assertThat(Messages.ZH.text("regression.constant", "年龄")).isEqualTo("年龄取值恒定，无法估计系数。");
        assertThat(Messages.ZH.text("regression.constant", "bmi")).isEqualTo("bmi 取值恒定，无法估计系数。");
        assertThat(Messages.ZH.text("regression.separated", "骨 密度、BMI")).startsWith("数据存在分离：随着骨 密度、BMI 的系数");
        assertThat(Messages.ZH.text("regression.collinear", "性别", "ASA 分级")).startsWith("性别是 ASA 分级的线性组合");
        assertThat(Messages.ZH.text("regression.rows-dropped", 3)).endsWith("：3。");
        assertThat(Messages.EN.text("regression.constant", "年龄")).isEqualTo("年龄 does not vary and has no coefficient.");
    }

    private static Map<String, List<String>> places(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        TreeMap<String, List<String>> places = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            places.put(
                    key,
                    Pattern.compile("\\{\\d+}")
                            .matcher(properties.getProperty(key))
                            .results()
                            .map(m -> m.group())
                            .distinct()
                            .sorted()
                            .toList());
        }
        return places;
    }

    /** A dash beside a minus sign would read as a second one. */
    @Test
    void rangesOfNegativeNumbers() {
        assertThat(Messages.EN.ranges("−3.2 (−3.4–−2.9)")).isEqualTo("−3.2 (−3.4 to −2.9)");
        assertThat(Messages.EN.ranges("−0.1 (−3.4–2.9), 1.2–3.4")).isEqualTo("−0.1 (−3.4 to 2.9), 1.2–3.4");
        assertThat(Messages.EN.ranges("Kaplan–Meier, 0.5–1.2")).isEqualTo("Kaplan–Meier, 0.5–1.2");
        assertThat(Messages.ZH.ranges("−3.2（−3.4–−2.9）")).isEqualTo("−3.2（−3.4~−2.9）");
    }
}
