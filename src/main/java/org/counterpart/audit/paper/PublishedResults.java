package org.counterpart.audit.paper;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.counterpart.stats.Note;

/**
 * What a paper prints, number by number; what it does not print is {@link Printed#NONE} or an empty text.
 *
 * @param source the file as the user named it
 * @param citation title, journal, year, doi and the like, in the order of the file
 * @param design free text; "matched" switches the pair checks on
 * @param all sizes of the whole study
 * @param groups sizes of its parts (training, validation ...)
 * @param notes what of the file was not used, and why
 * @param places where in a document a row is printed, by its {@link RowId}; empty when it was no document
 */
public record PublishedResults(
        String source,
        Map<String, String> citation,
        String design,
        Sizes all,
        List<Sizes> groups,
        List<Model> models,
        List<Auc> aucs,
        List<Threshold> thresholds,
        List<Count> counts,
        List<Mean> means,
        List<Proportion> proportions,
        List<Remark> notes,
        Map<String, Place> places) {

    /**
     * Subjects of the study or of one of its parts. {@code nControls} may only have been added up by the reader of the
     * paper.
     */
    public record Sizes(String name, Printed nTotal, Printed nCases, Printed nControls, boolean controlsDerived) {
        /** The same with the numbers given here in place of those printed; negative ones are not given. */
        public Sizes with(int cases, int controls) {
            return new Sizes(
                    name,
                    nTotal,
                    cases < 0 ? nCases : Printed.of(Integer.toString(cases)),
                    controls < 0 ? nControls : Printed.of(Integer.toString(controls)),
                    controls < 0 && controlsDerived);
        }

        public static final Sizes UNKNOWN = new Sizes("", Printed.NONE, Printed.NONE, Printed.NONE, false);

        /** Cases, or -1. */
        public int cases() {
            return nCases.count();
        }

        public int controls() {
            return nControls.count();
        }

        public int total() {
            return nTotal.count() >= 0 || cases() < 0 || controls() < 0 ? nTotal.count() : cases() + controls();
        }
    }

    /**
     * One printed regression table.
     *
     * @param test that its P values are of, where the paper says so
     */
    public record Model(
            String label,
            String effect,
            String group,
            String link,
            TestOfP test,
            HosmerLemeshow hosmerLemeshow,
            List<Predictor> predictors) {
        /** A table without a test of its calibration, of a paper that does not say what its P values are of. */
        public Model(String label, String effect, String group, String link, List<Predictor> predictors) {
            this(label, effect, group, link, TestOfP.NOT_SAID, HosmerLemeshow.NONE, predictors);
        }

        public Model with(TestOfP said) {
            return new Model(label, effect, group, link, said, hosmerLemeshow, predictors);
        }

        /** Whether the heading says that each row is a model of its own. */
        public boolean univariable() {
            return isUnivariable(label);
        }

        public static boolean isUnivariable(String heading) {
            return matches(heading, "crude|univar|unadj|2x2|diagnostic|bivar|单因素|单变量|粗|未经?[校调][正整]|[校调][正整]前");
        }
    }

    /** The test of a model's calibration, as printed below its table. */
    public record HosmerLemeshow(Printed chi2, Printed df, Printed p) {
        public static final HosmerLemeshow NONE = new HosmerLemeshow(Printed.NONE, Printed.NONE, Printed.NONE);
    }

    /** One row of a regression table. {@code or} is whatever ratio the model's effect says. */
    public record Predictor(
            String name,
            String type,
            Printed or,
            Printed ciLow,
            Printed ciHigh,
            Printed p,
            Printed b,
            Printed se,
            Printed wald,
            TwoByTwoTable table) {}

    /**
     * Exposed and unexposed cases and controls of one predictor; {@code null} in {@link Predictor} when not printed.
     */
    public record TwoByTwoTable(
            Printed exposedCases, Printed exposedControls, Printed unexposedCases, Printed unexposedControls) {}

    public record Auc(
            String group,
            String label,
            Printed value,
            Printed ciLow,
            Printed ciHigh,
            Printed p,
            Printed se,
            Printed nCases,
            Printed nControls) {}

    public record Threshold(
            String group,
            String label,
            String cutoff,
            Printed sensitivity,
            Printed specificity,
            Printed youden,
            Printed ppv,
            Printed npv,
            Printed accuracy,
            Printed lrPos,
            Printed lrNeg,
            Printed tp,
            Printed fp,
            Printed fn,
            Printed tn) {}

    /** A row n (%) of a group comparison. */
    public record Count(
            String name,
            String group,
            Printed casesN,
            Printed casesPct,
            Printed controlsN,
            Printed controlsPct,
            Printed p2x2,
            Printed chi2) {}

    /** A row mean ± SD; {@code integer} says that every measurement is a whole number. */
    public record Mean(
            String name,
            String group,
            boolean integer,
            Printed casesMean,
            Printed casesSd,
            Printed controlsMean,
            Printed controlsSd,
            Printed t,
            Printed p) {}

    /** {@code count} of {@code total} ({@code pct}). */
    public record Proportion(String name, Printed count, Printed total, Printed pct) {}

    /** Something about the file that its reader should know, with the line it is about. */
    public record Remark(int line, String key, Note note) {}

    public PublishedResults {
        groups = List.copyOf(groups);
        models = List.copyOf(models);
        aucs = List.copyOf(aucs);
        thresholds = List.copyOf(thresholds);
        counts = List.copyOf(counts);
        means = List.copyOf(means);
        proportions = List.copyOf(proportions);
        notes = List.copyOf(notes);
        places = Map.copyOf(places);
    }

    /** The same with these sizes of the whole study. */
    public PublishedResults with(Sizes sizes) {
        return with(sizes, models);
    }

    /** The same with these tables, one for each it has. */
    public PublishedResults withModels(List<Model> others) {
        return with(all, others);
    }

    private PublishedResults with(Sizes sizes, List<Model> others) {
        return new PublishedResults(
                source,
                citation,
                design,
                sizes,
                groups,
                others,
                aucs,
                thresholds,
                counts,
                means,
                proportions,
                notes,
                places);
    }

    /** Sizes of the group a number belongs to; {@link Sizes#UNKNOWN} when nothing is known of it. */
    public Sizes sizes(String group) {
        for (Sizes g : groups) {
            if (g.name().equals(group)) {
                return g;
            }
        }
        return group.isEmpty() || group.equals("all") ? all : Sizes.UNKNOWN;
    }

    public boolean matched() {
        return matches(design, "(?<!un)(?<!non-)match|propensity|\\bpsm\\b|匹配|配对|配比")
                && !matches(design, "not matched|未匹配");
    }

    /** One line that names the paper. */
    public String cited() {
        StringBuilder out = new StringBuilder();
        for (String key : List.of("title", "journal", "year", "doi")) {
            String part = citation.getOrDefault(key, "");
            if (!part.isEmpty()) {
                out.append(out.isEmpty() ? "" : ". ").append(part);
            }
        }
        return out.toString();
    }

    public static boolean matches(String text, String words) {
        return java.util.regex.Pattern.compile(words)
                .matcher(text.toLowerCase(Locale.ROOT))
                .find();
    }
}
