package io.lrbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The contract's layers: formulas know Java only, and nothing here knows a client or the time. */
class LayeringTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "io.lrbench.api",
              "io.lrbench.pack",
              "io.lrbench.place",
              "io.lrbench.policy",
              "io.lrbench.vocabulary");

  @Test
  void formulasKnowJavaOnly() {
    classes()
        .that()
        .resideInAPackage("io.lrbench.policy..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.lrbench.policy..", "java..")
        .check(CLASSES);
  }

  @Test
  void recordsKnowNoFormulas() {
    noClasses()
        .that()
        .resideInAnyPackage("io.lrbench.api..", "io.lrbench.pack..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.lrbench.policy..", "io.lrbench.vocabulary..")
        .check(CLASSES);
  }

  @Test
  void placesKnowJavaOnly() {
    classes()
        .that()
        .resideInAPackage("io.lrbench.place..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.lrbench.place..", "java..")
        .check(CLASSES);
  }

  @Test
  void theMappingKnowsNoKubernetes() {
    noClasses()
        .that()
        .resideInAPackage("io.lrbench.vocabulary..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8..")
        .check(CLASSES);
  }

  @Test
  void nothingKnowsTimeChanceOrEnvironment() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.time\\.(Clock|Instant)|java\\.util\\.(Random|UUID)|java\\.io\\.File")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  @Test
  void nothingKnowsAClient() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.fabric8.kubernetes.client.KubernetesClient")
        .check(CLASSES);
  }
}
