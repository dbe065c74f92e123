package org.counterpart.report;

import java.util.List;
import org.counterpart.stats.OneLine;

/**
 * A report in one language, as its reader meets it: sections of paragraphs, tables, figures. Writers (HTML, Word) know
 * only this. Reports of
 * the same study in two languages have the same sections and ids. Every text in it is on one line and seen as it is.
 *
 * @param language {@code en} or {@code zh}
 */
public record Report(String language, String title, String subtitle, List<Section> sections) {
    public Report {
        title = OneLine.of(title);
        subtitle = OneLine.of(subtitle);
        sections = List.copyOf(sections);
    }

    /** The blocks of one kind, in the order of the sections; not those folded into others. */
    public <B extends Block> List<B> blocks(Class<B> kind) {
        return sections.stream()
                .flatMap(s -> s.blocks().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** @param id file-name-safe, the same in every language */
    public record Section(String id, String heading, List<Block> blocks) {
        public Section {
            heading = OneLine.of(heading);
            blocks = List.copyOf(blocks);
        }
    }

    /** What a section is made of. */
    public sealed interface Block permits Paragraph, Items, TableBlock, FigureBlock, KeyFigures, Details, Notice {}

    /** Running text; a DOI in it becomes a link. */
    public record Paragraph(String text) implements Block {
        public Paragraph {
            text = OneLine.of(text);
        }
    }

    /** A list, numbered or not; a DOI in an item becomes a link. */
    public record Items(boolean numbered, List<String> items) implements Block {
        public Items {
            items = items.stream().map(OneLine::of).toList();
        }
    }

    public record TableBlock(Table table) implements Block {}

    /**
     * A figure in both widths: the wide one for pages, the narrow one for telephones and single columns.
     *
     * @param caption what a journal prints below it
     */
    public record FigureBlock(String id, String title, String wide, String narrow, String caption) implements Block {
        public FigureBlock {
            title = OneLine.of(title);
            caption = OneLine.of(caption);
        }

        public static FigureBlock of(Drawing drawing, Messages messages, String caption) {
            return new FigureBlock(
                    drawing.id(),
                    drawing.title(messages),
                    drawing.svg(messages, Width.TWO_COLUMNS),
                    drawing.svg(messages, Width.ONE_COLUMN),
                    caption);
        }
    }

    /** The few numbers a reader came for, each beside the one that was published. */
    public record KeyFigures(List<KeyFigure> figures) implements Block {
        public KeyFigures {
            figures = List.copyOf(figures);
        }
    }

    /**
     * @param value as printed: {@code 5.38}
     * @param detail below it: {@code 95% CI 2.01–14.39}; may be empty
     * @param published as printed there; empty when there is none
     */
    public record KeyFigure(String label, String value, String detail, String published, Agreement agreement) {
        public KeyFigure {
            label = OneLine.of(label);
            value = OneLine.of(value);
            detail = OneLine.of(detail);
            published = OneLine.of(published);
        }
    }

    /** Whether the published number lies in the reproduced interval. */
    public enum Agreement {
        INSIDE,
        OUTSIDE,
        NOT_COMPARED
    }

    /** What most readers skip: shown when asked for. */
    public record Details(String summary, List<Block> blocks) implements Block {
        public Details {
            summary = OneLine.of(summary);
            blocks = List.copyOf(blocks);
        }
    }

    /** What a reader must not miss. */
    public record Notice(Weight weight, String text) implements Block {
        public Notice {
            text = OneLine.of(text);
        }

        public enum Weight {
            NOTE,
            CAUTION
        }
    }
}
