package org.counterpart.report.raster;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.report.figure.Lettering;

/**
 * Our SVG figures as PNG at {@value #DPI} dots an inch of their printed size. The letters are those of this machine's
 * fonts: another machine may give other bytes, the same one always the same.
 */
public final class Raster {
    public static final int DPI = 300;

    private static final String CHINESE = "组间匹配";

    /** An SVG millimetre is 96/25.4 of its pixels. */
    private static final double SCALE = DPI / 96.0;

    private static final Map<RenderingHints.Key, Object> HINTS = Map.of(
            RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
            RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
            RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
            RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);

    private static final Pattern TEXT = Pattern.compile("<text ([^>]*>([^<]*))");

    /** Java's own name for whatever fonts there are, one helping out another; a font by its name helps itself alone. */
    private static final Font ANY = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /** The one our figures are drawn with here. */
    private static final Font LETTERS = Lettering.families().stream()
            .map(family -> new Font(family, Font.PLAIN, 12))
            .filter(font -> font.getFamily(Locale.ENGLISH).equals(font.getName()))
            .findFirst()
            .orElse(ANY);

    private Raster() {}

    /**
     * @param bytes the PNG
     * @param width in dots
     * @param height in dots
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Picture(byte[] bytes, int width, int height) {}

    /** @param svg a whole document whose size is stated, as every figure of ours is */
    public static Picture of(String svg) {
        SVGDocument document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(legible(svg).getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalArgumentException("not an SVG document");
        }
        int width = (int) Math.ceil(document.size().width * SCALE);
        int height = (int) Math.ceil(document.size().height * SCALE);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHints(HINTS);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        document.render((Component) null, graphics, new ViewBox(0, 0, width, height));
        graphics.dispose();
        return new Picture(Png.of(image, DPI), width, height);
    }

    /** Whether this machine has a font with Chinese characters; without one a picture shows empty boxes for them. */
    public static boolean writesChinese() {
        return LETTERS.canDisplayUpTo(CHINESE) < 0 || ANY.canDisplayUpTo(CHINESE) < 0;
    }

    /** A text with a letter its font lacks is written in whatever font has it: browsers do that unasked. */
    private static String legible(String svg) {
        return TEXT.matcher(svg)
                .replaceAll(m -> Matcher.quoteReplacement(
                        LETTERS.canDisplayUpTo(m.group(2)) < 0
                                ? m.group()
                                : "<text font-family=\"" + Font.SANS_SERIF + "\" " + m.group(1)));
    }
}
