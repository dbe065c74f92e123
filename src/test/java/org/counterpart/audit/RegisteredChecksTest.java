package org.counterpart.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.counterpart.audit.check.PublishedCheck;
import org.junit.jupiter.api.Test;

/** A check that is written but not asked finds nothing, and nobody notices. */
class RegisteredChecksTest {
    @Test
    void everyCheckIsAskedOnce() {
        assertThat(Audit.CHECKS)
                .extracting(check -> check.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("org.counterpart")
                                .stream()
                                .filter(c -> c.isAssignableTo(PublishedCheck.class) && !c.isInterface())
                                .map(JavaClass::getName)
                                .toList());
    }
}
