package org.counterpart.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.cli.Cli;
import org.counterpart.report.Messages;
import org.counterpart.study.StudyNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every field of every JSON is described in {@code data-schema/results.csv}. */
class GlossaryTest {
    private static final String BIRTHS = "examples/birthwt/cohort.csv";

    @TempDir
    Path folder;

    /** @param minCell smallest count to publish; 0 for all */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            examples/birthwt/study.yaml | 0
            examples/birthwt/study.yaml | 5
            src/test/resources/awkward/study.yaml | 0
            src/test/resources/besides/study.yaml | 0
            src/test/resources/besides/study.yaml | 3
            src/test/resources/score/study.yaml | 0
            src/test/resources/score/study.yaml | 5
            src/test/resources/derived/study.yaml | 0
            src/test/resources/derived/study.yaml | 3
            src/test/resources/validation/variable.yaml | 0
            src/test/resources/validation/variable.yaml | 5
            src/test/resources/validation/temporal.yaml | 0
            src/test/resources/outcomes/study.yaml | 0
            src/test/resources/outcomes/study.yaml | 3
            src/test/resources/models/lasso.yaml | 0
            src/test/resources/models/lasso.yaml | 11
            src/test/resources/models/sensitivity.yaml | 0
            src/test/resources/models/sensitivity.yaml | 11
            src/test/resources/models/misclassification.yaml | 0
            src/test/resources/models/misclassification.yaml | 5
            src/test/resources/models/sample-size.yaml | 0
            src/test/resources/models/reclassification.yaml | 0
            src/test/resources/models/reclassification.yaml | 3
            src/test/resources/designs/weights.yaml | 0
            src/test/resources/designs/other-models.yaml | 0
            src/test/resources/designs/follow-up.yaml | 0
            src/test/resources/designs/risk-set.yaml | 0
            src/test/resources/designs/repeated-pairs.yaml | 0
            src/test/resources/designs/repeated.yaml | 0
            src/test/resources/designs/repeated.yaml | 5
            """)
    void everyFieldOfAStudyIsDescribed(Path plan, int minCell) throws Exception {
        describedAs("study", minCell == 0 ? StudyNumbers.of(plan) : StudyNumbers.of(plan, minCell));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            model      | logistic BIRTHS --outcome low --predictors age,lwt,race,smoke --lasso
            other      | model BIRTHS --kind gee --outcome low --predictors age,smoke --cluster race
            other      | model BIRTHS --kind cox --outcome low --time bwt --predictors age,smoke --strata race
            other      | model BIRTHS --kind ordinal --outcome ftv --predictors age,smoke
            power      | power --design pairs --or 2 --exposed 0.3 --n 61
            power      | power --design matched --exposed 0.3 --n 61 --power 0.8
            prepare    | prepare src/test/resources/outcomes/study.yaml -o OUT
            check      | check src/test/resources/outcomes/study.yaml
            multiverse | multiverse src/test/resources/outcomes/study.yaml --grid
            prepare    | prepare src/test/resources/derived/study.yaml -o OUT
            prepare    | prepare --file BIRTHS -o OUT
            table1     | table1 BIRTHS --group low
            table1     | table1 BIRTHS --group race
            table1     | table1 BIRTHS --group race --posthoc holm --correlations age:lwt,smoke:ht --all-tests
            model      | logistic BIRTHS --outcome low --predictors age,lwt,race,smoke
            model      | logistic BIRTHS --outcome low --predictors age,lwt,race,smoke,ptl,ht,ui --selection backward-lr
            model      | logistic BIRTHS --outcome low --predictors age,lwt --cluster race
            model      | logistic BIRTHS --outcome low --predictors age,lwt --firth
            model      | logistic BIRTHS --outcome low --predictors age,lwt,race --influence
            table1     | table1 BIRTHS --group low --strata race
            roc        | roc BIRTHS --outcome low --markers lwt,age --partial-specificity 0.9,1
            roc        | roc src/test/resources/reference/cases/reclass_birthwt/data.csv --outcome low --markers p_new,p_old --reclassification --cut-points 0.3
            model      | logistic BIRTHS --outcome low --predictors age,lwt --strata race
            roc        | roc BIRTHS --outcome low --markers lwt,age --bootstrap 20 --sets race
            matching   | match BIRTHS --id id --case low --exact race --caliper age=0
            init       | init BIRTHS -o PLAN
            check      | check examples/birthwt/study.yaml
            audit      | audit examples/pvp-residual-pain/published.yaml
            audit      | audit --text TEXT
            multiverse | multiverse examples/pvp-residual-pain/study.yaml -o OUT
            """)
    void everyFieldIsDescribed(String shape, String line) throws Exception {
        Path text = java.nio.file.Files.writeString(folder.resolve("t.txt"), "Age (OR=1.05, 95%CI 1.01-1.09, P=0.02).");
        List<String> words = new ArrayList<>(List.of(line.replace("BIRTHS", BIRTHS)
                .replace("OUT", folder.resolve("o").toString())
                .replace("PLAN", folder.resolve("p.yaml").toString())
                .replace("TEXT", text.toString())
                .split(" ")));
        words.addAll(List.of("--format", "json"));
        Cli run = Cli.run(words.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        describedAs(shape, run.json());
    }

    private static void describedAs(String shape, JsonNode found) {
        List<String> undescribed = new ArrayList<>();
        look(found, Optional.of(Glossary.committed().shape(shape)), shape, undescribed);
        assertThat(undescribed).isEmpty();
    }

    private static void look(JsonNode node, Optional<Glossary.Place> at, String path, List<String> undescribed) {
        if (node.isObject()) {
            for (String name : node.propertyNames()) {
                look(node.get(name), at.flatMap(p -> p.at(name)), path + "." + name, undescribed);
            }
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isContainer()) {
            node.forEach(n -> look(n, at, path, undescribed));
        } else if (at.isEmpty() || (says(node) && at.get().field().isEmpty())) {
            undescribed.add(path);
        }
    }

    /** An empty list and a null, of whatever they could hold more, say nothing. */
    private static boolean says(JsonNode node) {
        return !node.isNull() && !(node.isContainer() && node.isEmpty());
    }

    @Test
    void eachDescriptionIsWhole() {
        assertThat(Glossary.committed().fields())
                .hasSizeGreaterThan(400)
                .allSatisfy(f -> {
                    assertThat(f.meaning()).as(f.name()).isNotBlank();
                    assertThat(f.exposure()).as(f.name()).isNotEqualTo(Exposure.UNDECLARED);
                })
                .extracting(Field::name)
                .doesNotHaveDuplicates();
    }

    /** A report's "where it comes from" names the number in results.json; parts of other sentences name none. */
    @Test
    void eachOriginIsTheOriginOfAField() throws Exception {
        java.util.Properties words = new java.util.Properties();
        try (java.io.InputStream in = Messages.class.getResourceAsStream("messages/origin.en.properties")) {
            words.load(in);
        }
        List<String> parts = List.of("subjects", "sets", "field", "field-r", "audit-count");
        assertThat(words.stringPropertyNames().stream()
                        .map(k -> k.substring("origin.".length()).replaceAll("@.*", "")))
                .allSatisfy(key -> assertThat(Glossary.committed().ofOrigin(key).isPresent() || parts.contains(key))
                        .as(key)
                        .isTrue());
        assertThat(Glossary.committed().fields().stream().flatMap(f -> f.origins().stream()))
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(words).containsKey("origin." + key));
    }
}
