package org.counterpart.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.counterpart.stats.Note;

/**
 * Texts in the user's language. A key's domain (what stands before its first dot) names the file that holds it:
 * {@code messages/DOMAIN.LANG.properties}, UTF-8. Places {@code {0}}, {@code {1}} ... take the arguments in order.
 */
public final class Messages {
    public static final Messages EN = new Messages("en");
    public static final Messages ZH = new Messages("zh");

    private final String language;
    private final Map<String, Properties> domains = new ConcurrentHashMap<>();

    private Messages(String language) {
        this.language = language;
    }

    public String language() {
        return language;
    }

    public static Messages of(String language) {
        return language.equals("zh") ? ZH : EN;
    }

    public String text(Note note) {
        return text(note.code(), note.arguments());
    }

    public String text(String key, Object... arguments) {
        return text(key, List.of(arguments));
    }

    private String text(String key, List<Object> arguments) {
        String pattern = domain(key.substring(0, Math.max(0, key.indexOf('.')))).getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("no message " + key + " in " + language);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            int close = pattern.charAt(i) == '{' ? pattern.indexOf('}', i) : -1;
            if (close > 0) {
                out.append(shown(arguments.get(Integer.parseInt(pattern.substring(i + 1, close)))));
                i = close;
            } else {
                out.append(pattern.charAt(i));
            }
        }
        return out.toString();
    }

    private static String shown(Object argument) {
        return argument instanceof Double number ? Shown.significant(number, 4) : argument.toString();
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
