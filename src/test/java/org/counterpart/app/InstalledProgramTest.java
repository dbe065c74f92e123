package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder that {@code mvn -Pdist clean verify} makes, on a machine without Java: started where no path leads to
 * another program. Elsewhere {@code -Dcounterpart.image=FOLDER} says where it is.
 */
@EnabledIfSystemProperty(named = "counterpart.image", matches = ".+")
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InstalledProgramTest {
    private static final Pattern ADDRESS =
            Pattern.compile("Counterpart is open at (http://127\\.0\\.0\\.1:\\d+/start\\?t=\\S+)");

    @TempDir
    private Path folder;

    private Path program;

    @BeforeEach
    void find() {
        Path image = Path.of(System.getProperty("counterpart.image"));
        program = List.of("bin/Counterpart", "Counterpart.exe", "Contents/MacOS/Counterpart").stream()
                .map(image::resolve)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private Process start(File said, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "");
        if (said != null) {
            builder.redirectOutput(said);
        }
        return builder.start();
    }

    private String said(String... arguments) throws Exception {
        Path out = folder.resolve("said.txt");
        Process process = start(out.toFile(), arguments);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(out);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private static HttpResponse<String> get(URI address, String cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void saysItsVersion() throws Exception {
        assertThat(said("--version"))
                .contains(Files.readString(Path.of("pom.xml"))
                        .replaceFirst(
                                "(?s).*?<artifactId>counterpart</artifactId>\\s*<version>([^<]+)</version>.*", "$1"));
    }

    @Test
    void opensThePage() throws Exception {
        Process process = start(null, "app", "--no-browser");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            Matcher printed = ADDRESS.matcher(String.valueOf(line));
            assertThat(printed.find()).as(line).isTrue();
            URI address = URI.create(printed.group(1));
            HttpResponse<String> entered = get(address, "");
            assertThat(entered.statusCode()).isEqualTo(303);
            String cookie =
                    entered.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
            HttpResponse<String> page = get(address.resolve("/data"), cookie);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<title>Data · Counterpart</title>");
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A run needs what a page does not: fonts for Word's pictures, the characters of a Chinese file. */
    @Test
    void runsAStudyOfAChineseFile() throws Exception {
        Path plan = Path.of("examples/birthwt/study.yaml").toAbsolutePath();
        said("run", plan.toString(), "-o", folder.resolve("output").toString());
        assertThat(folder.resolve("output/report.docx")).isNotEmptyFile();
        Path data = folder.resolve("cohort.csv");
        Files.write(data, "编号,性别\n1,男\n2,女\n3,男\n".getBytes("GB18030"));
        said(
                "prepare",
                "--file",
                data.toString(),
                "-o",
                folder.resolve("plain.csv").toString());
        assertThat(folder.resolve("plain.csv")).content().contains("编号,性别").contains("2,女");
    }
}
