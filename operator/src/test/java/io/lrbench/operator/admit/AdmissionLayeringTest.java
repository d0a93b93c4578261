package io.lrbench.operator.admit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionLayeringTest {
  @Test
  void admissionKnowsTheContractOnly() {
    classes()
        .that()
        .resideInAPackage("io.lrbench.operator.admit")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "io.lrbench.operator.admit",
                    "io.lrbench.api",
                    "io.lrbench.place",
                    "io.lrbench.vocabulary",
                    "io.lrbench.policy",
                    "com.fasterxml.jackson..",
                    "java.lang..",
                    "java.math..",
                    "java.util..")
                .or(type(Duration.class)))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.lrbench.operator.admit"));
  }
}
