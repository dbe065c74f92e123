package org.counterpart.audit.document;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The words of an element of HTML or JATS, without marks of footnotes and references. */
final class MarkupText {
    private static final Set<String> LEFT_OUT =
            Set.of("script", "style", "nav", "button", "svg", "tex-math", "fn", "graphic", "inline-graphic", "label");
    private static final Set<String> BLOCKS = Set.of("p", "div", "br", "break", "li", "td", "th", "title", "sec");

    private MarkupText() {}

    static String of(Element element) {
        StringBuilder text = new StringBuilder();
        element.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.getWholeText().replace('\n', ' '));
                } else if (node instanceof Element part && depth > 0) {
                    return enter(part, text);
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (depth > 0 && BLOCKS.contains(node.normalName())) {
                    text.append(' ');
                }
                return FilterResult.CONTINUE;
            }
        });
        return text.toString();
    }

    private static NodeFilter.FilterResult enter(Element part, StringBuilder text) {
        String name = part.normalName();
        String kind = part.attr("ref-type");
        if (LEFT_OUT.contains(name) || kind.equals("bibr") || kind.endsWith("fn")) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        if (name.equals("sup")) {
            text.append(Raised.shown(text, part.text()));
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        return NodeFilter.FilterResult.CONTINUE;
    }
}
