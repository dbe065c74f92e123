package org.counterpart.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.counterpart.report.Messages;
import org.counterpart.stats.Progress;
import org.counterpart.stats.Replicates;
import org.junit.jupiter.api.Test;

class SaidProgressTest {
    /** Within two seconds it says what is done, and how much of it is left. */
    @Test
    void whatTakesLongIsSaid() throws Exception {
        StringWriter err = new StringWriter();
        try (SaidProgress progress = new SaidProgress(new PrintWriter(err), Messages.EN, false)) {
            progress.step("study.step.validate");
            progress.done(1, 4);
            Thread.sleep(2_000);
        }
        assertThat(err.toString()).matches("Validating by bootstrap and cross-validation: 25%, about [3-6] s left\\R");
    }

    @Test
    void whatIsShortIsNot() throws Exception {
        StringWriter err = new StringWriter();
        try (SaidProgress progress = new SaidProgress(new PrintWriter(err), Messages.EN, false)) {
            progress.step("study.step.match");
            Thread.sleep(300);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void repeatedWorkTellsHowFarItIs() throws Exception {
        AtomicLong last = new AtomicLong();
        Progress progress = new Progress() {
            @Override
            public void step(String key) {
                // one step
            }

            @Override
            public void done(long done, long total) {
                assertThat(total).isEqualTo(100);
                last.accumulateAndGet(done, Math::max);
            }
        };
        Progress.during(progress, () -> {
            Replicates.run(100, 2, i -> {});
            return null;
        });
        assertThat(last.get()).isEqualTo(100);
        assertThat(Progress.current()).isSameAs(Progress.NONE);
    }
}
