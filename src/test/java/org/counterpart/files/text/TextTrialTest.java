package org.counterpart.files.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.counterpart.files.stat.EncodingNames;
import org.counterpart.files.stat.TextDecoder;
import org.junit.jupiter.api.Test;

class TextTrialTest {
    private static String found(String declared, String encoding, String... texts) {
        TextTrial trial =
                new TextTrial(Optional.of(declared).filter(d -> !d.isEmpty()).flatMap(EncodingNames::named), true);
        for (String text : texts) {
            byte[] bytes = text.getBytes(Charset.forName(encoding));
            trial.see(bytes, 0, bytes.length);
        }
        return trial.decide().map(Charset::name).orElse("none");
    }

    @Test
    void nothingDeclaredIsFoundFromTheText() {
        assertThat(found("", "UTF-8", "骨折", "Müller")).isEqualTo("UTF-8");
        assertThat(found("", "GBK", "对照", "朱镕", "陶喆")).isEqualTo("GB18030");
        assertThat(found("", "windows-1252", "Müller", "café", "37 °C", "±")).isEqualTo("windows-1252");
    }

    @Test
    void aWrongDeclarationYieldsToTheText() {
        assertThat(found("UTF-8", "GBK", "对照", "栓塞")).isEqualTo("GB18030");
        assertThat(found("windows-1252", "GBK", "对照", "栓塞")).isEqualTo("GB18030");
        assertThat(found("EUC-CN", "GBK", "陶喆", "镕", "囍")).isEqualTo("GB18030");
        assertThat(found("EUC-CN", "UTF-8", "对照", "术后")).isIn("UTF-8", "GB18030");
    }

    @Test
    void aDeclarationThatFitsIsBelieved() {
        assertThat(found("windows-1251", "windows-1251", "Мужчина", "Женщина")).isEqualTo("windows-1251");
        assertThat(found("Big5", "Big5", "對照組")).isEqualTo("Big5");
    }

    @Test
    void aTextMayEndWithinACharacter() {
        byte[] whole = "术后骨折".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        TextTrial trial = new TextTrial(Optional.empty(), true);
        trial.see(cut, 0, cut.length);
        assertThat(trial.decide()).contains(StandardCharsets.UTF_8);
        TextDecoder decoder = new TextDecoder(StandardCharsets.UTF_8);
        assertThat(decoder.decode(cut, 0, cut.length)).isEqualTo("术后骨");
        assertThat(decoder.cut()).isEqualTo(1);
    }

    @Test
    void whatFitsNothingIsNotGuessed() {
        TextTrial trial = new TextTrial(Optional.empty(), true);
        byte[] noise = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFE, (byte) 0x80};
        trial.see(noise, 0, noise.length);
        assertThat(trial.decide()).isEmpty();
    }
}
