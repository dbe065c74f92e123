package org.counterpart.cli;

import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.counterpart.analysis.AskedWrongly;
import org.counterpart.analysis.FileMatching;
import org.counterpart.cli.option.Names;
import org.counterpart.cli.option.RestOption;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.files.DataPlace;
import org.counterpart.matching.Balance;
import org.counterpart.matching.Inclusion;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.output.InclusionCsv;
import org.counterpart.output.PairsCsv;
import org.counterpart.regression.design.Predictor;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.report.RecordedDecimals;
import org.counterpart.report.json.MatchingJson;
import org.counterpart.report.section.MatchingTables;
import org.counterpart.stats.DecimalText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Matching alone. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Gives each case of a file its controls: exact variables, calipers, optimal or nearest.",
        footer = {
            "",
            "Example: counterpart match examples/birthwt/cohort.csv --id id --case low --exact race --caliper age=2"
        })
final class MatchCommand implements Callable<Integer> {
    private static final MatchingDesign DEFAULTS = MatchingDesign.withDefaults();

    @Mixin
    private CommonOptions common;

    @Mixin
    private FileOptions files;

    @Parameters(paramLabel = "DATA.csv", description = "one row a subject")
    private DataPlace file;

    @Option(names = "--id", required = true, paramLabel = "COL", description = "the subjects' ids")
    private String id;

    @Option(
            names = "--case",
            paramLabel = "COL|COL=VALUE",
            description = "who is a case: a column of 1/0, or a column and the value of a case (with --event: whoever"
                    + " has the event, unless said)")
    private String caseRule;

    @Mixin
    private RestOption rest;

    @Option(
            names = "--exact",
            converter = Names.Converter.class,
            paramLabel = "COL",
            description = "variables a control shares with its case")
    private List<Names> exact = List.of();

    @Option(
            names = "--caliper",
            paramLabel = "COL=WIDTH[sd]",
            description = "how far a control may lie from its case, bounds included (repeatable)")
    private List<String> calipers = List.of();

    @Option(
            names = "--score",
            converter = Names.Converter.class,
            paramLabel = "COL",
            description = "predictors of a score: the fitted probability of being a case, to be near in (--caliper"
                    + " score=0.2sd)")
    private List<Names> score = List.of();

    @Option(
            names = "--levels",
            paramLabel = "COL=REF|SECOND|...",
            description = "a factor of the score and its levels, the reference first (repeatable)")
    private List<String> levels = List.of();

    @Option(
            names = "--score-scale",
            paramLabel = "logit|probability",
            description = "on which scores are subtracted (default: logit)")
    private String scoreScale;

    @Option(
            names = "--sd",
            paramLabel = "WHOSE|COL=SD",
            description = "cohort (default), controls, cases or pooled; or an SD from elsewhere (repeatable)")
    private List<String> sds = List.of();

    @Option(names = "--ratio", paramLabel = "K", description = "controls a case, at most (default: 1)")
    private int ratio = DEFAULTS.ratio();

    @Option(names = "--method", paramLabel = "METHOD", description = "optimal (default) or nearest")
    private String method = Json.word(DEFAULTS.method());

    @Option(
            names = "--distance",
            paramLabel = "DISTANCE",
            description = "caliper (default), scaled-euclidean, mahalanobis, euclidean or score (default with --score)")
    private String distance;

    @Option(
            names = "--distance-variables",
            converter = Names.Converter.class,
            paramLabel = "COL",
            description = "what the distance is over (default: the caliper variables)")
    private List<Names> distanceVariables = List.of();

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = "of nearest: closest (default), largest or smallest (score), random or data")
    private String order;

    @Option(names = "--replace", description = "of nearest: a control may serve several cases")
    private boolean replace;

    @Option(names = "--complete-sets", description = "leave out cases with fewer than K controls")
    private boolean completeSets;

    @Option(names = "--seed", paramLabel = "N", description = "breaks ties, and draws the random order (default: 1)")
    private long seed = DEFAULTS.seed();

    @Option(
            names = "--exit",
            paramLabel = "COL",
            description =
                    "risk sets: end of observation, a number or a date; controls are at risk at their case's event")
    private String exit;

    @Option(
            names = "--event",
            paramLabel = "COL",
            description = "time of the event, empty without one; or yes/no, at exit")
    private String event;

    @Option(
            names = "--entry",
            paramLabel = "COL",
            description = "begin of observation (default: all from the beginning)")
    private String entry;

    @Option(
            names = "--inclusion",
            paramLabel = "FILE.csv",
            description = "risk sets: write each subject's chance to be drawn as a control at least once, for absolute"
                    + " risk (Samuelsen 1997)")
    private Path inclusion;

    @Option(names = "--smd", paramLabel = "mean|cases", description = "whose SD the balance table divides by")
    private String smd = Json.word(DEFAULTS.smd());

    @Option(
            names = "--variables",
            converter = Names.Converter.class,
            paramLabel = "COL",
            description = "more variables to show the balance of")
    private List<Names> variables = List.of();

    @Option(names = "--pairs", paramLabel = "FILE.csv", description = "write the pairs to this file")
    private Path pairs;

    @Override
    public Integer call() throws Exception {
        FileMatching wanted = wanted();
        Path data = file.file().orElse(null);
        for (Path written : Stream.of(pairs, inclusion).filter(Objects::nonNull).toList()) {
            if (data != null && Files.exists(written) && Files.isSameFile(written, data)) {
                throw common.usage("--pairs and --inclusion must not be the data file");
            }
        }
        if (inclusion != null && event == null) {
            throw common.usage("--inclusion goes with risk sets: --exit and --event");
        }
        files.csv();
        ReadResult read = common.onThreads(() -> files.read(file, id));
        FileOptions.warn(common, read, wanted.ask(read));
        FileMatching.Result result = common.analysed(() -> wanted.match(read));
        result.noStatus().ifPresent(note -> common.warn(common.messages().text(note)));
        Cohort cohort = result.cohort();
        Matching matching = result.matching();
        Balance balance = result.balance();
        if (pairs != null) {
            try (Writer out = Files.newBufferedWriter(pairs, StandardCharsets.UTF_8)) {
                PairsCsv.write(cohort, matching, out);
            }
        }
        if (inclusion != null) {
            Inclusion chances = common.analysed(result::inclusion);
            try (Writer out = Files.newBufferedWriter(inclusion, StandardCharsets.UTF_8)) {
                InclusionCsv.write(cohort, chances, out);
            }
        }
        if (common.json()) {
            Fields out = Fields.of("matching", common.messages());
            MatchingJson.write(out, cohort, matching, balance);
            common.out().print(out.write());
        } else {
            print(cohort, matching, balance);
        }
        return ExitCode.DONE;
    }

    private FileMatching wanted() {
        try {
            return asked().with(rest.rest()).balancing(Names.of(variables));
        } catch (AskedWrongly e) {
            throw common.usage(
                    "--exact, --caliper or --score must name what to match on; without any nothing but chance would pair");
        }
    }

    private FileMatching asked() {
        if (event == null && exit == null && entry == null) {
            if (caseRule == null) {
                throw common.usage("Missing required option: '--case=COL|COL=VALUE'");
            }
            return FileMatching.of(caseRule, design());
        }
        if (event == null || exit == null) {
            throw common.usage(
                    "risk sets need --exit and --event, and --entry where observation begins at different times");
        }
        if (!score.isEmpty()) {
            throw common.usage("--score goes without risk sets: a score of cases and controls would ignore time");
        }
        FileMatching atRisk = FileMatching.atRisk(new RiskSetRule(Optional.ofNullable(entry), exit, event), design());
        return caseRule == null ? atRisk : atRisk.withCases(caseRule);
    }

    private MatchingDesign design() {
        Map<String, BigDecimal> external = new LinkedHashMap<>();
        MatchingDesign.SdOf sdOf = DEFAULTS.sd();
        for (String given : sds) {
            int at = given.lastIndexOf('=');
            if (at < 0) {
                sdOf = chosen("--sd", given, MatchingDesign.SdOf.values());
            } else {
                external.put(given.substring(0, at).strip(), sd(given, at));
            }
        }
        if (order != null && !method.equals("nearest")) {
            throw common.usage("--order goes with --method nearest");
        }
        try {
            MatchingDesign design = start().withExact(Names.of(exact))
                    .withCalipers(calipers.stream().map(this::caliper).toList())
                    .with(sdOf)
                    .withExternalSd(external)
                    .withRatio(ratio)
                    .withSeed(seed)
                    .with(chosen("--smd", smd, MatchingDesign.Smd.values()))
                    .with(completeSets ? MatchingDesign.Sets.COMPLETE : MatchingDesign.Sets.PARTIAL)
                    .with(chosen("--method", method, MatchingDesign.Method.values()))
                    .with(replace ? MatchingDesign.Replacement.WITH : MatchingDesign.Replacement.WITHOUT);
            requireUsed(external.keySet(), design);
            design = distance == null
                    ? design.with(design.distance(), Names.of(distanceVariables))
                    : design.with(
                            chosen("--distance", distance, MatchingDesign.Distance.values()),
                            Names.of(distanceVariables));
            return order == null ? design : design.with(chosen("--order", order, MatchingDesign.Order.values()));
        } catch (IllegalArgumentException e) {
            throw common.usage(e.getMessage());
        }
    }

    /** The defaults, with the score that is asked for. */
    private MatchingDesign start() {
        List<String> names = Names.of(score);
        if (names.isEmpty()) {
            if (scoreScale != null || !levels.isEmpty()) {
                throw common.usage("--score-scale and --levels go with --score");
            }
            return DEFAULTS;
        }
        Map<String, List<String>> orders = FactorLevels.of(levels, names, common::usage);
        List<Predictor> predictors = names.stream()
                .map(n -> orders.containsKey(n) ? Predictor.contrasts(n, orders.get(n)) : Predictor.number(n))
                .toList();
        ScoreRule.Scale scale = scoreScale == null
                ? ScoreRule.Scale.LOGIT
                : chosen("--score-scale", scoreScale, ScoreRule.Scale.values());
        return DEFAULTS.with(new ScoreRule(predictors, ScoreRule.Of.CASE, scale));
    }

    /** An SD given for a variable without a caliper in SDs is a misspelt name more often than not. */
    private static void requireUsed(Set<String> external, MatchingDesign design) {
        for (String name : external) {
            if (design.calipers().stream().noneMatch(c -> c.variable().equals(name) && c.unit() == Caliper.Unit.SD)) {
                throw new IllegalArgumentException("--sd: " + name + " has no caliper in SDs");
            }
        }
    }

    private BigDecimal sd(String given, int at) {
        return DecimalText.read(given.substring(at + 1).strip())
                .orElseThrow(
                        () -> common.usage("--sd must be cohort, controls, cases, pooled or COL=NUMBER, got " + given));
    }

    private Caliper caliper(String given) {
        int at = given.lastIndexOf('=');
        if (at < 1) {
            throw common.usage("--caliper must be COL=WIDTH or COL=WIDTHsd, got " + given);
        }
        try {
            return Caliper.of(given.substring(0, at).strip(), given.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw common.usage("--caliper: " + e.getMessage());
        }
    }

    private <E extends Enum<E>> E chosen(String option, String word, E[] values) {
        return CommonOptions.chosen(option, word, values, common::usage);
    }

    private void print(Cohort cohort, Matching matching, Balance balance) {
        MatchingTables tables = new MatchingTables(common.messages());
        common.out().println(common.text(tables.flow(cohort, matching)));
        if (!matching.calipers().isEmpty()) {
            common.out().println(common.text(tables.calipers(cohort, matching)));
        }
        if (matching.design().ratio() > 1) {
            common.out().println(common.text(tables.sets(matching)));
        }
        common.out().println(common.text(tables.balance(balance, new RecordedDecimals(cohort))));
        if (!matching.unmatched().isEmpty()) {
            common.out().println(common.text(tables.unmatched(cohort, matching)));
        }
    }
}
