package org.counterpart.report.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.counterpart.report.Messages;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Samples;
import org.junit.jupiter.api.Test;

class RasterTest {
    private static final String SQUARE = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"25.4mm\" height=\"12.7mm\" "
            + "viewBox=\"0 0 72 36\"><rect x=\"36\" y=\"0\" width=\"36\" height=\"36\" fill=\"#0072b2\"/></svg>";

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void anInchIsThreeHundredDots() throws IOException {
        Raster.Picture picture = Raster.of(SQUARE);
        BufferedImage image = read(picture.bytes());
        assertThat(image.getWidth()).isEqualTo(300).isEqualTo(picture.width());
        assertThat(image.getHeight()).isEqualTo(150).isEqualTo(picture.height());
        assertThat(image.getRGB(10, 75)).isEqualTo(0xFFFFFFFF);
        assertThat(image.getRGB(290, 75)).isEqualTo(0xFF0072B2);
        // pHYs stands after IHDR, at byte 33; 300 dots an inch are 11811 a metre.
        ByteBuffer bytes = ByteBuffer.wrap(picture.bytes());
        assertThat(bytes.getInt(41)).isEqualTo(11811);
        assertThat(bytes.getInt(45)).isEqualTo(11811);
    }

    @Test
    void aFigureOfTwoColumnsIsAsWideAsItIsPrinted() throws IOException {
        String svg = Samples.forest(false).svg(Messages.EN, Width.TWO_COLUMNS);
        Raster.Picture picture = Raster.of(svg);
        // 180 mm at 300 dots an inch.
        assertThat(picture.width()).isEqualTo(2126);
        assertThat(Raster.of(svg).bytes()).isEqualTo(picture.bytes());
        BufferedImage image = read(picture.bytes());
        long ink = 0;
        for (int rgb : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            ink += (rgb & 0xFFFFFF) == 0xFFFFFF ? 0 : 1;
        }
        assertThat(ink).isGreaterThan(image.getWidth());
    }

    @Test
    void aPngHoldsEveryDot() throws IOException {
        BufferedImage image = new BufferedImage(37, 23, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(1);
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 37; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        BufferedImage back = read(Png.of(image, 300));
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 37; x++) {
                assertThat(back.getRGB(x, y)).isEqualTo(image.getRGB(x, y));
            }
        }
    }

    @Test
    void aLetterTheFontLacksIsNoBox() throws IOException {
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"25.4mm\" height=\"12.7mm\" viewBox=\"0 0 72 36\" "
                        + "font-family=\"Noto Sans CJK SC, sans-serif\"><text x=\"4\" y=\"20\" font-size=\"12\">TEXT</text></svg>";
        // A thin space has no ink in any font; Noto Sans CJK lacks it and would draw a box.
        BufferedImage image = read(Raster.of(svg.replace("TEXT", "\u2009")).bytes());
        for (int rgb : image.getRGB(0, 0, 300, 150, null, 0, 300)) {
            assertThat(rgb).isEqualTo(0xFFFFFFFF);
        }
    }

    @Test
    void whatIsNoSvgIsSaidSo() {
        assertThatThrownBy(() -> Raster.of("<html/>")).isInstanceOf(IllegalArgumentException.class);
    }
}
