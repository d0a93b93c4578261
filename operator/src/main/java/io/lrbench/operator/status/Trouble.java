package io.lrbench.operator.status;

import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices of what goes wrong on the way. Each cause is told once a generation of the spec, with the
 * first Job that met it, so that a thousand pods with too little memory make one notice.
 */
public final class Trouble {
  private Trouble() {}

  /**
   * What is to be told.
   *
   * @param obstacle why the API refuses a Job
   * @param generation of the spec
   */
  public static List<Notice> of(Observation seen, Optional<String> obstacle, long generation) {
    Map<String, Notice> told = new LinkedHashMap<>();
    for (SeenJob job : seen.jobs()) {
      if (job.isLive()) {
        job.failure()
            .ifPresent(
                failure ->
                    put(told, "Retried/" + cause(failure), "Retried", retried(job, failure)));
      }
      if (job.stage() == SeenJob.Stage.LOST) {
        put(
            told,
            "AnswerLost",
            "AnswerLost",
            "Job "
                + job.name()
                + " ended, but its pod is gone and its answer with it; its trials"
                + " run again");
      }
    }
    for (KeptPack pack : seen.news().values()) {
      if (pack.error() != null && !pack.userError() && pack.hasFailures()) {
        put(told, "PackFailed", "PackFailed", pack.error());
      }
    }
    obstacle.ifPresent(
        refused ->
            put(told, "JobRefused", "JobRefused", refused + "; it is tried again every 15 s"));
    List<Notice> notices = new ArrayList<>();
    told.forEach(
        (key, notice) ->
            notices.add(
                new Notice(key + "/" + generation, true, notice.reason(), notice.message())));
    return notices;
  }

  private static void put(Map<String, Notice> told, String key, String reason, String message) {
    told.putIfAbsent(key, new Notice(key, true, reason, message));
  }

  /** Reason and exit code, without the words that differ from pod to pod. */
  private static String cause(String failure) {
    int words = failure.indexOf(':');
    return words < 0 ? failure : failure.substring(0, words);
  }

  private static String retried(SeenJob job, String failure) {
    return "Job " + job.name() + ": a pod ended with " + failure + "; it is tried again";
  }
}
