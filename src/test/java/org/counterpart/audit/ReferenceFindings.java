package org.counterpart.audit;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.paper.PublishedResults;

/** The verdicts of a reference checker written in R on the same papers ({@code findings.csv}), beside ours. */
final class ReferenceFindings {
    /** One printed row under one check. {@code reference} or {@code ours} is empty where only the other has it. */
    record Pair(String file, String check, String item, String reference, Optional<Claim> ours, String detail) {
        String verdict() {
            return ours.map(c -> c.verdict().word()).orElse("-");
        }
    }

    private static final Map<String, String> NAMES = names();

    private ReferenceFindings() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        String list = "a_log_symmetry ci-symmetry b_p_vs_ci p-vs-ci b_decision decision c_or_in_ci estimate-in-ci "
                + "d_b_vs_or b-vs-or d_wald wald d_wald_p wald-p d_b_se_p b-se-p d_se_vs_ci se-vs-ci "
                + "e_auc_in_ci auc-in-ci e_auc_symmetry auc-symmetry e_auc_hanley auc-width e_auc_hanley_min auc-width "
                + "e_auc_se_vs_ci auc-se e_auc_decision auc-decision e_auc_p auc-p f_youden youden "
                + "f_grim_sens sensitivity-count f_grim_spec specificity-count f_ppv ppv f_npv npv f_accuracy accuracy "
                + "f_accuracy_range accuracy f_prevalence prevalence f_lr_pos lr-pos f_lr_neg lr-neg "
                + "f_2x2_sensitivity cells-sensitivity f_2x2_specificity cells-specificity f_2x2_ppv cells-ppv "
                + "f_2x2_npv cells-npv f_2x2_accuracy cells-accuracy g_pct percent g_group_total group-total "
                + "g_2x2_p table-p g_chi2 table-chi2 g_crude_or crude-or g_crude_ci crude-ci h_same_ci repeated-ci";
        List<String> words =
                java.util.regex.Pattern.compile(" ").splitAsStream(list).toList();
        for (int i = 0; i < words.size(); i += 2) {
            names.put(words.get(i), words.get(i + 1));
        }
        return names;
    }

    static List<Pair> compare() throws IOException {
        Map<String, List<CSVRecord>> reference = new TreeMap<>();
        try (Reader in = Files.newBufferedReader(
                        PublishedCorpus.FOLDER.resolve("findings.csv"), StandardCharsets.UTF_8);
                CSVParser parser = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            for (CSVRecord record : parser) {
                String key = record.get("file") + "|" + NAMES.get(record.get("check"));
                reference.computeIfAbsent(key, k -> new ArrayList<>()).add(record);
            }
        }
        Map<String, List<Claim>> ours = new TreeMap<>();
        for (PublishedResults paper : PublishedCorpus.papers()) {
            String file = paper.source().substring(paper.source().lastIndexOf('/') + 1);
            for (Claim claim : Audit.withDefaults().check(paper).claims()) {
                ours.computeIfAbsent(file + "|" + claim.check().word(), k -> new ArrayList<>())
                        .add(claim);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        TreeMap<String, Boolean> keys = new TreeMap<>();
        reference.keySet().forEach(k -> keys.put(k, true));
        ours.keySet().forEach(k -> keys.put(k, true));
        for (String key : keys.keySet()) {
            join(key, reference.getOrDefault(key, List.of()), ours.getOrDefault(key, List.of()), pairs);
        }
        return pairs;
    }

    /** Rows of one file and check are joined by name, those of one name in the order of the file. */
    private static void join(String key, List<CSVRecord> reference, List<Claim> ours, List<Pair> pairs) {
        String file = key.substring(0, key.indexOf('|'));
        String check = key.substring(key.indexOf('|') + 1);
        Map<String, List<Claim>> byName = new HashMap<>();
        for (Claim claim : ours) {
            byName.computeIfAbsent(name(claim), k -> new ArrayList<>()).add(claim);
        }
        for (CSVRecord record : reference) {
            String item = record.get("item");
            List<Claim> same = byName.getOrDefault(name(item), List.of());
            Optional<Claim> claim = same.isEmpty() ? Optional.empty() : Optional.of(same.remove(0));
            pairs.add(new Pair(file, check, item, record.get("verdict"), claim, record.get("detail")));
        }
        for (List<Claim> rest : byName.values()) {
            for (Claim claim : rest) {
                pairs.add(new Pair(file, check, claim.name(), "-", Optional.of(claim), ""));
            }
        }
    }

    private static String name(Claim claim) {
        String side = claim.id().endsWith(".cases_pct")
                ? " (cases)"
                : claim.id().endsWith(".controls_pct") ? " (controls)" : "";
        return claim.name() + side;
    }

    /**
     * The name of a row in an item such as {@code multivariate / Age}, {@code AUC model}, {@code count all/Male
     * (cases)}.
     */
    private static String name(String item) {
        String last = item.contains(" & ") ? item.substring(item.lastIndexOf(" & ") + 3) : item;
        return last.contains(" / ")
                ? last.substring(last.indexOf(" / ") + 3)
                : last.replaceFirst("^(AUC|threshold|share|group) |^count [^/]*/", "");
    }
}
