package org.counterpart.app.edit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a form of the page says: names, each with one text or several, as a browser writes them in one line. */
public record Form(Map<String, List<String>> fields) {

    /** @param query {@code name=value&name=value}, percent signs and all */
    public static Form of(String query) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                fields.computeIfAbsent(decoded(pair.substring(0, sign)), k -> new ArrayList<>())
                        .add(decoded(pair.substring(sign + 1)));
            }
        }
        return new Form(fields);
    }

    /** A text in which a percent sign stands before no number is no browser's, and is taken as it stands. */
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The first text of a name; empty when there is none. */
    public String one(String name) {
        return all(name).isEmpty() ? "" : all(name).get(0);
    }

    /** A whole number; -1 when there is none. */
    public long number(String name) {
        return one(name).matches("\\d{1,18}") ? Long.parseLong(one(name)) : -1;
    }
}
