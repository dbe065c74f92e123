package org.counterpart.cli.option;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.counterpart.analysis.OutcomeModel;
import org.counterpart.regression.lasso.Lasso;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a screening by the LASSO. */
public final class LassoOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--lasso",
            description = "screen by the LASSO (as glmnet), then refit what it leaves in; sets stay whole in the folds")
    private boolean lasso;

    @Option(names = "--folds", paramLabel = "N", description = "of the LASSO's cross-validation (default: 10)")
    private Integer folds;

    @Option(names = "--fold-column", paramLabel = "COL", description = "the fold of each row, in place of a deal")
    private String foldColumn;

    @Option(
            names = "--lambda",
            paramLabel = "1se|min",
            description = "which penalty: the largest within one standard error of the best (default), or the best")
    private String lambda;

    @Option(
            names = "--measure",
            paramLabel = "deviance|auc",
            description = "what the parts held out are judged by (default: deviance)")
    private String measure;

    @Option(names = "--seed", paramLabel = "N", description = "deals the folds (default: 1)")
    private Long seed;

    public boolean asked() {
        return lasso;
    }

    /** The other options say nothing without a LASSO. */
    public void requireNone() {
        boolean some = Stream.of(folds, foldColumn, lambda, measure, seed).anyMatch(o -> o != null);
        if (some) {
            throw wrong("--folds, --fold-column, --lambda, --measure and --seed are of a LASSO: add --lasso");
        }
    }

    public OutcomeModel with(OutcomeModel model) {
        if (folds != null && foldColumn != null) {
            throw wrong("--folds deals the folds and --fold-column names them: give one of the two");
        }
        Lasso usual = Lasso.withDefaults();
        if (folds != null && folds < 3) {
            throw wrong("--folds must be 3 or more, got " + folds);
        }
        return model.with(
                usual.with(
                        folds == null ? usual.folds() : folds,
                        word("--lambda", lambda, usual.penalty(), Lasso.Penalty::word),
                        word("--measure", measure, usual.measure(), Lasso.Measure::word),
                        seed == null ? usual.seed() : seed),
                Optional.ofNullable(foldColumn));
    }

    private <E extends Enum<E>> E word(String option, String given, E otherwise, Function<E, String> word) {
        if (given == null) {
            return otherwise;
        }
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(e -> word.apply(e).equals(given))
                .findFirst()
                .orElseThrow(() -> wrong(option + " must be one of "
                        + Arrays.stream(all).map(word).toList() + ", got " + given));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
