package org.counterpart.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemKind;
import org.counterpart.stats.Note;
import org.counterpart.stats.OneLine;

/**
 * Texts in the user's language. A key's domain (what stands before its first dot) names the file that holds it:
 * {@code messages/DOMAIN.LANG.properties}, UTF-8. Places {@code {0}}, {@code {1}} ... take the arguments in order,
 * each on one line and seen as it is.
 */
public final class Messages {
    public static final Messages EN = new Messages("en");
    public static final Messages ZH = new Messages("zh");

    /** A dash beside a minus sign reads as a second one. */
    private static final Pattern OF_NEGATIVES =
            Pattern.compile("(?<=[0-9∞⁰¹²³⁴⁵⁶⁷⁸⁹])–(?=−)|(?<=−[0-9,.×⁻⁰¹²³⁴⁵⁶⁷⁸⁹∞]{1,24})–(?=[0-9∞])");

    private static final Pattern RANGE = Pattern.compile("(?<=[0-9∞⁰¹²³⁴⁵⁶⁷⁸⁹])–(?=[0-9∞−])");

    private final String language;
    private final List<String> variants;
    private final Map<String, Properties> domains;

    private Messages(String language) {
        this(language, List.of(), new ConcurrentHashMap<>());
    }

    private Messages(String language, List<String> variants, Map<String, Properties> domains) {
        this.language = language;
        this.variants = variants;
        this.domains = domains;
    }

    /**
     * The texts of a study of these variants: where {@code KEY@unmatched} stands in the file it is said in an unmatched
     * study in the place of {@code KEY}.
     */
    public Messages in(List<String> others) {
        return others.isEmpty() ? this : new Messages(language, others, domains);
    }

    /** The texts of a model of being exposed, in a study whose other models are of its outcome. */
    public Messages ofExposure() {
        return new Messages(language, List.of("exposure"), domains);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return domain(key.substring(0, key.indexOf('.'))).containsKey(key);
    }

    /** This language first, then the others, as a page for people has them. */
    public List<Messages> andOthers() {
        return Stream.of(this, EN, ZH).distinct().toList();
    }

    public String language() {
        return language;
    }

    public static Messages of(String language) {
        return language.equals("zh") ? ZH : EN;
    }

    public String text(Note note) {
        return in(note.variants()).text(note.code(), note.arguments());
    }

    public String text(String key, Object... arguments) {
        return text(key, List.of(arguments));
    }

    /** {@code file:line: column: "1,2": is not a number}. */
    public String problem(Problem p) {
        StringBuilder out = new StringBuilder(OneLine.of(p.source()));
        if (p.line() > 0) {
            out.append(
                    p.source().isEmpty() ? text("cohort.line", p.line()) : String.format(Locale.ROOT, ":%d", p.line()));
        }
        // A sentence that names its file itself stands alone.
        out.append(out.length() > 0 ? ": " : "");
        if (!p.column().isEmpty()) {
            out.append(OneLine.of(p.column())).append(": ");
        }
        if (!p.cell().isEmpty()) {
            out.append('"').append(OneLine.of(p.cell())).append("\": ");
        }
        return out.append(text(p.what())).toString();
    }

    /** The first problem of a kind, how many there are of it, and the lines of the next ones. */
    public String problem(ProblemKind kind) {
        if (kind.count() == 1) {
            return problem(kind.first());
        }
        List<String> places = kind.lines().stream().skip(1).map(String::valueOf).toList();
        String more = places.isEmpty()
                ? text("cohort.kind", kind.count())
                : text(
                        kind.count() > kind.lines().size() ? "cohort.kind-lines-more" : "cohort.kind-lines",
                        kind.count(),
                        places);
        return problem(kind.first()) + (language.equals("zh") ? "" : " ") + more;
    }

    private String text(String key, List<Object> arguments) {
        Properties domain = domain(key.substring(0, Math.max(0, key.indexOf('.'))));
        String pattern = variants.stream()
                .map(variant -> domain.getProperty(key + "@" + variant))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> domain.getProperty(key));
        if (pattern == null) {
            throw new IllegalStateException("no message " + key + " in " + language);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            int close = pattern.charAt(i) == '{' ? pattern.indexOf('}', i) : -1;
            if (close > 0) {
                String argument = shown(arguments.get(Integer.parseInt(pattern.substring(i + 1, close))));
                if (spaced(out) && chinese(argument, 0)) {
                    out.setLength(out.length() - 1);
                }
                out.append(argument);
                boolean spaceFollows = close + 2 < pattern.length() && pattern.charAt(close + 1) == ' ';
                i = spaceFollows && chinese(argument, argument.length() - 1) && chinese(pattern, close + 2)
                        ? close + 1
                        : close;
            } else {
                out.append(pattern.charAt(i));
            }
        }
        return out.toString();
    }

    /**
     * Whether a text ends in a Chinese character or bracket and a space: Chinese stands apart from Latin letters and
     * numbers, not from Chinese.
     */
    private static boolean spaced(CharSequence text) {
        int last = text.length() - 1;
        return last > 0 && text.charAt(last) == ' ' && chinese(text, last - 1);
    }

    private static boolean chinese(CharSequence text, int at) {
        return at >= 0
                && at < text.length()
                && (Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.HAN
                        || "（）".indexOf(text.charAt(at)) >= 0);
    }

    private String shown(Object argument) {
        if (argument instanceof List<?> several) {
            return several.stream().map(this::shown).collect(Collectors.joining(language.equals("zh") ? "、" : ", "));
        }
        if (argument instanceof Note note) {
            return text(note);
        }
        if (argument instanceof Label label) {
            return label.in(language);
        }
        return argument instanceof Double number ? Shown.significant(number, 4) : OneLine.of(argument.toString());
    }

    /** A count grouped as this language does; what is no number stays as it is. */
    public Object count(Object n) {
        return n instanceof Integer count ? Shown.count(count, language) : n;
    }

    /** Ranges as this language prints them: {@code 1.7–10.9}, {@code −3.4 to −2.9}, in Chinese {@code −3.4~−2.9}. */
    public String ranges(String text) {
        return language.equals("zh")
                ? RANGE.matcher(text).replaceAll("~")
                : OF_NEGATIVES.matcher(text).replaceAll(" to ");
    }

    private Properties domain(String name) {
        return domains.computeIfAbsent(name, this::read);
    }

    private Properties read(String domain) {
        String file = "messages/" + domain + "." + language + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no message file " + file);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
