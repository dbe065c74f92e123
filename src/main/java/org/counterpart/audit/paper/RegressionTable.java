package org.counterpart.audit.paper;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Remark;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.source.TextFile;
import org.counterpart.stats.Note;

/**
 * A printed regression table as a CSV file: a row a predictor, columns known by the words of their heads in English or
 * Chinese. An interval may stand in two columns, in one ({@code 2.010~14.390}), or with its ratio ({@code 5.378
 * (2.010-14.390)}).
 */
public final class RegressionTable {
    private enum Role {
        INTERVAL("95.*(ci|置信|可信)|^ci$|confidence|置信区间|可信区间"),
        LOW("low|lcl|下限|下界"),
        HIGH("high|upper|ucl|上限|上界"),
        WALD("wald|χ|chi"),
        SE("^s\\.?e\\.?|std.*err|标准误"),
        P("^p($|[^a-z])|p.?value|p值|^sig"),
        OR("^[a-z]?(or|hr|rr|pr|irr)($|[^a-z])|odds|hazard|risk ratio|ratio|exp\\(|比值比|优势比|风险比|危险比"),
        B("^b$|^β|beta|coef|estimate|回归系数|^系数"),
        TYPE("^type|类型"),
        NAME("name|variable|factor|predictor|term|item|变量|因素|指标|项目|名称");

        private final Pattern words;

        Role(String words) {
            this.words = Pattern.compile(words);
        }
    }

    private static final String NUMBER = "[-−]?\\d*[.·]?\\d+";
    private static final Pattern LIMITS =
            Pattern.compile("(" + NUMBER + ")\\s*(?:~|～|-|–|—|,|，|;|to|至)\\s*(" + NUMBER + ")");

    private RegressionTable() {}

    public static PublishedResults read(Path file) throws IOException {
        return read(TextFile.read(file), file.toString());
    }

    /**
     * @throws ProblemsException when there is no row, or no column that can be told to hold a ratio and none for its
     *     interval
     */
    public static PublishedResults read(String csv, String source) throws IOException {
        String head = csv.lines().findFirst().orElse("");
        char delimiter = head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
        List<Remark> remarks = new ArrayList<>();
        List<Predictor> rows = new ArrayList<>();
        String effect = "OR";
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreSurroundingSpaces(true)
                .get()
                .parse(new StringReader(csv))) {
            Map<Role, Integer> columns = new EnumMap<>(Role.class);
            int line = 1;
            for (CSVRecord record : parser) {
                if (record.getRecordNumber() == 1) {
                    columns = columns(record, remarks);
                    effect = columns.containsKey(Role.OR) ? effect(record.get(columns.get(Role.OR))) : effect;
                    requireRatio(columns, source);
                } else if (record.stream().anyMatch(c -> !c.isBlank())) {
                    rows.add(row(record, columns, line));
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        }
        if (rows.isEmpty()) {
            throw new ProblemsException(List.of(new Problem(source, 0, "", "", Note.of("audit.problem.empty"))));
        }
        PaperBuilder paper = new PaperBuilder();
        TestOfP test = rows.stream().anyMatch(r -> r.wald().present()) ? TestOfP.WALD : TestOfP.NOT_SAID;
        paper.add(new Model("", effect, "all", "", rows).with(test), (Place) null);
        remarks.forEach(paper::add);
        return paper.build(source, Map.of(), "", Sizes.UNKNOWN);
    }

    /**
     * Each head takes the first role its words fit and no head before it took; without a name column the first unknown
     * one is it.
     */
    private static Map<Role, Integer> columns(CSVRecord heads, List<Remark> remarks) {
        Map<Role, Integer> columns = new EnumMap<>(Role.class);
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            String head = heads.get(i).strip().toLowerCase(Locale.ROOT);
            Role role = null;
            for (Role candidate : Role.values()) {
                boolean limits = candidate == Role.INTERVAL
                        && (Role.LOW.words.matcher(head).find()
                                || Role.HIGH.words.matcher(head).find());
                boolean ratio = candidate == Role.INTERVAL
                        && Role.OR.words.matcher(head).find();
                if (role == null
                        && !limits
                        && !ratio
                        && !columns.containsKey(candidate)
                        && candidate.words.matcher(head).find()) {
                    role = candidate;
                }
            }
            if (role == null) {
                unknown.add(i);
            } else {
                columns.put(role, i);
            }
        }
        if (!columns.containsKey(Role.NAME) && !unknown.isEmpty()) {
            columns.put(Role.NAME, unknown.remove(0));
        }
        for (int i : unknown) {
            remarks.add(new Remark(1, heads.get(i), Note.of("audit.remark.unknown-column")));
        }
        return columns;
    }

    private static void requireRatio(Map<Role, Integer> columns, String source) {
        if (!columns.containsKey(Role.OR)) {
            throw new ProblemsException(
                    List.of(new Problem(source, 1, "", "", Note.of("audit.problem.no-ratio-column"))));
        }
    }

    private static String effect(String head) {
        Matcher m =
                Pattern.compile("(?i)(^|[^a-z])a?(or|hr|rr|pr|irr)([^a-z]|$)").matcher(head);
        return m.find()
                ? m.group(2).toUpperCase(Locale.ROOT)
                : PublishedResults.matches(head, "hazard|危险比|风险比") ? "HR" : "OR";
    }

    private static Predictor row(CSVRecord record, Map<Role, Integer> columns, int line) {
        String ratio = cell(record, columns, Role.OR);
        String low = cell(record, columns, Role.LOW);
        String high = cell(record, columns, Role.HIGH);
        String interval = cell(record, columns, Role.INTERVAL);
        Matcher together =
                Pattern.compile("^\\s*(" + NUMBER + ")\\s*[(（\\[](.*)").matcher(ratio);
        if (together.matches()) {
            ratio = together.group(1);
            interval = together.group(2);
        }
        Matcher limits = LIMITS.matcher(interval);
        if (limits.find()) {
            low = limits.group(1);
            high = limits.group(2);
        }
        return new Predictor(
                cell(record, columns, Role.NAME),
                cell(record, columns, Role.TYPE),
                Printed.of(ratio, line),
                Printed.of(low, line),
                Printed.of(high, line),
                Printed.of(cell(record, columns, Role.P), line),
                Printed.of(cell(record, columns, Role.B), line),
                Printed.of(cell(record, columns, Role.SE), line),
                Printed.of(cell(record, columns, Role.WALD), line),
                null);
    }

    private static String cell(CSVRecord record, Map<Role, Integer> columns, Role role) {
        Integer at = columns.get(role);
        return at == null || at >= record.size() ? "" : record.get(at).strip();
    }
}
