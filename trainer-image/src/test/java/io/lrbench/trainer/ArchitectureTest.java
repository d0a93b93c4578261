package io.lrbench.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The one-way flow of DESIGN.md. */
class ArchitectureTest {
  private static final String ROOT = "io.lrbench.trainer.";
  private static final String[] BELOW_TRAINING = {
    ROOT + "task..", ROOT + "data..", ROOT + "model..", ROOT + "safetensors..", ROOT + "engine.."
  };

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.lrbench.trainer", "ai.djl.pytorch.jni");

  /** The trainer runs wherever Java runs; annotations of the contract are no client. */
  @Test
  void theTrainerKnowsNoKubernetes() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.fabric8.kubernetes..",
                "io.fabric8.crd..",
                "io.javaoperatorsdk..",
                "io.quarkus.."));
  }

  @Test
  void dataAndModelsKnowNothingOfTraining() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(BELOW_TRAINING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "train..", ROOT + "pack..", "io.lrbench.pack.."));
  }

  @Test
  void downloadsKnowNothingOfWhatTheyBring() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "fetch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                ROOT + "train..",
                ROOT + "pack..",
                ROOT + "data..",
                ROOT + "model..",
                ROOT + "safetensors..",
                ROOT + "engine..",
                "io.lrbench.pack..",
                "io.lrbench.api..",
                "ai.djl.."));
  }

  @Test
  void onlyThePackAsksForDownloads() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(BELOW_TRAINING)
            .or()
            .resideInAPackage(ROOT + "train..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "fetch..", "java.net.http.."));
  }

  @Test
  void theLoopKnowsNoFilesEngineOrArchitecture() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "train..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                ROOT + "pack..",
                ROOT + "safetensors..",
                ROOT + "engine..",
                "ai.djl..",
                "java.nio.file.."));
  }

  @Test
  void checkpointsNeedNoEngine() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "safetensors..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", ROOT + "model..", ROOT + "data.."));
  }

  /** A result is a function of its configuration. */
  @Test
  void nothingBelowThePackReadsClockOrEnvironment() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(BELOW_TRAINING)
            .or()
            .resideInAPackage(ROOT + "train..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Instant.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class));
  }

  private void check(ArchRule rule) {
    rule.check(classes);
  }
}
