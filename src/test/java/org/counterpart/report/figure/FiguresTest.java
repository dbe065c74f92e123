package org.counterpart.report.figure;

import java.nio.file.Files;
import java.nio.file.Path;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void draws() throws Exception {
        Path to = Files.createDirectories(Path.of("target/figures"));
        for (Messages m : new Messages[] {Messages.EN, Messages.ZH}) {
            for (var e : Samples.all(m).entrySet()) {
                for (Width w : Width.values()) {
                    Files.writeString(
                            to.resolve(e.getKey() + "." + m.language() + "." + w.key() + ".svg"),
                            e.getValue().svg(m, w));
                }
            }
        }
    }
}
