package org.counterpart.files.excel;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which parts a part names: parts are found by these relationships, never by a usual name. */
record PartLinks(Map<String, Link> byId) {
    /** @param kind last word of the type, the same in Transitional and Strict */
    record Link(String kind, String target) {}

    Optional<String> first(String kind) {
        return byId.values().stream()
                .filter(link -> link.kind().equals(kind))
                .map(Link::target)
                .findFirst();
    }

    /** @param part empty for the package itself */
    static PartLinks of(ZipParts parts, String part) throws IOException {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        String rels = folder + "_rels/" + part.substring(slash + 1) + ".rels";
        Map<String, Link> links = new LinkedHashMap<>();
        if (!parts.has(rels)) {
            return new PartLinks(links);
        }
        return PartReading.of(parts.file(), rels, () -> {
            try (PartXml xml = new PartXml(parts.open(rels))) {
                while (xml.next()) {
                    if (xml.starts("Relationship") && !"External".equals(xml.attribute("TargetMode"))) {
                        String type = String.valueOf(xml.attribute("Type"));
                        String target = resolved(folder, String.valueOf(xml.attribute("Target")));
                        links.put(
                                String.valueOf(xml.attribute("Id")),
                                new Link(type.substring(type.lastIndexOf('/') + 1), target));
                    }
                }
            }
            return new PartLinks(links);
        });
    }

    private static String resolved(String folder, String target) {
        String plain = target.replace('\\', '/').replace("%20", " ");
        String path = plain.startsWith("/") ? plain : folder + plain;
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }
}
