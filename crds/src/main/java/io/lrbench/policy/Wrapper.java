package io.lrbench.policy;

import java.util.OptionalDouble;

/** Changes another policy's rates; what else there is to say of it stays as it is. */
interface Wrapper extends LrPolicy {
  /** What is changed. */
  LrPolicy policy();

  @Override
  default OptionalDouble momentum(long update) {
    return policy().momentum(update);
  }

  @Override
  default boolean metricDriven() {
    return policy().metricDriven();
  }

  @Override
  default boolean optimizerDriven() {
    return policy().optimizerDriven();
  }
}
