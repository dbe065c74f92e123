package org.counterpart.app.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.counterpart.app.desk.CaliperCurve;
import org.counterpart.app.desk.Counted;
import org.counterpart.app.desk.Desk;
import org.counterpart.app.desk.PlanText;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Eligibility;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.profile.ColumnProfile;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.matching.design.Unmatched;
import org.counterpart.plan.matching.MatchingReader;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.plan.variable.RuleReader;
import org.counterpart.report.Messages;
import org.counterpart.report.SelectionText;
import org.counterpart.report.Wording;
import org.counterpart.stats.DecimalText;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.study.model.StudySample;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;
import org.counterpart.yaml.YamlProblems;
import org.counterpart.yaml.YamlReader;
import org.counterpart.yaml.YamlText;

/** One page as it is asked for: the plan's text at that time and all that is worked out of it. */
public final class AppPage {
    /** The steps in their order; each is a page. */
    public static final List<String> STEPS =
            List.of("data", "cases", "matching", "analysis", "run", "results", "audit");

    private final String step;
    private final Desk desk;
    private final String changeWord;
    private final long stamp;
    private final PlanText plan;
    private final Counted counted;
    private final Messages messages;
    private final YamlKey top;
    private final AuditPage.Audited audited;
    private final List<Var> variables;
    private Optional<Profile> profile;
    private List<ColumnView> columns;

    /** @param changeWord what the page sends with every change */
    public AppPage(String step, Desk desk, String changeWord, AuditPage.Audited audited) {
        this.step = step;
        this.desk = desk;
        this.changeWord = changeWord;
        this.audited = audited;
        stamp = desk.stamp(); // before everything that it counts: what comes while the page is made is news to it
        plan = desk.plan();
        counted = desk.counted();
        messages = desk.messages();
        YamlNode root = plan.isEmpty() ? null : YamlReader.parse(plan.text(), new YamlProblems(""));
        top = new YamlKey(new YamlProblems(""), "", 0, root);
        variables = Var.all(top, messages.language());
    }

    public String step() {
        return step;
    }

    public PlanText plan() {
        return plan;
    }

    public String changeWord() {
        return changeWord;
    }

    public long stamp() {
        return stamp;
    }

    public String language() {
        return messages.language();
    }

    public String htmlLanguage() {
        return language().equals("zh") ? "zh-CN" : "en";
    }

    /** A text of the page. */
    public String say(String key, Object... arguments) {
        return messages.text("app." + key, arguments);
    }

    /** What a word of the plan is called in a list; a number is itself. */
    public String choice(String names, String word) {
        return names.equals("points") && DecimalText.isDecimal(word)
                ? word
                : say(names + "." + (word.isEmpty() ? "none" : word));
    }

    /** A text that other parts of the program have too. */
    public String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    public Messages messages() {
        return messages;
    }

    /** Whether there is a plan to change by the controls. */
    public boolean hasPlan() {
        return top.node() instanceof YamlNode.Mapping;
    }

    /** Whether the plan may name what is dropped on the page. */
    boolean takesFiles() {
        return desk.takesFiles();
    }

    public boolean canGoBack() {
        return desk.canGoBack();
    }

    /** What stands in the plan under these keys. */
    public YamlKey key(String... path) {
        YamlKey at = top;
        for (String name : path) {
            at = at.key(name);
        }
        return at;
    }

    /** The word under these keys, or the default. */
    public String word(String otherwise, String... path) {
        return key(path).text(otherwise);
    }

    public boolean flag(String... path) {
        return key(path).text().equals("true");
    }

    /** Steps to a key as the page sends them back. */
    public List<String> path(String... steps) {
        return List.of(steps);
    }

    public List<Var> variables() {
        return variables;
    }

    // Data

    /** The columns of the file; empty where there is none that can be read. */
    public List<ColumnView> columns() {
        if (columns == null) {
            columns = profile().map(p -> ColumnView.all(p, top, messages)).orElse(List.of());
        }
        return columns;
    }

    /** What the reader has to say of the file. */
    public List<String> fileNotes() {
        List<String> notes = new ArrayList<>();
        profile().ifPresent(p -> {
            p.file().notes().forEach(n -> notes.add(messages.text(n)));
            p.strayRows().forEach(s -> notes.add(messages.problem(s)));
            p.file().findings().notes().values().forEach(of -> of.forEach(n -> notes.add(messages.text(n))));
        });
        return notes;
    }

    private Optional<Profile> profile() {
        if (profile == null) {
            profile = found();
        }
        return profile;
    }

    private Optional<Profile> found() {
        try {
            return desk.profile();
        } catch (IOException | ProblemsException | NotAnalysableException e) {
            return Optional.empty(); // the list of problems tells it
        }
    }

    public String fileName() {
        return key("cohort", "file").text();
    }

    // Problems and counts

    public List<ProblemLine> problems() {
        return counted.failure()
                .map(e -> ProblemLine.of(e, desk.planFile(), messages))
                .orElse(List.of());
    }

    /** Whether the counts are of the text that the page shows. */
    public boolean isCounted() {
        return counted.version() == plan.version();
    }

    public String count(OptionalInt n) {
        return n.isPresent() ? Integer.toString(n.getAsInt()) : "–";
    }

    public String cases() {
        return count(counted.cases());
    }

    public String controls() {
        return count(counted.controls());
    }

    public String pairs() {
        return count(counted.pairs());
    }

    /** The flow from the file to the study: a step and how many. */
    public List<Map.Entry<String, String>> flow() {
        List<Map.Entry<String, String>> rows = new ArrayList<>();
        counted.selected().ifPresent(selected -> {
            var flow = selected.flow();
            rows.add(Map.entry(say("flow.records"), Integer.toString(flow.records())));
            SelectionText rules = new SelectionText(messages, this::label);
            for (Eligibility.Exclusion e : flow.exclusions()) {
                rows.add(Map.entry(
                        say("flow.excluded", rules.exclusion(e.criterion())), Integer.toString(e.excluded())));
            }
            rows.add(Map.entry(say("flow.eligible"), Integer.toString(flow.eligible())));
            if (flow.undetermined() > 0) {
                rows.add(Map.entry(say("flow.undetermined"), Integer.toString(flow.undetermined())));
            }
            rows.add(Map.entry(say("flow.cases"), Integer.toString(flow.cases())));
            rows.add(Map.entry(say("flow.controls"), Integer.toString(flow.controls())));
        });
        counted.derivation().filter(d -> counted.isSplit()).ifPresent(part -> {
            rows.add(Map.entry(
                    say("flow.derivation-cases"), Integer.toString(part.flow().cases())));
            rows.add(Map.entry(
                    say("flow.derivation-controls"),
                    Integer.toString(part.flow().controls())));
        });
        counted.sample().flatMap(s -> s.step()).ifPresent(step -> {
            rows.add(Map.entry(say("flow.matched"), pairs()));
            rows.add(Map.entry(say("flow.unmatched"), Integer.toString(step.unmatchedCases())));
        });
        return rows;
    }

    private Label label(String name) {
        return Label.of(variables().stream()
                .filter(v -> v.name().equals(name))
                .map(Var::label)
                .findFirst()
                .orElse(name));
    }

    /** Why cases found no partner, each reason with how many. */
    public Map<String, Integer> leftOut() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        Wording labels = new Wording(
                messages, counted.selected().map(s -> s.cohort().variables()).orElse(List.of()));
        counted.noPairs().ifPresent(note -> reasons.put(messages.text(labels.note(note)), 0));
        counted.sample().flatMap(s -> s.matching()).ifPresent(m -> {
            for (Unmatched u : m.unmatched()) {
                reasons.merge(messages.text(labels.note(u.reason())), 1, Integer::sum);
            }
        });
        return reasons;
    }

    public List<String> notes() {
        return counted.notes().stream().map(messages::text).toList();
    }

    // Cases

    public List<RuleView> rules(String... path) {
        Function<YamlKey, Optional<String>> words = ruleWords();
        return RuleView.all(
                key(path),
                List.of(path),
                language(),
                rule -> words.apply(rule).orElseGet(() -> rule.node() == null ? "" : YamlText.flow(rule.node())));
    }

    /** A rule of the plan in words; empty for what cannot be read as one. */
    Function<YamlKey, Optional<String>> ruleWords() {
        PlanVariables known =
                PlanVariables.read(top, word("", "cohort", "id"), word("", "cohort", "file"), desk.planFile());
        SelectionText words = new SelectionText(messages, this::label, known.known()::get);
        RuleReader rules = new RuleReader(known, Derivation.Stage.ANALYSIS);
        return rule -> rules.rule(rule).map(words::rule);
    }

    /** How the conditions of a rule are joined: {@code any}, {@code all}, or empty for one alone. */
    public String join(String... path) {
        YamlKey rule = key(path);
        return rule.key("any").present() ? "any" : rule.key("all").present() ? "all" : "";
    }

    public Optional<Var> variable(String name) {
        return variables().stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /** The sign and value that a new condition of a variable begins with. */
    public String firstSign(Var variable) {
        return variable.hasLevels() ? "equals" : variable.isDate() ? "min" : "above";
    }

    public String firstValue(Var variable) {
        if (variable.hasLevels()) {
            return variable.levels().isEmpty()
                    ? ""
                    : variable.levels().get(variable.levels().size() - 1);
        }
        return column(variable.name())
                .map(c -> c.numbers() == null || variable.isDate()
                        ? c.low()
                        : plain(c.numbers().median()))
                .filter(first -> variable.isDate() || DecimalText.isDecimal(first))
                .orElse("0");
    }

    /** What a column of the file looks like. */
    Optional<ColumnProfile> column(String name) {
        return profile().stream()
                .flatMap(p -> p.columns().stream())
                .filter(c -> c.name().equals(name))
                .findFirst();
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    public List<String> outcomes() {
        return List.copyOf(key("outcomes").keys().keySet());
    }

    // Matching

    public String design() {
        return word("matched", "design");
    }

    /** Whether there are matched sets. */
    public boolean hasSets() {
        return matches() || design().equals("sets");
    }

    /** Whether the program gives partners. */
    public boolean matches() {
        return design().equals("matched")
                || (design().equals("cohort")
                        && key("exposure").present()
                        && !key("weights").present());
    }

    /** What may be imputed in this design, and nothing, as long as the plan says no more of it. */
    public List<String> imputations() {
        List<String> all = new ArrayList<>(detailed() ? List.of() : List.of(""));
        if (!design().equals("sets") && !key("matching", "risk-set").present()) {
            all.add("cohort");
        }
        if (hasSets()) {
            all.add("sets");
        }
        return design().equals("groups") ? List.of() : all;
    }

    public String imputed() {
        return detailed() ? word(imputations().get(0), "impute", "of") : word("", "impute");
    }

    public List<String> imputePath() {
        return detailed() ? path("impute", "of") : path("impute");
    }

    private boolean detailed() {
        return !key("impute").keys().isEmpty();
    }

    /** Whether the exposed and the unexposed of a cohort may be weighted: nothing matches them yet. */
    public boolean mayWeight() {
        return design().equals("cohort")
                && key("exposure").present()
                && !MatchingReader.asksForPartners(key("matching"));
    }

    public List<CaliperView> calipers() {
        return CaliperView.all(
                key("matching", "caliper"),
                variables(),
                counted.selected().map(s -> s.cohort()),
                say("matching.score-caliper"));
    }

    /** Who may be given a caliper and has none. */
    public List<Var> withoutCaliper() {
        YamlKey caliper = key("matching", "caliper");
        return variables.stream()
                .filter(v -> v.isNumber() || v.isDate())
                .filter(v -> !caliper.key(v.name()).present())
                .toList();
    }

    /** Pairs at other widths of each caliper. */
    public List<CurveView> curves() {
        List<CurveView> views = new ArrayList<>();
        List<CaliperView> calipers = calipers();
        for (CaliperCurve curve : counted.curves()) {
            calipers.stream()
                    .filter(c -> c.variable().equals(curve.variable()))
                    .findFirst()
                    .flatMap(c -> CurveView.of(
                            curve,
                            c.label(),
                            DecimalText.read(c.value()).map(Number::doubleValue).orElse(0.0),
                            c.inSds() ? " SD" : ""))
                    .ifPresent(views::add);
        }
        return views;
    }

    /** Whether there is a balance to draw. */
    public boolean hasBalance() {
        return step.equals("matching")
                && counted.sample().flatMap(StudySample::matching).isPresent();
    }

    public long countedVersion() {
        return counted.version();
    }

    public List<String> columnNames() {
        return columns().stream().map(ColumnView::name).toList();
    }

    // Analysis

    /** The names of a list, without their scales. */
    public List<String> names(String... path) {
        return names(key(path));
    }

    static List<String> names(YamlKey list) {
        return list.items().stream().map(PlanVariables::named).toList();
    }

    public ValidationView validation() {
        return new ValidationView(this);
    }

    public CorrelationsView correlations() {
        return new CorrelationsView(this);
    }

    public RepeatedView repeated() {
        return new RepeatedView(this);
    }

    public SurvivalView survival() {
        return new SurvivalView(this);
    }

    public OtherModelsView others() {
        return new OtherModelsView(this);
    }

    public ModelView model() {
        return new ModelView(this);
    }

    /** Who may be compared or enter: everything but dates and texts. */
    public List<Var> comparable() {
        return variables().stream().filter(v -> v.isNumber() || v.hasLevels()).toList();
    }

    /** Who may make subgroups. */
    public List<Var> leveled() {
        return variables().stream().filter(Var::hasLevels).toList();
    }

    /** What may be the time of something. */
    public List<Var> times() {
        return variables().stream().filter(v -> v.isNumber() || v.isDate()).toList();
    }

    /** What may tell of an event: its time, or yes and no. */
    public List<Var> eventSigns() {
        return variables().stream()
                .filter(v -> times().contains(v) || v.type().equals("binary"))
                .toList();
    }

    /** The fewer of those with and without the outcome; of pairs one each. */
    OptionalInt events() {
        if (counted.pairs().isPresent() && matches() && !design().equals("cohort")) {
            return counted.pairs();
        }
        return counted.fewer();
    }

    // Run and results

    /** The run of the study. */
    public JobView run() {
        return new JobView(this, "run", desk.run());
    }

    public ResultsView results() {
        return new ResultsView(this, desk);
    }

    public MultiverseView multiverse() {
        return new MultiverseView(this, desk.multiverse());
    }

    /** Whether what the plan says can be done. */
    boolean isSound() {
        return hasPlan() && isCounted() && problems().isEmpty();
    }

    /** What went wrong, for the list of problems. */
    List<ProblemLine> problem(Throwable e) {
        return ProblemLine.of(
                e instanceof Exception known ? known : new IllegalStateException(e), desk.planFile(), messages);
    }

    // Audit

    public AuditPage audit() {
        return new AuditPage(audited, messages);
    }
}
