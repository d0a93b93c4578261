package io.lrbench.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * One direction: plan, observe, decide, rank, status are pure; only reconcile touches a cluster.
 */
class ArchitectureTest {
  private static final String ROOT = "io.lrbench.operator";
  private static final String[] PURE = {
    ROOT + ".plan..", ROOT + ".rank..", ROOT + ".admit..", ROOT + ".decide..", ROOT + ".status.."
  };
  private static final String[] OBJECTS = {ROOT + ".observe..", ROOT + ".kube.."};
  private static final String[] TRAINER = {"ai.djl..", "io.lrbench.trainer.."};
  private static final String[] FRAMEWORKS = {
    "io.fabric8.kubernetes.client..",
    "io.javaoperatorsdk..",
    "io.quarkus..",
    "io.smallrye..",
    "io.micrometer..",
    "io.vertx..",
    "jakarta..",
    "java.net.http..",
    "java.nio.file..",
    ROOT + ".config..",
    ROOT + ".live..",
    ROOT + ".metrics..",
    ROOT + ".reconcile..",
    ROOT + ".cli.."
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** Condition, PodTemplateSpec and the resource itself are data of the contract. */
  @Test
  void pureRoomsKnowNoClientAndNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FRAMEWORKS)
        .check(CLASSES);
  }

  /** The resource's class extends the client's CustomResource; its users name the class only. */
  @Test
  void objectsAreValuesOfTheClientsModel() {
    noClasses()
        .that()
        .resideInAnyPackage(OBJECTS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FRAMEWORKS)
        .check(CLASSES);
  }

  @Test
  void timeComesAsAnArgument() {
    for (String[] rooms : new String[][] {PURE, OBJECTS}) {
      noClasses()
          .that()
          .resideInAnyPackage(rooms)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .check(CLASSES);
    }
  }

  @Test
  void nothingComesFromTheEnvironmentOrByChance() {
    for (String[] rooms : new String[][] {PURE, OBJECTS}) {
      noClasses()
          .that()
          .resideInAnyPackage(rooms)
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(SecureRandom.class)
          .check(CLASSES);
    }
  }

  @Test
  void nobodyImportsTheReconciler() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".reconcile..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".reconcile..")
        .check(CLASSES);
  }

  @Test
  void theOperatorKnowsNoTrainer() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage(TRAINER).check(CLASSES);
  }

  @Test
  void theReconcilerKnowsNoCommandLineAndNoEmbeddedApi() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".cli..", "io.lrbench.embedded..")
        .check(CLASSES);
  }

  @Test
  void arrowsNeverTurnBack() {
    SlicesRuleDefinition.slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }
}
