package org.counterpart.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.result.Glossary;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** With small counts hidden, what nobody described is not published. */
class ClosedTest {
    private final ObjectNode study = Json.object();

    private void close() {
        new Closed(Messages.EN).close(study, Glossary.committed().shape("study"));
    }

    @Test
    void aFieldThatNobodyDescribedIsWithheld() {
        ObjectNode models = study.putObject("models");
        models.putObject("unconditional").put("n", 40).put("madeUp", 3);
        models.putObject("brandNew").put("n", 2);
        close();
        assertThat(study.at("/models/unconditional/n").asInt()).isEqualTo(40);
        assertThat(study.at("/models/unconditional/madeUp").isNull()).isTrue();
        assertThat(study.at("/models/brandNew").isNull()).isTrue();
        assertThat(study.at("/models/reason").asString()).contains("the glossary does not say");
    }

    @Test
    void valuesOfSingleSubjectsAreWithheldWhereverTheyStand() {
        study.putObject("matching").putArray("sets").addObject().put("case", "P7");
        ObjectNode summary = study.putObject("univariate")
                .putArray("rows")
                .addObject()
                .putObject("summary")
                .putObject("group of any name");
        summary.put("mean", 3.5).put("max", 11);
        close();
        assertThat(study.at("/matching/sets").isNull()).isTrue();
        assertThat(summary.get("mean").asDouble()).isEqualTo(3.5);
        assertThat(summary.get("max").isNull()).isTrue();
        assertThat(summary.get("reason").asString()).contains("single subjects");
    }
}
