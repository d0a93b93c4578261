package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A benchmark of learning-rate policies on one model and data set. */
@Group(LRBenchmark.GROUP)
@Version(LRBenchmark.VERSION)
@Kind("LRBenchmark")
@Plural("lrbenchmarks")
@Singular("lrbenchmark")
@ShortNames("lrb")
public class LRBenchmark extends CustomResource<LRBenchmarkSpec, LRBenchmarkStatus>
    implements Namespaced {
  public static final String GROUP = "lrbench.io";
  public static final String VERSION = "v1alpha1";

  @Override
  @Required
  @JsonPropertyDescription("What to benchmark: model, data, training, policies and seeds.")
  public LRBenchmarkSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @JsonPropertyDescription("What the operator observed and ranked; written by the operator only.")
  public LRBenchmarkStatus getStatus() {
    return super.getStatus();
  }
}
