package org.counterpart.report.html;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.report.Messages;
import org.counterpart.report.Piece;
import org.counterpart.report.Report;
import org.counterpart.report.Report.Block;
import org.counterpart.report.Report.Details;
import org.counterpart.report.Report.FigureBlock;
import org.counterpart.report.Report.TableBlock;

/** One language of a page: its ids, its numbering of tables and figures, its words. */
public final class Article {
    private final Report report;
    private final Messages messages;
    private final Map<Block, Integer> numbers = new HashMap<>();
    private int tables;
    private int figures;

    Article(Report report, Messages messages) {
        this.report = report;
        this.messages = messages;
        report.sections().forEach(s -> number(s.blocks()));
    }

    private void number(List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof TableBlock) {
                numbers.put(block, ++tables);
            } else if (block instanceof FigureBlock) {
                numbers.put(block, ++figures);
            } else if (block instanceof Details details) {
                number(details.blocks());
            }
        }
    }

    public Report report() {
        return report;
    }

    /** What a screen reader needs to speak it. */
    public String htmlLanguage() {
        return report.language().equals("zh") ? "zh-CN" : report.language();
    }

    /** A file beside the page, as a link writes it. */
    public String address(String file) {
        try {
            return new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public String say(String key, Object... arguments) {
        return messages.text("report." + key, arguments);
    }

    /** An id no other part of the page has. */
    public String id(String kind, String name) {
        return report.language() + "-" + kind + "-" + name;
    }

    /** "Table 2" or "Figure 1". */
    public String numbered(Block block) {
        return say(block instanceof TableBlock ? "table" : "figure", numbers.get(block));
    }

    public ExactValues exact(TableBlock block) {
        return new ExactValues(block.table());
    }

    /** A text cut where a DOI begins and ends. */
    public List<Piece> pieces(String text) {
        return Piece.of(text);
    }

    /** The tables and figures of a section, for the table of contents. */
    public List<Block> listed(Report.Section section) {
        List<Block> listed = new ArrayList<>();
        collect(section.blocks(), listed);
        return listed;
    }

    private static void collect(List<Block> blocks, List<Block> listed) {
        for (Block block : blocks) {
            if (block instanceof TableBlock || block instanceof FigureBlock) {
                listed.add(block);
            } else if (block instanceof Details details) {
                collect(details.blocks(), listed);
            }
        }
    }
}
