package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Counterpart column of {@code data-schema/conventions.md}: what the page says is what the commands print. */
class ConventionsPageTest {
    private static final String BIRTHWT = "examples/birthwt/cohort.csv";
    private static final String PAIRS = "src/test/resources/reference/cases/clogit_bdendo11/data.csv";

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            table1 B --group low --variables smoke ; χ²=4.924. +1 +0.026 ; 4.924, P=0.026
            table1 B --group low --variables smoke --correction always ; χ²=4.236. +1 +0.040 ; 4.236, P=0.040
            table1 B --group low --variables smoke --all-tests ; fisher .*0.03618 +2.0141 \\(1.029 – 3.965\\) ; P=0.03618; OR 2.0141 (1.029 – 3.965)
            logistic B --outcome low --predictors smoke ; 2.022 \\(1.081–3.783 ; 2.022 (1.081–3.783)
            table1 B --group low --variables lwt --all-tests ; t-pooled .* 0.01962 .* ; pooled P=0.01962
            table1 B --group low --variables lwt --all-tests ; t-welch .* 0.01308 .* ; Welch P=0.01308
            table1 B --group low --variables lwt --all-tests ; mann-whitney +.*0.01273 ; uncorrected, P=0.01273
            table1 B --group low --variables lwt --all-tests ; mann-whitney-corrected .*0.01278 ; corrected P=0.01278
            table1 B --group low --variables lwt ; 120 \\(104, ; type 7: 104
            table1 B --group low --variables lwt --quantile 6 ; 120 \\(103, ; type 6: 103
            logistic B --outcome low --predictors age,lwt,race,smoke,ptl,ht,ui --levels race=white|black|other ; race=other .*1.001–5.598 ; Wald: 1.001–5.598
            logistic B --outcome low --predictors age,lwt,race,smoke,ptl,ht,ui --levels race=white|black|other --ci profile ; race=other .*1.013–5.724 ; profile: 1.013–5.724
            table1 P --group d --variables gall --paired set --all-tests ; mcnemar-exact .*0.09625     ; P=0.09625
            table1 P --group d --variables gall --paired set --all-tests ; mcnemar +.*0.05935          ; plain 0.05935
            table1 P --group d --variables gall --paired set --all-tests ; mcnemar-corrected .*0.09896 ; corrected 0.09896
            logistic P --outcome d --predictors gall                     ; 2.217 \\(0.903–5.446          ; unconditional 2.217 (0.903–5.446)
            logistic P --outcome d --predictors gall --strata set        ; 2.600 \\(0.927–7.293          ; conditional 2.600 (0.927–7.293)
            roc B --outcome low --markers lwt --direction lower          ; 0.613 \\(0.524–0.702\\)     ; AUC 0.613 (0.524–0.702)
            roc B --outcome low --markers lwt --direction lower          ; lwt +≤110                   ; lwt ≤110
            match B --id id --case low --exact race --caliper age=5      ; age .*−0.267                ; mean variance: −0.267
            match B --id id --case low --exact race --caliper age=5 --smd cases ; age .*−0.301         ; cases' SD: −0.301
            table1 B --group low --variables smoke --strata race ; Mantel-Haenszel +3.086 \\(1.491–6.390\\) +9.413 +1 +0.002 ; OR 3.086 (1.491–6.390), P=0.002
            table1 B --group low --variables smoke --strata race ; continuity +3.086 .* 0.004 ; corrected P=0.004
            """)
    void whatThePageSaysIsWhatIsPrinted(String command, String printed, String said) throws IOException {
        String[] arguments = command.strip().split(" +", -1);
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i].equals("B") ? BIRTHWT : arguments[i].equals("P") ? PAIRS : arguments[i];
        }
        Cli run = Cli.run(arguments);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).containsPattern(printed.strip());
        List<String> page = Files.readAllLines(Path.of("data-schema/conventions.md"));
        assertThat(page).anyMatch(line -> line.contains(said.strip()));
    }
}
