package org.counterpart.report.manuscript;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Labels that begin with a person's name, which keeps its capital inside a sentence: Hosmer-Lemeshow, Gleason score,
 * Crohn's disease.
 */
final class Eponyms {
    /** Two names joined. */
    private static final Pattern JOINED = Pattern.compile("\\p{Lu}\\p{L}+[-–]\\p{Lu}\\p{Ll}.*", Pattern.DOTALL);

    /** Names that stand alone before tests, scores, angles, signs and diseases. */
    private static final Set<String> KNOWN = Set.of(("Alvarado Alzheimer Apgar Barthel Beck Bishop Borg Braden Breslow"
                    + " Brier Caprini Charlson Clark Cobb Cox Crohn Cushing Doppler Dukes Fazekas Firth Fisher Frankel"
                    + " Fuhrman Genant Gensini Glasgow Gleason Graves Hamilton Harris Hashimoto Helicobacter Hodgkin"
                    + " Horner Kaplan Karnofsky Kellgren Killip Kruskal Lauren Marfan Marshall Mayo Modic Morse Nagelkerke"
                    + " Oswestry Paget Parkinson Pearson Ranson Rutherford Schmorl Spearman Student Tanner Tjur Wald Welch"
                    + " Wells Wilcoxon Wilson Yates Youden Zung")
            .split(" "));

    private Eponyms() {}

    static boolean begin(String label) {
        return JOINED.matcher(label).matches() || KNOWN.contains(label.split("[^\\p{L}]", 2)[0]);
    }
}
