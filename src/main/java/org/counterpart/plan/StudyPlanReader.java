package org.counterpart.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.counterpart.cohort.CaseDefinition;
import org.counterpart.cohort.Condition;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Eligibility;
import org.counterpart.cohort.Eligibility.Criterion;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.Truth;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Bound;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.source.TextFile;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.plan.cohort.CohortFile;
import org.counterpart.plan.cohort.CohortFileReader;
import org.counterpart.plan.imputation.ImputeReader;
import org.counterpart.plan.matching.MatchingReader;
import org.counterpart.plan.matching.WeightsReader;
import org.counterpart.plan.other.OtherModelsReader;
import org.counterpart.plan.repeated.RepeatedPlan;
import org.counterpart.plan.repeated.RepeatedReader;
import org.counterpart.plan.sensitivity.SensitivityReader;
import org.counterpart.plan.simulation.SimulationReader;
import org.counterpart.plan.size.SampleSizeReader;
import org.counterpart.plan.survival.SurvivalReader;
import org.counterpart.plan.survival.TimeToEventReader;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.plan.variable.RuleReader;
import org.counterpart.simulation.SimulationModel;
import org.counterpart.univariate.correlation.Correlation;
import org.counterpart.yaml.FullWidthMarks;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;
import org.counterpart.yaml.YamlNode.Mapping;
import org.counterpart.yaml.YamlProblems;
import org.counterpart.yaml.YamlReader;
import org.counterpart.yaml.YamlSchema;

/**
 * Reads a study plan: YAML, then the schema, then what a schema cannot say (names that must be declared, values that
 * must fit their
 * variable). Everything that is wrong is told at once, each with its line.
 */
public final class StudyPlanReader {
    static final YamlSchema SCHEMA = YamlSchema.beside(StudyPlanReader.class, "study.schema.json");

    private StudyPlanReader() {}

    /** @throws ProblemsException with every problem of the file */
    public static StudyPlan read(Path file) throws IOException {
        YamlProblems problems = new YamlProblems(file.toString());
        refuseData(file, problems);
        return read(file, TextFile.bytes(file), problems);
    }

    /**
     * The same of a plan that somebody is still writing.
     *
     * @param file where the plan will stand, from which it names its files; it need not be there
     * @param bytes what would stand in it
     */
    public static StudyPlan read(Path file, byte[] bytes) {
        return read(file, bytes, new YamlProblems(file.toString()));
    }

    private static StudyPlan read(Path file, byte[] bytes, YamlProblems problems) {
        String text = TextFile.decode(bytes, file.toString());
        YamlNode root = YamlReader.parse(text, problems);
        if (problems.any()) {
            FullWidthMarks.tell(text, problems);
        }
        if (root != null && !(root instanceof Mapping)) {
            problems.add(root.line(), "", "", "yaml.type.object");
        }
        if (!(root instanceof Mapping mapping)) {
            throw new ProblemsException(problems.list());
        }
        PlanSource source = new PlanSource(file, bytes, text, mapping);
        Optional<StudyPlan> plan = plan(source, problems);
        if (!problems.any()) {
            StudyPlan sound = plan.orElseThrow();
            MultiverseReader.checkAlternatives(sound.source(), sound.multiverse(), problems);
        }
        if (problems.any()) {
            FullWidthMarks.tell(text, problems);
        }
        problems.throwIfAny();
        return plan.orElseThrow();
    }

    /** A data file in the place of a plan is the commonest first mistake. */
    private static void refuseData(Path file, YamlProblems problems) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (Stream.of(".csv", ".tsv", ".xlsx", ".xls", ".sav", ".dta", ".sas7bdat", ".parquet", ".duckdb", ".sqlite")
                .anyMatch(name::endsWith)) {
            problems.add(0, "", "", "plan.data-file", file.toString());
            problems.throwIfAny();
        }
    }

    static StudyPlan vary(PlanSource source, Map<String, String> choices) {
        return varied(source, choices, StudyPlanReader::plan);
    }

    /**
     * As {@link #vary} of values that have each been held against the schema: what they say together, the rules of the
     * plan judge.
     */
    static StudyPlan combine(PlanSource source, Map<String, String> choices) {
        return varied(source, choices, StudyPlanReader::ruled);
    }

    private static StudyPlan varied(
            PlanSource source,
            Map<String, String> choices,
            BiFunction<PlanSource, YamlProblems, Optional<StudyPlan>> reading) {
        YamlProblems problems = new YamlProblems(source.file().toString());
        PlanSource varied = source;
        for (Map.Entry<String, String> choice : choices.entrySet()) {
            YamlNode node = choice.getValue() == null ? null : YamlReader.parse(choice.getValue(), problems);
            boolean nothing = node instanceof YamlNode.Scalar s && s.kind() == YamlNode.Kind.NULL;
            varied = varied.with(choice.getKey(), nothing ? null : node);
        }
        problems.throwIfAny();
        Optional<StudyPlan> plan = reading.apply(varied, problems);
        problems.throwIfAny();
        return plan.orElseThrow();
    }

    /** The plan; what is wrong with it goes to the problems, and it is empty when they leave nothing to build on. */
    static Optional<StudyPlan> plan(PlanSource source, YamlProblems problems) {
        SCHEMA.check(source.root(), problems);
        return ruled(source, problems);
    }

    /** The models of a list, or the one. */
    private static List<YamlKey> modelKeys(YamlKey key) {
        return key.items().isEmpty() ? List.of(key) : key.items();
    }

    /** The variables that the choice of the subjects, or of the groups, looked at. */
    private static List<String> chosenBy(
            Optional<MatchingDesign> matching, MatchedFile matchedFile, Optional<String> group) {
        return Stream.concat(
                        matching.map(MatchingDesign::variables).orElseGet(matchedFile::shared).stream(), group.stream())
                .toList();
    }

    private static Optional<StudyPlan> ruled(PlanSource source, YamlProblems problems) {
        YamlKey top = YamlKey.top(problems, source.root());
        return top.keys().containsKey("outcomes")
                ? outcomes(source, OutcomesPlan.rules(top.key("outcomes"), top.key("case")), problems)
                : ruled(source, top.key("case"), OutcomesPlan.NONE, problems);
    }

    /** A plan an outcome; what is wrong with each of them alike is told once. */
    private static Optional<StudyPlan> outcomes(PlanSource source, Map<String, YamlKey> rules, YamlProblems problems) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        List<OutcomesPlan.One> all = new ArrayList<>();
        rules.forEach((name, rule) -> all.add(new OutcomesPlan.One(
                name, rule.key("label").label(name), rule.line(), told(source, rule.node(), problems))));
        List<StudyPlan> plans = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            YamlKey rule = rules.get(all.get(i).name());
            ruled(
                            OutcomesPlan.source(source, rule, i == 0),
                            rule,
                            new OutcomesPlan(all, i, i == 0 ? List.copyOf(plans) : List.of()),
                            problems)
                    .ifPresent(plan -> plans.add(0, plan));
        }
        return plans.size() < all.size() ? Optional.empty() : Optional.of(plans.get(0));
    }

    /** The variables that tell by definition who is a case; what is wrong with the rule is told elsewhere. */
    private static Set<String> told(PlanSource source, YamlNode rule, YamlProblems problems) {
        YamlKey top = YamlKey.top(problems.untold(), source.with("case", rule).root());
        CohortFile cohort = CohortFileReader.read(top.key("cohort"), top.key("variables"), source.file());
        PlanVariables variables = PlanVariables.read(top, cohort.id(), cohort.given(), source.file());
        Optional<Rule> of = new RuleReader(variables, Stage.ELIGIBLE).rule(top.key("case"));
        return new TableVariables(variables, List.of(), CaseDefinition.of(of.orElse(null))).told();
    }

    /** A cohort whose plan says whom the exposed are to be like, and who they are, is matched. */
    private static StudyDesign design(YamlKey top) {
        StudyDesign design = top.key("design").word(StudyDesign.MATCHED);
        return design == StudyDesign.COHORT
                        && top.key("exposure").present()
                        && MatchingReader.asksForPartners(top.key("matching"))
                ? StudyDesign.MATCHED_COHORT
                : design;
    }

    /** Whoever has the event of the risk sets is a case, where the plan does not say otherwise. */
    private static Rule event(RiskSetRule risk, PlanVariables variables) {
        Variable event = variables.known().get(risk.event());
        return event.type() == Variable.Type.BINARY
                ? Condition.of(
                        event.name(),
                        Bound.Relation.EQUALS,
                        event.levels().size() == 2 ? event.levels().get(1) : "1")
                : new Rule.Recorded(event.name(), Truth.FALSE);
    }

    private static Optional<StudyPlan> ruled(
            PlanSource source, YamlKey caseKey, OutcomesPlan outcomes, YamlProblems problems) {
        YamlKey top = YamlKey.top(problems, source.root());
        CohortFile cohort = CohortFileReader.read(top.key("cohort"), top.key("variables"), source.file());
        PlanVariables variables = PlanVariables.read(top, cohort.id(), cohort.given(), source.file());
        RuleReader rules = new RuleReader(variables, Stage.ELIGIBLE);
        StudyDesign design = design(top);
        YamlKey matched = top.key("matching");
        ScoreRule.Of of = design.isCohort() ? ScoreRule.Of.EXPOSURE : ScoreRule.Of.CASE;
        Optional<MatchingDesign> matching =
                design.matches() ? Optional.of(MatchingReader.read(matched, variables, of)) : Optional.empty();
        Optional<Rule> caseRule = caseKey.present()
                ? rules.rule(caseKey)
                : matching.flatMap(MatchingDesign::riskSet).map(risk -> event(risk, variables));
        Optional<Rule> controlRule = rules.rule(top.key("control"));
        CaseDefinition definition = new CaseDefinition(caseRule.orElse(null), controlRule.orElse(null));
        RuleReader entry = new RuleReader(variables, Stage.RECORD);
        Optional<String> group = new ComparedReader(design, variables).read(top.key("exposure"), top.key("group"));
        Eligibility eligible = entry.eligibility(top.key("eligibility"));
        Selection selection = new Selection(
                variables.derivations(),
                group.map(g -> eligible.and(Criterion.of(new Rule.Recorded(g)))).orElse(eligible),
                definition);
        MatchedFile matchedFile =
                design.matches() ? MatchedFile.NOT : MatchedFileReader.read(matched, design, variables);
        List<String> times = Stream.concat(
                        matching.flatMap(MatchingDesign::riskSet).map(RiskSetRule::columns).orElse(List.of()).stream(),
                        Stream.of("other-models", "survival")
                                .flatMap(key -> top.key(key).items().stream())
                                .flatMap(TimeToEventReader::named))
                .toList();
        TableVariables tables =
                new TableVariables(variables, chosenBy(matching, matchedFile, group), definition, times);
        ModelReader models = new ModelReader(design, matchedFile, group, tables);
        UnivariatePlan univariate =
                models.univariate(top.key("univariate"), PairwiseReader.posthoc(top.key("posthoc"), design));
        List<Correlation.Of> correlations = PairwiseReader.correlations(top.key("correlations"), variables);
        List<RepeatedPlan> repeated = new RepeatedReader(variables).read(top.key("repeated"));
        YamlKey modelKey = top.key("multivariable");
        List<FurtherPlan.Named> modelList = FurtherReader.models(
                modelKey, models, tables.list(top.key("predictors-after-outcome")), univariate.scales());
        MultivariablePlan multivariable = modelList.get(0).model();
        YamlKey firstModel =
                modelKey.items().isEmpty() ? modelKey : modelKey.items().get(0);
        models.requireLevels(firstModel, multivariable, univariate);
        FurtherPlan further = FurtherReader.read(modelKey, modelList, top.key("subgroups"), tables);
        boolean listed = top.key("univariate").key("variables").present();
        UnivariatePlan table =
                listed ? univariate : univariate.on(multivariable.codings().scales());
        Optional<SimulationModel> simulation =
                new SimulationReader(variables, cohort.id()).read(top.key("simulation"), definition);
        if (simulation.isPresent() && caseRule.isEmpty() && !caseKey.present()) {
            top.key("simulation").problem("plan.simulation-without-case");
        }
        MultiversePlan multiverse = MultiverseReader.read(top.key("multiverse"));
        Optional<ValidationPlan> validation =
                new ValidationReader(variables, cohort, design, source.file()).read(top.key("validation"));
        boolean chosen = top.key("case-control").flag(false) || design.hasSetsOfCases();
        TimeToEventReader followUp = new TimeToEventReader(variables, rules, chosen, caseRule.isPresent());
        YamlKey published = top.key("published");
        YamlKey prevalence = top.key("prevalence");
        YamlKey caseControl = top.key("case-control");
        if (caseControl.present() && design != StudyDesign.UNMATCHED) {
            caseControl.problem("plan.case-control-of-unmatched", design.word());
        }
        if (caseRule.isPresent() && outcomes.named()) {
            tables.refuseOwn(caseRule.get(), top.key("univariate").key("variables"), outcomes);
            modelKeys(modelKey).forEach(m -> tables.refuseOwn(caseRule.get(), m.key("predictors"), outcomes));
        }
        if (caseRule.isEmpty() && (outcomes.named() || design != StudyDesign.GROUPS)) {
            if (!outcomes.named()
                    && !top.keys().containsKey("case")
                    && !matched.key("risk-set").present()) {
                top.key("case").problem("yaml.required", "case");
            }
            return Optional.empty();
        }
        return Optional.of(new StudyPlan(
                source,
                top.key("title").label(""),
                design,
                cohort,
                variables.declared(),
                selection,
                outcomes,
                group,
                matching,
                matchedFile,
                WeightsReader.read(
                        top.key("weights"),
                        variables,
                        design == StudyDesign.MATCHED_COHORT,
                        group.filter(g -> design == StudyDesign.COHORT)),
                ImputeReader.read(
                        top.key("impute"),
                        variables,
                        design.hasSets(),
                        design != StudyDesign.SETS
                                && matching.flatMap(MatchingDesign::riskSet).isEmpty(),
                        caseRule.isPresent() || caseKey.present()),
                matched.key("seed").whole(1L),
                caseControl.flag(false),
                table,
                correlations,
                repeated,
                multivariable,
                further,
                new OtherModelsReader(
                                variables,
                                tables::list,
                                tables::scales,
                                !chosen,
                                design.hasSetsOfCases(),
                                caseRule.isPresent(),
                                followUp)
                        .read(top.key("other-models")),
                new SurvivalReader(variables, followUp).read(top.key("survival")),
                SensitivityReader.read(
                        top.key("sensitivity"), design.hasSets(), design.word(), variables, caseRule.isPresent()),
                ModelReader.roc(top.key("roc"), modelList.size()),
                prevalence.decimal() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(prevalence.decimal().doubleValue()),
                SampleSizeReader.read(
                        top.key("sample-size"),
                        design.hasSets(),
                        matching.map(MatchingDesign::ratio).orElse(1),
                        caseRule.isPresent() && design != StudyDesign.MATCHED_COHORT && design != StudyDesign.GROUPS),
                validation,
                published.present() ? Optional.of(CohortFileReader.beside(source.file(), published)) : Optional.empty(),
                multiverse,
                simulation,
                ModelReader.report(top.key("report"))));
    }
}
