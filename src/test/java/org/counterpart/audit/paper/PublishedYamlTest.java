package org.counterpart.audit.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.counterpart.audit.text.PastedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read again as the same. */
class PublishedYamlTest {
    @TempDir
    Path folder;

    private PublishedResults again(PublishedResults paper) throws Exception {
        Path file = Files.writeString(folder.resolve("p.yaml"), PublishedYaml.of(paper));
        return PublishedReader.read(file);
    }

    @Test
    void aFileWrittenAgainSaysTheSame() throws Exception {
        PublishedResults paper = PublishedReader.read(Path.of("examples/pvp-residual-pain/published.yaml"));
        assertThat(PublishedYaml.of(again(paper)))
                .isEqualTo(PublishedYaml.of(paper))
                .isNotEqualTo("{}\n");
    }

    @Test
    void aTextWrittenAsAFileIsReadTheSame() throws Exception {
        PublishedResults text = PastedText.read(
                        "Age 'old' (OR=1.05; 95%CI 1.01-1.09, P<0.05): 61 cases, 61 controls. AUC 0.81 (0.75-0.87).",
                        "-")
                .results();
        PublishedResults paper = again(text);
        assertThat(paper.all().cases()).isEqualTo(61);
        assertThat(paper.models().get(0).predictors().get(0).ciHigh().text()).isEqualTo("1.09");
        assertThat(paper.models().get(0).predictors().get(0).p().text()).isEqualTo("<0.05");
        assertThat(paper.aucs().get(0).ciLow().text()).isEqualTo("0.75");
    }

    @Test
    void nothingReadIsAnEmptyFile() throws Exception {
        PublishedResults nothing = PastedText.read("No numbers here.", "-").results();
        assertThat(PublishedYaml.of(nothing)).isEqualTo("{}\n");
        assertThat(again(nothing).models()).isEmpty();
    }
}
