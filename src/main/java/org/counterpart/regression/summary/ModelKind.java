package org.counterpart.regression.summary;

import org.counterpart.regression.ConditionalFirthFit;
import org.counterpart.regression.ConditionalFit;
import org.counterpart.regression.FirthFit;
import org.counterpart.regression.RegressionFit;

/** Which likelihood a regression maximises, and whether Firth's penalty is in it. */
public enum ModelKind {
    LOGISTIC("logistic"),
    CONDITIONAL("conditional"),
    FIRTH("firth"),
    CONDITIONAL_FIRTH("conditional-firth");

    private final String key;

    ModelKind(String key) {
        this.key = key;
    }

    static ModelKind of(RegressionFit fit) {
        if (fit instanceof ConditionalFit) {
            return CONDITIONAL;
        }
        if (fit instanceof ConditionalFirthFit) {
            return CONDITIONAL_FIRTH;
        }
        return fit instanceof FirthFit ? FIRTH : LOGISTIC;
    }

    /** The word of the JSON and of the messages. */
    public String key() {
        return key;
    }
}
