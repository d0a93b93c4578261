package io.lrbench.operator.live;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.lrbench.operator.kube.Labels;
import io.lrbench.operator.kube.ProgressToken;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes reports: a trainer's pod proves who it is by a token that is bound to it, and speaks of the
 * trials of its own Job only.
 */
@Singleton
public final class ProgressDesk {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;
  private static final String BEARER = "Bearer ";

  private final LiveProgress progress;
  private final PodTokens tokens;
  private Function<ResourceID, Optional<Pod>> pods = id -> Optional.empty();
  private Function<ResourceID, Optional<Job>> jobs = id -> Optional.empty();

  @Inject
  public ProgressDesk(LiveProgress progress, KubernetesClient client) {
    this(progress, new PodTokens(token -> review(client, token).getStatus(), Clock.systemUTC()));
  }

  ProgressDesk(LiveProgress progress, PodTokens tokens) {
    this.progress = progress;
    this.tokens = tokens;
  }

  private static TokenReview review(KubernetesClient client, String token) {
    return client
        .tokenReviews()
        .create(
            new TokenReviewBuilder()
                .withNewSpec()
                .withToken(token)
                .withAudiences(ProgressToken.AUDIENCE)
                .endSpec()
                .build());
  }

  /** Where pods and Jobs of benchmarks are looked up. */
  public void lookIn(
      Function<ResourceID, Optional<Pod>> pods, Function<ResourceID, Optional<Job>> jobs) {
    this.pods = pods;
    this.jobs = jobs;
  }

  /**
   * Takes a report.
   *
   * @param authorization the header; null where there is none
   * @throws RefusedException it is not taken; the message says why
   */
  void take(String authorization, String body) throws RefusedException {
    if (!progress.isUsed()) {
      throw new RefusedException(UNAVAILABLE, "another replica works; ask again");
    }
    PodIdentity identity = identity(authorization);
    Job job = job(identity);
    Report report = Report.read(body);
    List<String> trials = List.of(annotation(job, Labels.TRIALS).split(",", -1));
    for (String trial : report.parts().keySet()) {
      if (!trials.contains(trial)) {
        throw new RefusedException(
            FORBIDDEN,
            "expected trials of Job " + job.getMetadata().getName() + ", found " + trial);
      }
    }
    progress.put(job.getMetadata().getLabels().get(Labels.BENCHMARK), report.parts());
  }

  private PodIdentity identity(String authorization) throws RefusedException {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw new RefusedException(
          UNAUTHORIZED, "expected the header Authorization: Bearer TOKEN, found none");
    }
    return tokens
        .pod(authorization.substring(BEARER.length()).strip())
        .orElseThrow(
            () ->
                new RefusedException(
                    UNAUTHORIZED,
                    "expected a valid token of audience "
                        + ProgressToken.AUDIENCE
                        + " that is bound to a pod, found another"));
  }

  /** The Job whose pod it is: both are there, and neither is a later one of the same name. */
  private Job job(PodIdentity identity) throws RefusedException {
    Optional<OwnerReference> owner =
        pods.apply(new ResourceID(identity.name(), identity.namespace()))
            .filter(pod -> identity.uid().equals(pod.getMetadata().getUid()))
            .map(HasMetadata::getMetadata)
            .flatMap(pod -> pod.getOwnerReferences().stream().findFirst())
            .filter(reference -> reference.getKind().equals("Job"));
    return owner
        .flatMap(reference -> jobs.apply(new ResourceID(reference.getName(), identity.namespace())))
        .filter(job -> owner.get().getUid().equals(job.getMetadata().getUid()))
        .orElseThrow(
            () ->
                new RefusedException(
                    FORBIDDEN,
                    "expected the pod of a benchmark's Job, found "
                        + identity.namespace()
                        + "/"
                        + identity.name()));
  }

  private static String annotation(Job job, String name) {
    return job.getMetadata().getAnnotations().getOrDefault(name, "");
  }
}
