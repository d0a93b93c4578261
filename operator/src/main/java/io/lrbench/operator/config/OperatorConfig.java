package io.lrbench.operator.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What an installation decides. */
@ConfigMapping(prefix = "lrbench")
public interface OperatorConfig {
  /** The image of trainer pods. */
  Trainer trainer();

  /** Whether {@code file:} URIs may be relative: on one's own machine, never on a cluster. */
  @WithDefault("false")
  boolean relativeFiles();

  /** Whether labels of Kueue are passed on to Jobs, which then wait for its admission. */
  @WithDefault("true")
  boolean queues();

  /** A folder of every node that trainers keep checkpoints in: on one's own machine. */
  Optional<String> checkpoints();

  /** Whether replicas elect the one that works. */
  @WithDefault("false")
  boolean leaderElection();

  /** The Lease of that election, in the operator's own namespace: one name a release. */
  @WithDefault("lrbench-operator")
  String lease();

  /** Whether trainers tell how far they are. */
  Progress progress();

  /** Settings of trainers' progress. */
  interface Progress {
    /** Where trainers reach {@code /progress} of this operator; they tell nothing without it. */
    Optional<String> url();

    /** Whether they tell their curves, too. */
    Curves curves();
  }

  /** Settings of trials' curves. */
  interface Curves {
    /** The folder that they are kept in; they are told nowhere without it, or without a URL. */
    Optional<String> folder();

    /** What they may take up there together, as Kubernetes writes quantities. */
    @WithDefault("1Gi")
    String size();
  }

  /** Settings of trainer pods. */
  interface Trainer {
    /** The image, with tag or digest. */
    @WithDefault("localhost/lrbench-trainer:0.1.0")
    String image();

    /**
     * The claim, in every benchmark's namespace, that keeps downloads; else each pod's own disk.
     */
    Optional<String> cacheClaim();

    /**
     * A pod template in JSON, merged over every trainer pod: runtime class, node selector,
     * tolerations. A benchmark's own {@code podTemplate} is merged over that. It is read by {@link
     * AsWritten}.
     */
    Optional<ConfigValue> podTemplate();
  }
}
