package io.lrbench.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class LayeringTest {
  private static final String ROOT = "io.lrbench.embedded";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void knowsNothingOfTheProduct() {
    noClasses()
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<>("are the product's") {
              @Override
              public boolean test(JavaClass other) {
                return other.getPackageName().startsWith("io.lrbench")
                    && !other.getPackageName().startsWith(ROOT);
              }
            })
        .check(CLASSES);
  }

  @Test
  void hasNoCycles() {
    SlicesRuleDefinition.slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void rulesOfWritingKnowNoHttpAndNoNode() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".json..",
            ROOT + ".problem..",
            ROOT + ".type..",
            ROOT + ".schema..",
            ROOT + ".apply..",
            ROOT + ".store..",
            ROOT + ".openapi..",
            ROOT + ".table..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".http..", ROOT + ".node..", "io.vertx..", "io.fabric8.kubernetes.client..")
        .check(CLASSES);
  }

  @Test
  void theNodeTalksToTheApiThroughTheClientOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".node..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".http..", ROOT + ".store..", ROOT + ".type..", ROOT + ".apply..")
        .check(CLASSES);
  }
}
