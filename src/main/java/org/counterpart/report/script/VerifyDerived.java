package org.counterpart.report.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Condition;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.Scale;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Bound;
import org.counterpart.cohort.derived.ByFormula;
import org.counterpart.cohort.derived.ByModel;
import org.counterpart.cohort.derived.ByRule;
import org.counterpart.cohort.derived.CutGroups;
import org.counterpart.cohort.derived.Formula;
import org.counterpart.cohort.derived.QuantileGroups;
import org.counterpart.cohort.derived.TimeBetween;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.StudyResult;

/**
 * The part of {@code verify.R} that makes each derived variable again from its parts, and compares it with its column
 * subject by subject. Cut points that are quantiles of the source cohort are taken as numbers: that cohort is not
 * beside the script.
 */
final class VerifyDerived {
    private final StudyResult result;
    private final MatchedNames names;
    private final ScriptText r;
    private final Cohort cohort;

    VerifyDerived(StudyResult result, MatchedNames names, ScriptText r) {
        this.result = result;
        this.names = names;
        this.r = r;
        this.cohort = result.matched().cohort();
    }

    void write() {
        if (result.derived().isEmpty()) {
            return;
        }
        VerifyScript.section(r, "Derived variables, each made again from its parts");
        r.line("finite <- function(x) ifelse(is.finite(x), x, NA)")
                .line("# A part that is missing leaves no value, not even of 1^NA or NA^0.")
                .line("known <- function(x, ...) { parts <- cbind(...); x[rowSums(is.na(parts)) > 0] <- NA; x }")
                .line("# Half away from zero, of 15 significant digits; R's round goes to the even digit.")
                .line("rounded <- function(x, d) sign(x) * floor(signif(abs(x) * 10^d, 15) + 0.5) / 10^d")
                .line("# Completed years or months between days since 1970-01-01, with a minus on the way back.")
                .line("completed <- function(from, to, months) {")
                .line("  a <- as.POSIXlt(as.Date(pmin(from, to), origin = \"1970-01-01\"))")
                .line("  b <- as.POSIXlt(as.Date(pmax(from, to), origin = \"1970-01-01\"))")
                .line("  whole <- 12 * (b$year - a$year) + b$mon - a$mon - (b$mday < a$mday)")
                .line("  ifelse(to < from, -1, 1) * (if (months) whole else floor(whole / 12))")
                .line("}")
                .line("agree <- function(a, b) {")
                .line("  a <- as.numeric(a)")
                .line("  sum(is.na(a) & is.na(b) | !is.na(a) & !is.na(b) & abs(a - b) <= 1e-9 * pmax(1, abs(b)))")
                .line("}");
        for (Derivation derivation : result.derived()) {
            derivation(derivation);
        }
    }

    private void derivation(Derivation derivation) {
        if (!readable(derivation.variables())) {
            r.comment(derivation.name() + " is not made again here: R does not read how a date of it is written");
            return;
        }
        Code at = column(derivation.name());
        Code made;
        Code found = at;
        if (derivation instanceof ByRule by) {
            made = rule(by.rule());
            found = code(derivation.name());
        } else if (derivation instanceof ByFormula by) {
            made = formula(by);
        } else if (derivation instanceof TimeBetween by) {
            made = between(by);
        } else if (derivation instanceof CutGroups by) {
            if (by.cuts().isEmpty()) {
                return;
            }
            made = Code.of(
                    by.leftIncluded() ? "findInterval({}, c({}))" : "findInterval({}, c({}), left.open = TRUE)",
                    column(by.source()),
                    Code.join(", ", by.cuts().stream().map(Code::of).toList()));
            found = code(derivation.name());
            if (derivation instanceof QuantileGroups) {
                r.comment(derivation.name() + ": its cut points are quantiles of subjects who are not in matched.csv");
            }
        } else {
            ByModel by = (ByModel) derivation;
            if (cohort.column(by.name()).missingCount() == cohort.size()) {
                r.comment(by.name() + ": no finite fit");
                return;
            }
            made = Code.of(
                    "fitted(glm(d$case ~ ., family = binomial, data = d[c({})], na.action = na.exclude,"
                            + " control = glm.control(epsilon = 1e-14, maxit = 100)))",
                    r.texts(by.predictors().stream().map(names::of).toList()));
        }
        r.line(
                "same({}, {}, agree({}, {}))",
                r.text(derivation.name() + ", subjects with the value made again"),
                Code.of(cohort.size()),
                made,
                found);
    }

    /** Whether R reads the dates that a rule or derivation has parts of. */
    boolean readable(Set<String> parts) {
        return parts.stream()
                .map(cohort::variable)
                .allMatch(v -> v.type() != Variable.Type.DATE || VerifyScript.iso(v));
    }

    private Code column(String variable) {
        return Code.of("d[[{}]]", r.text(names.of(variable)));
    }

    /** A level by its place, from 0. */
    private Code code(String variable) {
        return Code.of("(as.integer({}) - 1)", column(variable));
    }

    private Code number(String variable) {
        return cohort.variable(variable).levels().isEmpty() ? column(variable) : code(variable);
    }

    private Code between(TimeBetween by) {
        Code from = column(by.from());
        Code to = column(by.to());
        Code span = switch (by.unit()) {
            case DAYS -> Code.of("{} - {}", to, from);
            case MONTHS -> Code.of("completed({}, {}, TRUE)", from, to);
            case YEARS -> Code.of("completed({}, {}, FALSE)", from, to);
        };
        return by.negative() == TimeBetween.Negative.MISSING
                ? Code.of("ifelse({} < {}, NA, {})", to, from, span)
                : span;
    }

    private Code formula(ByFormula by) {
        Code value = term(by.formula().root());
        Code rounded = by.decimals().isPresent()
                ? Code.of("rounded({}, {})", value, Code.of(by.decimals().getAsInt()))
                : Code.of("signif({}, 15)", value);
        return Code.of(
                "known({}, {})",
                rounded,
                Code.join(", ", by.formula().names().stream().map(this::number).toList()));
    }

    private Code term(Formula.Term term) {
        if (term instanceof Formula.Constant constant) {
            return Code.of(constant.value());
        }
        if (term instanceof Formula.Name of) {
            return number(of.name());
        }
        if (term instanceof Formula.Negative negative) {
            return Code.of("(-{})", term(negative.of()));
        }
        if (term instanceof Formula.Call call) {
            Code arguments =
                    Code.join(", ", call.arguments().stream().map(this::term).toList());
            return switch (call.function()) {
                case LN -> Code.of("finite(log({}))", arguments);
                case LOG10 -> Code.of("finite(log10({}))", arguments);
                case LOG2 -> Code.of("finite(log2({}))", arguments);
                case EXP -> Code.of("finite(exp({}))", arguments);
                case SQRT -> Code.of("finite(sqrt({}))", arguments);
                case ABS -> Code.of("abs({})", arguments);
                case MIN -> Code.of("pmin({})", arguments);
                case MAX -> Code.of("pmax({})", arguments);
                case ROUND ->
                    call.arguments().size() == 1
                            ? Code.of("rounded({}, 0)", arguments)
                            : Code.of("rounded({})", arguments);
            };
        }
        Formula.Operation operation = (Formula.Operation) term;
        Code left = term(operation.left());
        Code right = term(operation.right());
        return switch (operation.sign()) {
            case '+' -> Code.of("({} + {})", left, right);
            case '-' -> Code.of("({} - {})", left, right);
            case '*' -> Code.of("({} * {})", left, right);
            case '/' -> Code.of("finite({} / {})", left, right);
            default -> Code.of("finite(({})^({}))", left, right);
        };
    }

    /** Three-valued: R's own {@code &} and {@code |} know what is missing. */
    Code rule(Rule rule) {
        if (rule instanceof Condition condition) {
            return condition(condition);
        }
        boolean any = rule instanceof Rule.AnyOf;
        List<Rule> parts = rule instanceof Rule.AnyOf some ? some.rules() : ((Rule.AllOf) rule).rules();
        List<Code> codes = parts.stream().map(this::rule).toList();
        return Code.of("({})", any ? Code.join(" | ", codes) : Code.join(" & ", codes));
    }

    private Code condition(Condition condition) {
        Variable variable = cohort.variable(condition.variable());
        List<Code> all = new ArrayList<>();
        for (Bound bound : condition.bounds()) {
            all.add(variable.type() == Variable.Type.TEXT ? text(variable, bound) : bound(variable, bound));
        }
        return Code.of("({})", Code.join(" & ", all));
    }

    private Code text(Variable variable, Bound bound) {
        Code at = column(variable.name());
        return Code.of(
                "ifelse(is.na({}), NA, {} %in% c({}))",
                at, at, r.texts(bound.values().stream().map(VerifyScript::read).toList()));
    }

    private Code bound(Variable variable, Bound bound) {
        Code at = number(variable.name());
        Scale scale = new Scale(variable);
        List<Code> values = new ArrayList<>();
        for (String value : bound.values()) {
            double position = scale.position(value).orElse(Double.NaN);
            // A level that the column does not have matches no cell.
            values.add(Double.isNaN(position) ? Code.of("-1") : Code.of(position));
        }
        Code first = values.get(0);
        return switch (bound.relation()) {
            case ABOVE -> Code.of("({} > {})", at, first);
            case AT_LEAST -> Code.of("({} >= {})", at, first);
            case BELOW -> Code.of("({} < {})", at, first);
            case AT_MOST -> Code.of("({} <= {})", at, first);
            case EQUALS, IN -> Code.of("ifelse(is.na({}), NA, {} %in% c({}))", at, at, Code.join(", ", values));
        };
    }
}
